"""What became of the exercise's recommendations and needs, and what is known besides:
analyses, other bodies' recommendations."""

from datetime import date, timedelta

from django.utils import timezone

from assessments import offering
from assessments.bodies import actions as bodies
from assessments.following import actions as following
from assessments.models import ClosureProposal, Need, ProgrammeRequest, Recommendation
from assessments.products import actions as products
from assessments.programmes import actions as programmes
from ctportal.people.models import Entity
from ctportal.reference.models import Region, State, Theme

from .acting import acting
from .texts import theme_of, written


def load():
    said = written("following")
    with acting("analyst.cted") as analyst:
        _verify(said["verified"], analyst)
        _ask(said["asked"], analyst)
        for row in said["products"]:
            _analyse(row, analyst)
        for row in said["bodies"]:
            _enter(row, analyst)
    with acting("manager.unoct") as manager:
        _propose(said["closures"], manager)
        _answer(said["asked"], manager)
    with acting("analyst.cted") as analyst:
        _decline(said["closures"], analyst)


def _day(days) -> date:
    return timezone.localdate() - timedelta(days=days)


def _open_in(iso3, by):
    rows = Recommendation.objects.readable_by(by).for_table().open()
    return rows.filter(marking__state__iso3=iso3).order_by("created_at", "pk")


def _verify(rows, by):
    for row, found in zip(rows, _open_in("XAC", by), strict=False):
        facts = {"status": row["status"], "evidence": row["evidence"]}
        following.verify(found, by=by, on=_day(row["days"]), **facts)


def _propose(rows, by):
    """Of the oldest recommendations that both offices read."""
    shared = [one for one in _open_in("XAC", by) if following.may_propose(by, one)]
    named = list(offering.offered(by).values())[:1]
    for row, found in zip(rows, shared, strict=False):
        facts = {"text": row["text"], "closed_on": _day(row["days"])}
        following.propose_closure(found, by=by, programmes=named, **facts)


def _decline(rows, by):
    asked = ClosureProposal.objects.readable_by(by).for_table()
    for proposal in asked.select_related("recommendation"):
        reasons = [row.get("declined") for row in rows if row["text"] == proposal.text]
        if reason := next(filter(None, reasons), None):
            facts = {"verdict": "declined", "reason": reason}
            following.answer_closure(proposal, by=by, **facts)


def _ask(rows, by):
    unoct = Entity.objects.get(code="unoct")
    needs = Need.objects.readable_by(by).for_table().agreed().unmet()
    needs = needs.filter(marking__releases__entity=unoct).distinct()
    for row, need in zip(rows, needs.order_by("agreed_on", "pk"), strict=False):
        answer_by = timezone.localdate() + timedelta(days=row["days"])
        facts = {"text": row["text"], "answer_by": answer_by}
        programmes.ask(need, by=by, asked=unoct, **facts)


def _answer(rows, by):
    answers = {row["text"]: row for row in rows if "answer" in row}
    named = list(offering.offered(by).values())[:1]
    for asked in ProgrammeRequest.objects.readable_by(by).for_table():
        if row := answers.get(asked.text):
            facts = {"verdict": row["verdict"], "text": row["answer"]}
            programmes.answer(asked, by=by, programmes=named, **facts)


def _analyse(row, by):
    product = products.open_product(
        by=by,
        type=row["type"],
        title=row["title"],
        text=row["text"],
        language=row["language"],
        as_of=_day(row["days"]),
        themes=Theme.objects.filter(code__in=row["themes"]),
        regions=Region.objects.filter(m49__in=row["regions"]),
        states=State.objects.filter(iso3__in=row["states"]),
    )
    if row["cleared"]:
        products.clear_product(product, by=by)


def _enter(row, by):
    copied = ("source", "body", "symbol", "title", "text", "addressees")
    bodies.enter(
        by=by,
        state=State.objects.filter(iso3=row["state"]).first(),
        theme=theme_of(row["theme"]),
        adopted_on=_day(row["days"]),
        **{name: row[name] for name in copied},
    )
