"""What was found, is recommended and needed on one cross-cutting matter.

Joint report, paragraph 20: findings on women and women's groups, and on the effects of
terrorism on children, go to UNOCT.  Each reader's extract holds what that reader reads:
of a visit, of a report, of a State.
"""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.media import DOCX
from ctportal.pages import exports, ribbon
from ctportal.pages.panels import Panel, Place
from ctportal.rendering.docx import render_docx

from .models import Finding, Need, Recommendation
from .printing.extracts import document_of

# What stands over the results of each kind.
HEADINGS = {
    Finding: _("Findings"),
    Recommendation: _("Recommendations"),
    Need: _("Needs"),
}
FORMATS = ("xlsx", "docx")


@dataclass(frozen=True)
class Matter:
    """A cross-cutting matter, and the mark that results bear for it."""

    code: str
    label: str | Promise
    field: str


KINDS = {
    matter.code: matter
    for matter in (
        Matter("women", _("women and women’s groups"), "concerns_gender"),
        Matter("children", _("effects of terrorism on children"), "concerns_children"),
    )
}


class Extract:
    """The results that concern one matter, as one person reads them.

    `of` gives the rows of each kind, which this person may read; `about` is what they
    are of, as its title says.
    """

    def __init__(self, about, matter: Matter, person, of):
        self.about, self.matter, self.person, self.of = about, matter, person, of

    @cached_property
    def records(self) -> list:
        return [
            record
            for model in HEADINGS
            for record in self.of(model)
            .filter(**{self.matter.field: True})
            .select_related("theme")
        ]

    @property
    def title(self) -> str:
        return f"{self.about}: {capfirst(self.matter.label)}"

    @property
    def groups(self) -> list[tuple[str, list]]:
        """The records of each kind there is, under its heading."""
        kinds = {}
        for record in self.records:
            kinds.setdefault(str(HEADINGS[type(record)]), []).append(record)
        return list(kinds.items())

    def as_file(self, request) -> FileResponse:
        form = request.GET["format"]
        file = self._workbook(request) if form == "xlsx" else self._document(request)
        kind = exports.XLSX if form == "xlsx" else DOCX
        return FileResponse(
            file, as_attachment=True, filename=f"ct-portal.{form}", content_type=kind
        )

    def _workbook(self, request):
        heads = [_now("Title"), _now("Kind"), _now("Reference"), _now("Text")]
        heads += [_now("Theme"), _now("Status"), _now("Classification")]
        rows = (
            [
                str(record),
                str(record.kind_name),
                record.ref,
                record.text,
                record.theme.name,
                getattr(record, "standing", ""),
                record.marking.get_classification_display(),
            ]
            for record in self.records
        )
        line = str(ribbon.of(request.shown, self.person))
        return exports.workbook(self.matter.label, heads, rows, line)

    def _document(self, request):
        return BytesIO(render_docx(document_of(self, request.shown)))


def matter_or_404(code) -> Matter:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def page(request, extract: Extract, **context):
    """The extract on a page, or as the file that was asked for."""
    request.shown.extend(extract.records)
    if request.GET.get("format") in FORMATS:
        return extract.as_file(request)
    context |= {"extract": extract}
    return TemplateResponse(request, "assessments/extract.html", context)


def beside(report, person) -> list[Panel]:
    """The ways to a report's extracts, which stand beside it."""
    ways = [
        (reverse("assessments:extract", args=[report.ref, matter.code]), matter.label)
        for matter in KINDS.values()
    ]
    said = {"extracts": ways}
    title = _("Extracts")
    return [Panel("assessments/_extracts.html", said, Place.FURTHER, title=title)]
