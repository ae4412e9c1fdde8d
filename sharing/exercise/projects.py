"""The exercise's projects, from idea to evaluation, with what each stage asks for.

UNOCT's manager leads them, CTED gives its input, the secretary of the Programme Review
Board records what it decided: stage by stage, all projects together.
"""

from datetime import date, timedelta

from django.utils import timezone

from assessments.models import Assessment, Need, Recommendation
from ctportal.confidentiality.actions import release, say_consent
from ctportal.confidentiality.models import Consent
from ctportal.people.models import Classification, Community, Entity
from ctportal.reference.models import Pillar, State
from projects import actions
from projects.models import Project, Stage, StageDecision

from .acting import acting
from .texts import theme_of, written

Outcome = StageDecision.Outcome
ATTESTED = {
    Stage.ANALYSIS: (("overlap", "No other project helps this State on this theme."),),
    Stage.PLANNING: (
        ("womens-groups", "Four groups consulted; two proposals taken up."),
    ),
    Stage.FUNDING: (("funding", "Trust fund, allotment advised."),),
    Stage.INITIATION: (
        ("due-diligence", "Policy applied; low risk, reviewed yearly."),
    ),
    Stage.IMPLEMENTATION: (
        ("results", "Indicators of the results framework reached."),
    ),
    Stage.EVALUATION: (("evaluation", "Evaluation filed with three lessons."),),
}
# Read by donors and all United Nations entities.
OPEN_TO_ALL = {"Puertos seguros", "Victims find one door"}
# What the Board decided of those it did not simply let pass at their stage.
HELD_BACK = {
    "Dialogue with women’s groups on recruitment": {
        "outcome": Outcome.DEFERRED,
    },
    "Crowded places, shared plans": {
        "outcome": Outcome.RETURNED,
        "returns_to": Stage.IDEA,
    },
}
CONDITION = "Report on the protection of personal data before the first training."
DAYS_IN_STAGE = 70


def load():
    refs = _open_all()
    for stage in Stage:
        going = [row for row in _rows() if row["stage"] > stage]
        _prepare(stage, [refs[row["title"]] for row in going])
        _decide(stage, going, refs)
    _hold_back(refs)
    _publish(refs)


def _rows() -> list[dict]:
    return written()["projects"]


def _came_on(row, stage: int) -> date:
    """The day a project came to a stage; to its own, some days ago."""
    since = row["days"] + DAYS_IN_STAGE * (row["stage"] - stage)
    return timezone.localdate() - timedelta(days=since)


def _open_all() -> dict[str, str]:
    with acting("manager.unoct") as manager:
        partners = [
            (Entity.objects.get(code="unoct"), "lead"),
            (Entity.objects.get(code="cted"), "adviser"),
        ]
        return {row["title"]: _open(row, partners, manager).ref for row in _rows()}


def _open(row, partners, by):
    begins_on = _came_on(row, Stage.IMPLEMENTATION)
    themes = [theme_of(code) for code in row["themes"]]
    is_open = row["title"] in OPEN_TO_ALL
    return actions.open_project(
        by=by,
        states=[State.objects.get(iso3=row["state"])],
        themes=themes,
        partners=partners,
        title=row["title"],
        summary=row["summary"],
        language=row.get("language", "en"),
        classification=Classification.UNCLASSIFIED if is_open else 1,
        pillar=Pillar.objects.get(pk=themes[0].pillar_id),
        gender_marker=row["gender"],
        concerns_children=row["children"],
        budget=row["budget"],
        begins_on=begins_on,
        ends_on=begins_on + timedelta(days=730),
        stage_since=_came_on(row, Stage.IDEA),
    )


def _prepare(stage, refs):
    """What must be true to leave a stage: attached, attested, advised."""
    with acting("manager.unoct") as manager:
        for project in _projects(refs, manager):
            if stage in (Stage.IDEA, Stage.ANALYSIS):
                _attach(project, stage, manager)
            for criterion, evidence in ATTESTED.get(stage, ()):
                actions.attest(
                    project,
                    criterion=criterion,
                    evidence=evidence,
                    amount=project.budget if criterion == "funding" else None,
                    by=manager,
                )
    if stage == Stage.ANALYSIS:
        _advise(refs)


def _attach(project, stage, by):
    """The need an idea comes from; what the analysis rests on."""
    kinds = {Stage.IDEA: (Need, Recommendation), Stage.ANALYSIS: (Assessment,)}
    state = project.marking.state
    for kind in kinds[stage]:
        readable = kind.objects.readable_by(by).of_state(state)
        for record in readable.for_table().order_by("pk")[:2]:
            use = "Basis of the idea" if stage == Stage.IDEA else "Context of the risks"
            actions.attach(project, record=record, stage=stage, use=use, by=by)


def _advise(refs):
    with acting("analyst.cted") as analyst:
        for project in _projects(refs, analyst):
            actions.give_input(
                project,
                by=analyst,
                stage=Stage.ANALYSIS,
                text="The project answers recommendations of the visit. Begin with the"
                " agencies that asked for help, and keep the courts informed.",
            )


def _decide(stage, rows, refs):
    with acting("board.unoct") as secretary:
        found = {p.title: p for p in _projects(refs.values(), secretary)}
        for row in rows:
            _pass(found[row["title"]], stage, row, secretary)


def _pass(project, stage, row, by):
    decided_on = _came_on(row, stage + 1)
    conditional = stage == Stage.ANALYSIS and row["stage"] == Stage.FUNDING
    outcome = Outcome.CONDITIONS if conditional else Outcome.APPROVED
    if stage == Stage.PLANNING and row["stage"] == Stage.FUNDING:
        _meet_condition(project, by)
    actions.record_decision(
        project,
        outcome=outcome,
        conditions=CONDITION if conditional else "",
        decided_on=decided_on,
        minutes=f"PRB/{decided_on.year}/{decided_on.timetuple().tm_yday:03}",
        by=by,
    )


def _meet_condition(project, by):
    """The condition it came in under is waived, by name and with a reason."""
    actions.waive(
        project,
        criterion="condition-2",
        reason="The first training uses no personal data; report due with the second.",
        by=by,
    )


def _hold_back(refs):
    with acting("board.unoct") as secretary:
        for project in _projects([refs[title] for title in HELD_BACK], secretary):
            actions.record_decision(
                project,
                decided_on=timezone.localdate() - timedelta(days=6),
                minutes=f"PRB/{timezone.localdate().year}/last",
                by=secretary,
                **HELD_BACK[project.title],
            )


def _publish(refs):
    readers = [
        Community.objects.get(code="un-entities"),
        Entity.objects.get(code="donor-norvia"),
    ]
    with acting("manager.unoct") as manager:
        for project in _projects([refs[title] for title in OPEN_TO_ALL], manager):
            _record_consent(project, manager)
            for reader in readers:
                release(project, to=reader, by=manager)


def _record_consent(project, by):
    """The State agreed that everyone may know of it."""
    said_on = timezone.localdate() - timedelta(days=20)
    say_consent(
        project,
        by=by,
        answer=Consent.Answer.FULL,
        readers=Consent.Readers.EVERYONE,
        said_on=said_on,
        letter_number=f"0212/{said_on.year}",
    )


def _projects(refs, person) -> list[Project]:
    """The projects with these references as they stand now, in one order."""
    readable = Project.objects.readable_by(person).for_table()
    return list(readable.filter(ref__in=refs).order_by("pk"))
