"""The exercise's visits: one at each interesting place of its life, with its notebook.

Everything is done by CTED's people through the actions of the visits.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from django.utils import timezone

from assessments import actions as assessing
from assessments import requirements
from assessments.following import actions as following
from assessments.grounds import actions as grounds
from assessments.models import Finding, Recommendation
from ctportal.confidentiality.actions import release, say_consent
from ctportal.confidentiality.models import Consent
from ctportal.people.models import Community, Person
from ctportal.reference.models import ScaleLevel, State
from visits import actions, results
from visits.models import Visit, VisitResult

from . import letters
from .acting import acting
from .texts import Deck, Line, confidential_lines

Type, Mode, Status = Visit.Type, Visit.Mode, Visit.Status
# What lines on a theme answer to, as people cite it.
REQUIREMENTS = {
    "asset-freezing": "1373-1c",
    "biometrics": "2396-15",
    "border-management": "1373-2g",
    "evidence": "1373-2e",
    "financing-of-terrorism": "2462-5",
    "foreign-terrorist-fighters": "2178-5",
    "incitement": "1624-1a",
    "legal-cooperation": "1373-2f",
    "passenger-data": "2396-11",
    "travel-documents": "1373-2g",
}
# The level at which a finding of each nature stands.
LEVELS = {"strength": "largely", "shortfall": "partially", "good-practice": "fully"}
EVIDENCE = {
    "en": "Shown and told to the delegation at two posts; the State’s own answers.",
    "fr": "Montré et dit à la délégation dans deux postes ; réponses de l’État.",
    "es": "Mostrado y dicho a la delegación en dos puestos; respuestas del Estado.",
}
DELEGATION = ("reviewer.cted", "officer.cted", "head.cted")


class Plan(NamedTuple):
    """A visit: when it ends or ended, how far it came, how much was written down."""

    state: str
    title: str
    type: str
    mode: str
    ended: int
    reached: str
    lines: int = 0
    language: str = "en"
    has_request: bool = False
    due_every: int = 3

    @property
    def ends_on(self) -> date:
        return timezone.localdate() - timedelta(days=self.ended)

    def after(self, days: int) -> date:
        """A day counted from the visit's last."""
        return self.ends_on + timedelta(days=days)


PLANS = [
    Plan(
        "XAA",
        "Comprehensive visit to Carana",
        Type.COMPREHENSIVE,
        Mode.HYBRID,
        ended=74,
        reached="report-sent",
        lines=14,
        has_request=True,
    ),
    Plan(
        "XAB",
        "Comprehensive visit to Katasi",
        Type.COMPREHENSIVE,
        Mode.ON_SITE,
        ended=-2,
        reached="written",
        lines=10,
    ),
    Plan(
        "XAC",
        "Comprehensive visit to Sumora",
        Type.COMPREHENSIVE,
        Mode.ON_SITE,
        ended=600,
        reached="closed",
        lines=14,
    ),
    Plan(
        "XAD",
        "Focused visit to Rimosa",
        Type.FOCUSED,
        Mode.HYBRID,
        ended=-45,
        reached="agreed",
    ),
    Plan(
        "XAE",
        "Advocacy visit to Belmara",
        Type.ADVOCACY,
        Mode.VIRTUAL,
        ended=-120,
        reached="sought",
    ),
    Plan(
        "XAF",
        "Visite de suivi en Lumérie",
        Type.FOLLOW_UP,
        Mode.ON_SITE,
        ended=33,
        reached="transmitted",
        lines=8,
        language="fr",
    ),
    Plan(
        "XAH",
        "Visita de evaluación a Tamaria",
        Type.COMPREHENSIVE,
        Mode.ON_SITE,
        ended=300,
        reached="followed-up",
        lines=10,
        language="es",
    ),
]


def load(random: Random, scale: int):
    """Make every visit, and share some results of the one closed long ago."""
    for plan in PLANS:
        with acting("analyst.cted") as analyst:
            visit = _put_on_list(plan, analyst)
            lines = _draw(plan, random, scale)
            for name, step in STEPS:
                step(visit, plan, lines, analyst)
                if name == plan.reached:
                    break
            _propose_needs(visit, plan, lines, analyst)
    with acting("head.cted") as head:
        _share_with_the_compact("XAC", head)


def _put_on_list(plan: Plan, by: Person) -> Visit:
    visit = actions.put_on_list(
        by=by,
        state=State.objects.get(iso3=plan.state),
        title=plan.title,
        type=plan.type,
        mode=plan.mode,
        begins_on=plan.after(-4),
        ends_on=plan.ends_on,
    )
    for login in DELEGATION:
        person = Person.objects.get(login=login)
        actions.join_delegation(visit, by=by, person=person)
    return visit


def _draw(plan, random, scale) -> list[Line]:
    deck = Deck(plan.language, random)
    return [deck.draw() for _line in range(plan.lines * scale)]


# --- The steps of a visit's life ----------------------------------------------------


def _plain(status: str) -> Callable:
    def step(visit, plan, lines, by):
        actions.advance(visit, status, by=by)

    return step


def _agree(visit, plan, lines, by):
    on = plan.after(-60)
    note = letters.from_the_state(
        visit,
        by=by,
        on=on,
        number=f"{71 + len(plan.title)}/{on.year % 100}",
        title="Agreement to the visit",
    )
    actions.agree(visit, by=by, on=on, letter=note)


def _write(visit, plan, lines, by):
    """The notebook, with what the State asks to be kept confidential."""
    for number, line in enumerate(lines, start=1):
        _write_line(visit, line, number, plan, by)
    for line in confidential_lines() if plan.has_request else ():
        _write_line(visit, line, 1, plan, by, confidential=True)


def _write_line(visit, line, number, plan, by, **facts):
    actions.write_line(
        visit,
        by=by,
        text=line.text,
        title=line.title,
        addressees=line.addressees,
        priority=1 + number % 3,
        needs_assistance=bool(line.need),
        due_on=None if number % plan.due_every else plan.after(400),
        requirement=_asked(line),
        **line.subject,
        **facts,
    )


def _asked(line):
    """The requirement that a line is about, if its theme has one."""
    return requirements.finder()(REQUIREMENTS.get(line.theme, ""))


def _report(visit, plan, lines, by):
    """The findings, and the lines on their way from the notebook to the report."""
    report = results.report_of(visit, by)
    scale = ScaleLevel.objects.of_the_scale_on(timezone.localdate())
    levels = {level.code: level for level in scale}
    for position, line in enumerate(lines[::3], start=len(lines) + 10):
        finding = assessing.add_finding(
            report,
            by=by,
            title="",
            text=line.finding,
            nature=line.nature,
            evidence=EVIDENCE.get(line.language, ""),
            requirement=_asked(line),
            level=levels.get(LEVELS[line.nature]),
            **line.subject,
        )
        VisitResult.objects.create(
            visit=visit, record=finding.marking, position=position
        )
    actions.send_lines(visit, by=by)
    _rest(report, by)


def _rest(report, by):
    """What is recommended on a theme rests on what was found on it."""
    found = Finding.objects.readable_by(by).for_table().under(report)
    on_theme = {finding.theme_id: finding for finding in found}
    made = Recommendation.objects.readable_by(by).for_table().under(report)
    for recommendation in made.order_by("ref"):
        if finding := on_theme.get(recommendation.theme_id):
            grounds.rest_on(recommendation, finding, by=by)


def _transmit(visit, plan, lines, by):
    on = plan.after(21)
    title = "Preliminary assessment and observations"
    note = letters.sent_to_the_state(visit, by=by, on=on, title=title)
    actions.transmit_preliminary(visit, by=by, on=on, letter=note)
    if plan.has_request:
        note = f"0214/{plan.ends_on.year}"
        actions.ask_confidentiality(visit, by=by, channel="note", letter_number=note)


def _answer(visit, plan, lines, by):
    actions.record_answer(visit, by=by, on=plan.after(45))


def _send_report(visit, plan, lines, by):
    actions.send_report(visit, by=by, on=plan.after(60))


def _put_before_committee(visit, plan, lines, by):
    if not visit.answered_on:
        _answer(visit, plan, lines, by)
    actions.put_before_committee(visit, by=by, on=plan.after(110))


def _adopt(visit, plan, lines, by):
    actions.record_adoption(visit, by=by, on=plan.after(150))


STEPS = (
    ("sought", _plain(Status.AGREEMENT_SOUGHT)),
    ("agreed", _agree),
    ("prepared", _plain(Status.PREPARATION)),
    ("started", _plain(Status.UNDER_WAY)),
    ("written", _write),
    ("reported", _report),
    ("transmitted", _transmit),
    ("drafted", _plain(Status.DRAFT_REPORT)),
    ("report-sent", _send_report),
    ("before-committee", _put_before_committee),
    ("adopted", _adopt),
    ("followed-up", _plain(Status.FOLLOW_UP)),
    ("closed", _plain(Status.CLOSED)),
)


# --- What follows from the recommendations ------------------------------------------


def _propose_needs(visit, plan, lines, by):
    """A need for every other recommendation that has left the notebook."""
    if not visit.transmitted_on:
        return
    needs = {line.title: line for line in lines if line.need}
    sent = results.shared_of(Recommendation, visit, by)
    for number, recommendation in enumerate(sent[::2]):
        line = needs.get(recommendation.title)
        if line:
            _propose_need(recommendation, line, number, plan, by)
        if visit.adopted_on and number % 2:
            following.record_implemented(
                recommendation, by=by, evidence="Shown to the follow-up visit."
            )


def _propose_need(recommendation, line, number, plan, by):
    need = assessing.propose_need(
        recommendation,
        by=by,
        title=line.title,
        text=line.need,
        priority=recommendation.priority,
        proposed_on=plan.after(21),
        **line.subject,
    )
    agreed_on = plan.after(50)
    if agreed_on <= timezone.localdate() and number % 3 != 2:
        note = f"note verbale {140 + number:04}/{agreed_on.year}"
        assessing.record_agreement(need, by=by, agreed_on=agreed_on, agreed_in=note)


def _share_with_the_compact(iso3, by):
    """Some recommendations go to all entities of the Compact: the State was asked."""
    compact = Community.objects.get(code="compact")
    said_on = timezone.localdate() - timedelta(days=15)
    readable = Recommendation.objects.readable_by(by).filter(marking__state__iso3=iso3)
    for recommendation in readable.for_table().order_by("pk")[:6]:
        say_consent(
            recommendation,
            by=by,
            answer=Consent.Answer.FULL,
            readers=Consent.Readers.UN,
            said_on=said_on,
            letter_number=f"0147/{said_on.year}",
        )
        release(recommendation, to=compact, by=by, ground="consent of the State")
