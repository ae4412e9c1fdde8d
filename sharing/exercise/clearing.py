"""How CTED clears what it sends, and what is on its way through: a report, returned
once, and an analysis."""

from django.utils import timezone

from assessments import actions
from assessments.models import AnalyticalProduct, Assessment
from assessments.products.actions import open_product
from ctportal.clearance.chains import actions as clearance
from ctportal.clearance.chains import templates
from ctportal.clearance.models import Chain, ChainStep
from ctportal.people.models import Function, Person
from ctportal.reference.models import State

from .acting import acting

# Who clears: by place, the login or the function, and the working days each has.
CHAINS = {
    Assessment.kind: [
        (1, "reviewer.cted", "", 5),
        (2, "", "legal-cted", 3),
        (2, "", "gender-cted", 3),
        (3, "", "head-cted", 2),
    ],
    AnalyticalProduct.kind: [(1, "reviewer.cted", "", 3), (2, "", "head-cted", 2)],
}
STATE = "XAD"
TITLE = "Follow-up visit to Rimosa: draft report"
TEXTS = {
    "Introduction": "The delegation came back to Rimosa two years after its visit.",
    "Border management": "Two of the eleven border posts are now connected."
    "\n\nThe other nine still keep their records on paper.",
    "Women and women’s groups": "Women’s groups were heard in three provinces.",
}
ANALYSIS = {
    "type": "trend",
    "title": "Unmanned aircraft at borders: what five visits saw",
    "text": "Small unmanned aircraft were seen at borders in five States visited, and"
    " in none of them was a law that speaks of them.",
}
RETURNED = "Say which two posts are connected, and since when."


def load():
    with acting("head.cted") as head:
        for kind, rows in CHAINS.items():
            facts = {"office": head.entity, "steps": [_step(*row) for row in rows]}
            templates.change_template(kind, by=head, **facts)
    with acting("analyst.cted") as analyst:
        report = _report(analyst)
        clearance.submit(report, by=analyst)
    with acting("reviewer.cted") as reviewer:
        _answer(report, reviewer, ChainStep.Answer.RETURNED, RETURNED)
    with acting("analyst.cted") as analyst:
        report = Assessment.objects.readable_by(analyst).get(pk=report.pk)
        _say_more(report, analyst)
        clearance.submit(report, by=analyst)
        analysis = open_product(by=analyst, as_of=timezone.localdate(), **ANALYSIS)
        clearance.submit(analysis, by=analyst)
    with acting("reviewer.cted") as reviewer:
        _answer(report, reviewer, ChainStep.Answer.CLEARED)
        _answer(analysis, reviewer, ChainStep.Answer.CLEARED)


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


def _answer(submitted, by, answer, said=""):
    chain = Chain.objects.readable_by(by).of(submitted).last()
    step = chain.steps.open().get(person=by)
    record = type(submitted).objects.readable_by(by).get(pk=submitted.pk)
    clearance.decide(step, record, by=by, answer=answer, said=said)
