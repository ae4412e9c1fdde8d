"""The clearance of one record: its rounds, submitting it, answering a step."""

from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, asking, fingerprints
from ..forms import AnswerForForm, DecideForm, PassOnForm
from .asking import act_once, course_or_404, form_page


def of_record(request, ref):
    """Every round of a record's clearance, the latest first."""
    course = course_or_404(request, ref)
    context = {"course": course, "unread": course.unread()}
    return render(request, "clearance/of_record.html", context)


@require_POST
def submit(request, ref):
    course = course_or_404(request, ref)

    def act():
        chain = actions.submit(course.record, by=request.user)
        messages.success(request, _("Submitted for clearance."))
        for asked, unread in asking.unread_by(chain, course.record, request.user):
            messages.warning(request, _unread(asked, unread, course.record))

    return act_once(request, act, back=_page_of(ref))


@require_POST
def take_back(request, ref):
    course = course_or_404(request, ref)
    if course.latest is None:
        raise Http404

    def act():
        actions.take_back(course.latest.chain, course.record, by=request.user)

    return act_once(request, act, back=_page_of(ref))


def decide(request, ref, step):
    """One answer: cleared, cleared with changes, or returned."""
    course = course_or_404(request, ref)
    drawn = _step_or_404(course, step)
    seen = fingerprints.seen(course.record, request.user)
    form = DecideForm(request.POST or None, initial={"seen": seen})

    def act(typed):
        facts = {"by": request.user, **typed}
        with _asking_again(form, seen):
            answered = actions.decide(drawn.step, course.record, **facts)
        messages.success(request, capfirst(answered.get_answer_display()))

    words = {"course": course, "drawn": drawn, "title": _("Your answer")}
    words |= {"since": course.changed_since(), "meanwhile": course.changed_meanwhile()}
    return form_page(
        request,
        form,
        act,
        template="clearance/decide.html",
        back=_page_of(ref),
        **words,
    )


def pass_on(request, ref, step):
    """The head asks another in somebody's place."""
    course = course_or_404(request, ref)
    drawn = _step_or_404(course, step)
    if not course.is_head:
        raise Http404
    form = PassOnForm(request.POST or None, office=course.record.holder)

    def act(typed):
        actions.pass_on(drawn.step, course.record, by=request.user, **typed["asked"])

    words = {"title": _("Ask another"), "lead": drawn.step.asked, "course": course}
    return form_page(request, form, act, back=_page_of(ref), **words)


def answer_for(request, ref):
    """Say by name why another version than the cleared one goes out."""
    course = course_or_404(request, ref)
    if not course.is_other_version:
        raise Http404
    chain = course.latest.chain
    seen = fingerprints.seen(course.record, request.user)
    form = AnswerForForm(request.POST or None, initial={"seen": seen})

    def act(typed):
        with _asking_again(form, seen):
            actions.acknowledge(chain, course.record, by=request.user, **typed)

    words = {"title": _("Another version than the cleared one"), "course": course}
    return form_page(
        request,
        form,
        act,
        template="clearance/answer_for.html",
        back=course.record.get_absolute_url(),
        **words,
    )


@contextmanager
def _asking_again(form, seen):
    """Where another version stands than was read, the form asks about that one."""
    try:
        yield
    except actions.AnotherVersion:
        form.ask_again_about(seen)
        raise


def _unread(asked, unread, record) -> str:
    """What somebody asked does not read, told who submits it."""
    if record in unread:
        said = _(
            "%(asked)s cannot read it, or not all of it: the head may ask another."
        )
        return said % {"asked": asked}
    said = _("%(asked)s cannot read all that goes out with it: %(parts)s.")
    return said % {"asked": asked, "parts": ", ".join(map(str, unread))}


def _page_of(ref):
    return reverse("clearance:of-record", args=[ref])


def _step_or_404(course, ref):
    found = (drawn for drawn in course.latest or () if drawn.step.ref == ref)
    step = next(found, None)
    if step is None:
        raise Http404
    return step
