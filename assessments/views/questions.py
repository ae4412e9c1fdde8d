"""Writing the questions of a draft, one by one or from a workbook."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments.actions import questions as taking_in
from assessments.actions import surveys as actions
from assessments.models import SurveyHeading, SurveyInstrument, SurveyQuestion
from assessments.surveys import workbook
from assessments.surveys.forms import SPOKEN, BookForm, HeadingForm, QuestionForm

from .records import changeable, form_page


def heading(request, ref, identity=None):
    titles = _("Add a heading"), _("Change this heading")
    return _part(request, ref, identity, SurveyHeading, HeadingForm, titles)


def question(request, ref, identity=None):
    titles = _("Add a question"), _("Change this question")
    return _part(request, ref, identity, SurveyQuestion, QuestionForm, titles)


@require_POST
def take_away(request, ref, identity):
    instrument = changeable(request, SurveyInstrument, ref)
    found = (
        model.objects.of_version(instrument.pk).filter(identity=identity).first()
        for model in (SurveyQuestion, SurveyHeading)
    )
    known = next(filter(None, found), None)
    try:
        if known:
            actions.take_away(known, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(instrument)


def bring(request, ref):
    """Questions from a workbook: all of them, or none and what is wrong with it."""
    instrument = changeable(request, SurveyInstrument, ref)
    form = BookForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            rows = workbook.read(form.cleaned_data["file"])
            count = taking_in.take_in(instrument, rows, by=request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            told = ngettext("%(n)s question stored.", "%(n)s questions stored.", count)
            messages.success(request, told % {"n": count})
            return redirect(instrument)
    request.shown.add(instrument)
    context = {"form": form, "about": instrument, "columns": workbook.COLUMNS}
    return render(request, "assessments/bring_questions.html", context)


def _part(request, ref, identity, model, form_class, titles):
    instrument = changeable(request, SurveyInstrument, ref)
    language = request.GET.get("in", "")
    known = None
    if identity:
        rows = model.objects.of_version(instrument.pk)
        known = get_object_or_404(rows, identity=identity)

    def act(form):
        actions.put(model, instrument, by=request.user, known_as=identity, **form.facts)
        return instrument

    form = form_class(
        request.POST or None, instance=known, instrument=instrument, language=language
    )
    return form_page(
        request,
        form,
        act,
        template="assessments/question_form.html",
        title=titles[bool(known)],
        about=instrument,
        part=known,
        said_in=form.said_in,
        languages=SPOKEN.items(),
    )
