"""Pages of what is answered to a survey: read, filled in part by part, compared."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap

from assessments.actions import answers as actions
from assessments.actions import may_comment
from assessments.models import (
    Assessment,
    SurveyAnswer,
    SurveyAnswers,
    SurveyInstrument,
    SurveyQuestion,
)
from assessments.surveys import answered, files
from assessments.surveys.forms import AnswerForm, BeginForm
from assessments.surveys.lists import Answered
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.pages import lists
from ctportal.reference.models import ScaleLevel

from .records import changeable, form_page, readable, report_of, surroundings


def index(request):
    rows = SurveyAnswers.objects.readable_by(request.user).for_table()
    return lists.page(request, Answered, rows.unsealed_for(request.user))


def begin(request, ref):
    assessment = changeable(request, Assessment, ref)
    issued = SurveyInstrument.objects.readable_by(request.user).issued()
    issued = issued.order_by("-issued_on", "ref")

    def act(form):
        instrument = form.cleaned_data["instrument"]
        return actions.begin_answers(assessment, instrument, by=request.user)

    form = BeginForm(request.POST or None, instruments=issued)
    request.shown.extend(issued.for_table())
    title, lead = _("Begin the answers"), _("Whoever reads the survey reads them.")
    return form_page(request, form, act, title=title, lead=lead, about=assessment)


def answers(request, ref):
    """All that was answered, as its reader reads it; as a file too."""
    known = readable(request, SurveyAnswers, ref)
    report = report_of(request, known)
    parts = answered.read(known, request.user)
    request.shown.extend([report, *answered.shown(parts)])
    context = surroundings(request, known)
    if request.GET.get("format") == "xlsx":
        return files.of_answers(request, known, parts)
    context |= {"report": report, "parts": parts, **answered.progress(parts)}
    context["earlier"] = _earlier(request, known)
    return render(request, "assessments/answers.html", context)


def fill(request, ref):
    """One part of the questionnaire at a time, each answer stored as it is left."""
    known = changeable(request, SurveyAnswers, ref)
    parts = answered.read(known, request.user)
    dropped = _put_former(request, known, parts)
    current = _chosen(parts, request.GET.get("part"))
    levels = _levels(request, known)
    request.shown.extend([known, *answered.shown(parts, dropped or ())])
    context = {
        "record": known,
        "parts": parts,
        "part": current,
        "dropped": dropped,
        "has_former": dropped is not None,
        "rows": [(row, _form(row, levels)) for row in current.rows] if current else [],
        **answered.progress(parts),
    }
    return render(request, "assessments/fill_answers.html", context)


@require_POST
def answer(request, ref, identity):
    known, row = _asked(request, ref, identity)
    form = _form(row, _levels(request, known), request.POST)
    if form.is_valid():
        form = _stored(request, known, row, form)
    return _row_again(request, known, identity, form)


@require_POST
def accept(request, ref, identity):
    """Take over what was answered before: a deliberate act."""
    known, row = _asked(request, ref, identity)
    try:
        if row.former:
            actions.accept(known, row.question, row.former, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return _row_again(request, known, identity)


@require_POST
def accept_part(request, ref):
    """Take over what was answered before to every question of a part that is asked in
    the same words and not answered yet."""
    known = changeable(request, SurveyAnswers, ref)
    parts = answered.read(known, request.user)
    _put_former(request, known, parts)
    part = _chosen(parts, request.POST.get("part"))
    pairs = [(row.question, row.former) for row in part.open_as_before] if part else []
    try:
        actions.accept_all(known, pairs, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    address = reverse("assessments:fill-answers", args=[known.ref])
    return redirect(f"{address}?part={part.number}" if part else address)


def compared(request, ref):
    """Beside what was answered on an earlier day, question by question."""
    known = readable(request, SurveyAnswers, ref)
    earlier = _earlier(request, known)
    former = next((e for e in earlier if e.ref == request.GET.get("with")), None)
    former = former or next(iter(earlier), None)
    parts, dropped = answered.read(known, request.user), []
    if former:
        dropped = answered.put_former(parts, former, request.user)
    request.shown.extend([known, former, *answered.shown(parts, dropped)])
    context = {"record": known, "former": former, "earlier": earlier}
    context |= {"parts": parts, "dropped": dropped}
    return render(request, "assessments/compared_answers.html", context)


def one(request, ref):
    """One answer alone: what may be withheld of it, who reads it."""
    found = readable(request, SurveyAnswer, ref)
    around = SurveyAnswers.objects.readable_by(request.user).for_table()
    known = get_object_or_404(around, pk=found.answers_id)
    report = report_of(request, known)
    request.shown.extend([known, report])
    context = surroundings(request, found) | {"answers": known, "survey": report}
    context["may_comment"] = bool(report) and may_comment(request.user, report)
    return render(request, "assessments/survey_answer.html", context)


def _asked(request, ref, identity):
    """The answers and the row of one question, with what was answered before."""
    known = changeable(request, SurveyAnswers, ref)
    questions = SurveyQuestion.objects.of_version(known.instrument_id)
    get_object_or_404(questions, identity=identity)
    parts = answered.read(known, request.user)
    _put_former(request, known, parts)
    rows = (row for part in parts for row in part.rows)
    return known, next(row for row in rows if row.question.identity == identity)


def _row_again(request, known, identity, form=None):
    """The row as it stands now; where scripts run not, its whole part.

    Where an answer was stored, what is being written in the row is left alone: its
    writer types on meanwhile.
    """
    parts = answered.read(known, request.user)
    has_former = _put_former(request, known, parts) is not None
    part, row = next(
        (part, row)
        for part in parts
        for row in part.rows
        if row.question.identity == identity
    )
    if not request.htmx and (form is None or not form.errors):
        address = reverse("assessments:fill-answers", args=[known.ref])
        return redirect(f"{address}?part={part.number}#{row.id}")
    request.shown.extend([known, *answered.shown([part])])
    is_kept = form is not None and not form.errors and "whole" not in request.POST
    if form is None or not form.errors:
        form = _form(row, _levels(request, known))
    context = {"record": known, "row": row, "form": form, **answered.progress(parts)}
    context |= {"has_former": has_former, "is_again": True}
    if is_kept:
        return reswap(render(request, "assessments/_answer_kept.html", context), "none")
    template = "_answer_row.html" if request.htmx else "one_answer.html"
    return render(request, f"assessments/{template}", context)


def _stored(request, known, row, form):
    """The form, with what an action found wrong of it."""
    try:
        seen = {"seen": form.version_seen}
        actions.answer(known, row.question, by=request.user, **seen, **form.facts)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    except ChangedMeanwhile:
        form.tell_of(_asked(request, known.ref, row.question.identity)[1].answer)
    return form


def _form(row, levels, posted=None):
    return AnswerForm(posted, question=row.question, levels=levels, answer=row.answer)


def _levels(request, known):
    """Those of the scale of the version that is answered."""
    instruments = SurveyInstrument.objects.readable_by(request.user)
    scale = instruments.filter(pk=known.instrument_id).values("scale")
    return list(ScaleLevel.objects.filter(scale__in=scale))


def _put_former(request, known, parts) -> list | None:
    """The questions that are dropped; nothing where none was answered before."""
    former = next(iter(_earlier(request, known)), None)
    return answered.put_former(parts, former, request.user) if former else None


def _earlier(request, known) -> list[SurveyAnswers]:
    """What was answered for the State before, as far as it may be read."""
    readable = SurveyAnswers.objects.readable_by(request.user).for_table()
    return list(readable.unsealed_for(request.user).of_state_before(known))


def _chosen(parts, number):
    wanted = (part for part in parts if str(part.number) == number)
    return next(wanted, parts[0] if parts else None)
