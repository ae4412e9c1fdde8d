"""How CTED clears its reports, and one report that is on its way through."""

from django.utils import timezone

from assessments import actions
from assessments.models import Assessment
from ctportal.clearance.chains import actions as clearance
from ctportal.clearance.chains import templates
from ctportal.clearance.models import Chain, ChainStep
from ctportal.people.models import Function, Person
from ctportal.reference.models import State

from .acting import acting

KIND = Assessment.kind
# Who clears: by place, the login or the function, and the working days each has.
STEPS = [
    (1, "reviewer.cted", "", 5),
    (2, "", "legal-cted", 3),
    (2, "", "gender-cted", 3),
    (3, "", "head-cted", 2),
]
STATE = "XAD"
TITLE = "Follow-up visit to Rimosa: draft report"
TEXTS = {
    "Introduction": "The delegation came back to Rimosa two years after its visit.",
    "Border management": "Two of the eleven border posts are now connected."
    "\n\nThe other nine still keep their records on paper.",
    "Women and women’s groups": "Women’s groups were heard in three provinces.",
}
RETURNED = "Say which two posts are connected, and since when."


def load():
    with acting("head.cted") as head:
        steps = [_step(*row) for row in STEPS]
        facts = {"office": head.entity, "steps": steps}
        templates.change_template(KIND, by=head, **facts)
    with acting("analyst.cted") as analyst:
        report = _report(analyst)
        clearance.submit(report, by=analyst)
    with acting("reviewer.cted") as reviewer:
        _answer(report, reviewer, ChainStep.Answer.RETURNED, RETURNED)
    with acting("analyst.cted") as analyst:
        report = Assessment.objects.readable_by(analyst).get(pk=report.pk)
        _say_more(report, analyst)
        clearance.submit(report, by=analyst)
    with acting("reviewer.cted") as reviewer:
        _answer(report, reviewer, ChainStep.Answer.CLEARED)


def _step(place, login, function, days):
    person = Person.objects.get(login=login) if login else None
    office = Function.objects.get(code=function) if function else None
    return {"place": place, "person": person, "function": office, "days": days}


def _report(by):
    report = actions.open_assessment(
        by=by,
        state=State.objects.get(iso3=STATE),
        type="follow-up",
        title=TITLE,
        as_of=timezone.localdate(),
    )
    for title, text in TEXTS.items():
        actions.add_section(report, by=by, title=title, text=text)
    return report


def _say_more(report, by):
    section = report.sections.get(title="Border management")
    text = section.text.replace("connected.", "connected: Orla and Besk, since March.")
    actions.change(section, by=by, text=text)


def _answer(report, by, answer, said=""):
    chain = Chain.objects.readable_by(by).of(report).last()
    step = chain.steps.open().get(person=by)
    record = Assessment.objects.readable_by(by).get(pk=report.pk)
    clearance.decide(step, record, by=by, answer=answer, said=said)
