"""A file that a State returned: brought, shown comment by comment, taken in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import actions, report, sent
from assessments.forms import ReturnedForm
from assessments.models import Assessment, Comment, ReportFile
from assessments.places import PlaceForm
from assessments.reading.preview import ShownComment
from assessments.reading.returned import said_in
from ctportal.correspondence import reading
from ctportal.pages import bringing

from .drafts import brought, crumbs_of, file_or_404
from .records import changeable

Holds = ReportFile.Holds


def bring(request, ref):
    assessment = changeable(request, Assessment, ref)
    initial = {"language": assessment.language}
    form = ReturnedForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        letter = {n: form.cleaned_data[n] for n in ("letter_number", "letter_on")}
        file = brought(request, form, assessment, Holds.COMMENTS, **letter)
        if file:
            return redirect("assessments:returned", ref, file.document.ref)
    request.shown.add(assessment)
    return bringing.page(request, form, _bring(assessment))


def _bring(assessment) -> bringing.Bring:
    comments = reverse("assessments:comments", args=[assessment.ref])
    return bringing.Bring(
        title=_("Bring the file the State returned"),
        lead=_(
            "Its tracked changes, its remarks and whatever differs from the text it "
            "was sent are shown paragraph by paragraph before anything is kept as a "
            "comment."
        ),
        button=_("Read the document"),
        crumbs=[*crumbs_of(assessment), (_("Comments of the State"), comments)],
        other=(_("Cancel"), comments),
    )


def returned(request, ref, document):
    """What the State says, each at its paragraph; sent, it is kept as its comments."""
    assessment = changeable(request, Assessment, ref)
    file = file_or_404(request, assessment, document, Holds.COMMENTS)
    chapters = report.read(assessment, request.user)
    shown = _shown(request, assessment, file, chapters)
    if request.method == "POST" and _taken_in(request, file, shown):
        return redirect("assessments:comments", ref)
    sections = (chapter.section for chapter in chapters)
    request.shown.extend([assessment, file.document, *sections])
    context = {"about": assessment, "file": file, "comments": shown}
    return render(request, "assessments/returned.html", context)


def _shown(request, assessment, file, chapters) -> list[ShownComment]:
    """Each comment as it was read, with what is to be chosen of it."""
    there = sent.text_as_sent(assessment, request.user)
    words = {known.place: known.text for known in there}
    numbers = report.numbers(chapters)
    found = said_in(reading.read(file.document), there)
    return [
        ShownComment(
            number,
            said,
            Comment.Asks(said.asks).label,
            numbers.get(said.place, ""),
            words.get(said.place, ""),
            _place_form(request, number, said, chapters),
            _is_kept(request, number, said),
        )
        for number, said in enumerate(found, start=1)
    ]


def _place_form(request, number, said, chapters):
    if said.place:
        return None
    return PlaceForm(request.POST or None, chapters=chapters, prefix=f"c{number}")


def _is_kept(request, number, said) -> bool:
    if request.method == "POST":
        return f"keep-{number}" in request.POST
    return not said.is_doubtful


def _taken_in(request, file, shown) -> bool:
    try:
        chosen = [one.chosen() for one in shown if one.is_kept]
        made = actions.take_in_comments(file, chosen, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return False
    told = ngettext("%(n)s comment stored.", "%(n)s comments stored.", len(made))
    messages.success(request, told % {"n": len(made)})
    return True
