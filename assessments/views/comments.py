"""The State's comments on a report: the annex, one of them, and what is answered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import actions, annex, report
from assessments.commenting import telling
from assessments.forms import AnswerForm, CommentForm
from assessments.models import Assessment, Comment, SurveyAnswer
from assessments.places import PlaceForm
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.policy import can_change, is_holder

from .records import readable, surroundings

WRITERS = actions.WRITERS


def comments(request, ref):
    """The annex: every comment with its paragraph and its answer."""
    assessment = readable(request, Assessment, ref)
    entries = read_with_comments(request, assessment)[1]
    context = {
        "record": assessment,
        "entries": entries,
        "unplaced": [entry for entry in entries if entry.comment.is_unplaced],
        "unanswered": [entry for entry in entries if not entry.answer],
        "is_answered_later": any(entry.is_answered_later for entry in entries),
        "may_change": can_change(request.user, assessment, *WRITERS),
        "may_comment": actions.may_comment(request.user, assessment),
        "days": telling.beside(assessment, request.user, offers=False),
    }
    return render(request, "assessments/comments.html", context)


def comment(request, ref):
    return _page(request, _readable(request, ref))


def _page(request, comment, answer_form=None):
    """A comment with its answer; one that was refused keeps its words."""
    assessment = _report_of(request, comment)
    chapters, entries = read_with_comments(request, assessment)
    entry = next(entry for entry in entries if entry.comment.pk == comment.pk)
    may_answer = bool(assessment) and can_change(request.user, assessment, *WRITERS)
    context = surroundings(request, comment) | {
        "report": assessment,
        "entry": entry,
        "may_answer": may_answer,
        "may_change": _may_change(request.user, entry),
        "answer_form": (answer_form or _answer_form(entry)) if may_answer else None,
        "place_form": _place_form(request, entry, chapters),
    }
    return render(request, "assessments/comment.html", context)


def new(request, ref):
    """A comment typed at a paragraph, which the address names."""
    assessment = readable(request, Assessment, ref)
    if not actions.may_comment(request.user, assessment):
        raise PermissionDenied
    chapters = report.read(assessment, request.user)
    on_behalf = is_holder(request.user, assessment)
    at = {"place": request.GET.get("at", "")}
    told = _answers_of(request, assessment)
    places = {"chapters": chapters, "answers": told}
    place = PlaceForm(request.POST or None, initial=at, **places)
    words = _words_at(chapters, told, at)
    said = {"language": assessment.language, "proposed": words}
    form = CommentForm(request.POST or None, on_behalf=on_behalf, initial=said)
    if request.method == "POST" and all([place.is_valid(), form.is_valid()]):
        facts = place.chosen | form.facts
        made = _done(form, actions.comment, assessment, by=request.user, **facts)
        if made:
            messages.success(request, _("The comment is stored."))
            return redirect("assessments:comments", ref)
    sections = [chapter.section for chapter in chapters]
    request.shown.extend([assessment, *sections, *told])
    context = {"about": assessment, "place": place, "form": form}
    return render(request, "assessments/new_comment.html", context)


def edit(request, ref):
    comment = _readable(request, ref)
    if not actions.may_change_comment(request.user, comment):
        raise PermissionDenied
    on_behalf = bool(comment.letter_number)
    form = CommentForm(request.POST or None, instance=comment, on_behalf=on_behalf)
    if form.is_valid() and _done(
        form, actions.change_comment, comment, by=request.user, **form.facts
    ):
        return redirect(comment)
    request.shown.add(comment)
    context = {"form": form, "about": comment, "title": _("Change this comment")}
    return render(request, "assessments/form.html", context)


@require_POST
def answer(request, ref):
    comment = _readable(request, ref)
    form = AnswerForm(request.POST)
    if form.is_valid() and _done(
        form, actions.answer, comment, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The answer is stored."))
        return redirect(comment)
    return _page(request, comment, form)


@require_POST
def place(request, ref):
    comment = _readable(request, ref)
    chapters = report.read(comment.assessment_id, request.user)
    form = PlaceForm(request.POST, chapters=chapters)
    if form.is_valid():
        _done(form, actions.place, comment, by=request.user, **form.chosen)
    for said in form.non_field_errors():
        messages.error(request, said)
    return redirect(comment)


def read_with_comments(request, assessment):
    """A report's chapters with what the State says of them; all of it is shown."""
    if assessment is None:
        return [], []
    chapters = report.read(assessment, request.user)
    entries = annex.annexed(assessment, request.user, chapters)
    answers = [entry.answer for entry in entries if entry.answer]
    sections = [chapter.section for chapter in chapters]
    shown = [assessment, *sections, *(entry.comment for entry in entries), *answers]
    request.shown.extend(shown)
    return chapters, entries


def _readable(request, ref) -> Comment:
    comments = Comment.objects.readable_by(request.user).for_table()
    shown = comments.select_related("changed_by", "assessment__marking")
    return get_object_or_404(shown.unsealed_for(request.user), ref=ref)


def _report_of(request, comment):
    reports = Assessment.objects.readable_by(request.user).for_table()
    shown = reports.unsealed_for(request.user)
    return get_object_or_404(shown, pk=comment.assessment_id)


def _may_change(person, entry) -> bool:
    may = actions.may_change_comment(person, entry.comment)
    return may and not actions.is_answered(entry.comment)


def _place_form(request, entry, chapters) -> PlaceForm | None:
    may = actions.may_change_comment(request.user, entry.comment)
    return PlaceForm(chapters=chapters) if may else None


def _answer_form(entry) -> AnswerForm:
    given = entry.answer
    said = {"verdict": given.verdict, "reason": given.reason} if given else {}
    return AnswerForm(initial=said)


def _answers_of(request, assessment) -> list[SurveyAnswer]:
    """The answers of a survey that its reader may say something of."""
    if assessment.type != Assessment.Type.SURVEY:
        return []
    rows = SurveyAnswer.objects.readable_by(request.user).for_table()
    of_survey = rows.filter(answers__assessment=assessment)
    by_question = of_survey.order_by("question__position", "ref")
    return list(by_question.unsealed_for(request.user))


def _words_at(chapters, answers, at) -> str:
    found = [p.text for c in chapters for p in c.paragraphs if p.id == at["place"]]
    found += [one.text for one in answers if one.ref == at["place"]]
    return next(iter(found), "")


def _done(form, action, *said, **facts):
    """What an action made, or None and a word why not beside its field."""
    try:
        return action(*said, **facts)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    except ChangedMeanwhile:
        form.add_error(None, _("Somebody changed this meanwhile. Look at it again."))
    return None
