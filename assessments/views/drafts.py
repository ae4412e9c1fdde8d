"""A draft written in Word: brought, shown as it was read, made the report's text."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import actions
from assessments.forms import LiftedForm, WordForm
from assessments.models import Assessment, Recommendation, ReportFile, Section
from assessments.reading.lifting import lifted_from
from assessments.reading.outline import outline_of
from assessments.reading.preview import shown
from ctportal.correspondence import reading
from ctportal.correspondence.models import Document
from ctportal.pages import bringing
from ctportal.reference.models import Theme
from ctportal.reference.names import in_reading_order

from .records import changeable

Holds = ReportFile.Holds


def bring(request, ref):
    assessment = changeable(request, Assessment, ref)
    initial = {"language": assessment.language}
    form = WordForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        file = brought(request, form, assessment, Holds.DRAFT)
        if file:
            return redirect("assessments:draft", ref, file.document.ref)
    request.shown.add(assessment)
    return bringing.page(request, form, _bring(assessment))


def draft(request, ref, document):
    """The draft as it was read; sent, it is the text of the report."""
    assessment = changeable(request, Assessment, ref)
    file = file_or_404(request, assessment, document, Holds.DRAFT)
    outline = outline_of(reading.read(file.document))
    forms = _forms(request, assessment, outline)
    # Every one is asked, so that all that is missing is said at once.
    sound = [form.is_valid() for form in forms.values()]
    is_sent = request.method == "POST"
    if is_sent and all(sound) and _taken_in(request, file, outline, forms):
        return redirect(assessment)
    request.shown.extend([assessment, file.document])
    context = {
        "about": assessment,
        "file": file,
        "outline": outline,
        "sections": shown(outline, forms),
        "recommended": len(forms),
        "wrong": [one for one, form in forms.items() if form.errors],
        "replaces": _standing(assessment, request.user).exists(),
    }
    return render(request, "assessments/draft.html", context)


def _bring(assessment) -> bringing.Bring:
    return bringing.Bring(
        title=_("Bring a draft"),
        lead=_(
            "It is kept with the report, for your office alone, and shown as it was "
            "read before it becomes the report’s text."
        ),
        button=_("Read the document"),
        crumbs=crumbs_of(assessment),
        other=(_("Cancel"), assessment.get_absolute_url()),
    )


def brought(request, form, assessment, holds, **letter):
    """The file as it is kept, or None and what is wrong with it beside its field."""
    try:
        return actions.bring_file(
            assessment,
            by=request.user,
            file=form.cleaned_data["file"],
            language=form.cleaned_data["language"],
            holds=holds,
            **letter,
        )
    except ValidationError as refusal:
        form.add_error("file", refusal)
        return None


def crumbs_of(assessment) -> list[tuple[str, str]]:
    """The way to a report from the list of them."""
    index = (_("Assessments"), reverse("assessments:index"))
    return [index, (str(assessment), assessment.get_absolute_url())]


def file_or_404(request, assessment, document, holds) -> ReportFile:
    """A file of this report that its reader may read, with its document."""
    readable = Document.objects.readable_by(request.user).for_table()
    found = get_object_or_404(readable, ref=document)
    file = get_object_or_404(assessment.files, document=found, holds=holds)
    file.document, file.report = found, assessment
    return file


def _forms(request, assessment, outline) -> dict:
    """What is to be chosen of each recommendation that is not there already."""
    known = _known(assessment, request.user)
    themes = {theme.code: theme for theme in in_reading_order(Theme.objects.all())}
    return {
        one: LiftedForm(
            request.POST or None,
            prefix=f"r{one.code}",
            themes=themes,
            initial={"theme": _suggested(one, themes)},
        )
        for one in lifted_from(outline)
        if one.text not in known
    }


def _known(assessment, person) -> set[str]:
    beneath = Recommendation.objects.readable_by(person).under(assessment)
    return {known.text for known in beneath.unsealed_for(person)}


def _standing(assessment, person):
    return Section.objects.readable_by(person).of_report(assessment)


def _suggested(lifted, themes) -> str:
    """The theme whose name its heading or its words say."""
    for said in (lifted.heading.casefold(), lifted.text.casefold()):
        for code, theme in themes.items():
            if theme.name.casefold() in said:
                return code
    return ""


def _taken_in(request, file, outline, forms) -> bool:
    chosen = [(one, f.facts) for one, f in forms.items() if f.cleaned_data["is_kept"]]
    try:
        made = actions.take_in_draft(file, outline, by=request.user, recommended=chosen)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return False
    told = ngettext(
        "The draft is the text of the report; %(n)s recommendation lifted.",
        "The draft is the text of the report; %(n)s recommendations lifted.",
        len(made),
    )
    messages.success(request, told % {"n": len(made)})
    return True
