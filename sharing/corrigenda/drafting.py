"""The notice of a corrigendum as a Word document: what was, and what is."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding
from ctportal.pages.ribbon import why
from ctportal.rendering import content
from ctportal.rendering.docx import render_docx


def as_document(notice, corrections, language: str) -> bytes:
    """In the language it goes out in; the passages in the report's."""
    with translation.override(language):
        rows = [_row(one) for one in corrections]
        table = content.Table([_("Part"), _("It was"), _("It is")], rows)
        said = _("Please read the report named above with these corrections.")
        parts = [
            content.Section(
                _("Corrections"), paragraphs=content.prose(said), tables=[table]
            )
        ]
        return render_docx(_document(notice, corrections, parts, language))


def _row(one) -> tuple[str, str, str]:
    # Each on a line of its own: a reference is not broken at its hyphen.
    part = f"{finding.kind_named(one.part.kind)}\n{one.part.ref}"
    return part, one.was or "–", one.text or "–"


def _document(notice, corrections, parts, language) -> content.Document:
    marks = [int(one.of.classification) for one in corrections]
    highest = max([int(notice.classification), *marks])
    return content.Document(
        title=_("Corrigendum"),
        subtitle=f"{notice.corrigendum.report.ref} · {notice}",
        state="",
        language=language,
        paper="a4",
        classification=content.CLASSIFICATIONS[highest],
        handling_line=why([notice.holder], notice.entity),
        exercise=settings.EXERCISE,
        copy_number=1,
        reader_line=notice.receiver,
        as_of=notice.created_at,
        sections=parts,
    )
