"""What other bodies found of the exercise's States, as facts."""

from datetime import timedelta

from django.utils import timezone

from assessments import actions
from assessments.models import Need
from ctportal.confidentiality.actions import release
from ctportal.people.models import Community
from ctportal.reference.models import State

from .acting import acting
from .texts import theme_of, written


def load():
    with acting("analyst.cted") as analyst:
        for row in written("evaluations"):
            _load(row, analyst)


def _load(row, by):
    today = timezone.localdate()
    as_of = today - timedelta(days=row["days"])
    evaluation = actions.enter_evaluation(
        by=by,
        state=State.objects.get(iso3=row["state"]),
        type=row["type"],
        title=row["title"],
        body=row["body"],
        round=row.get("round", ""),
        as_of=as_of,
        theme=theme_of(row["theme"]),
        source=row["source"],
    )
    for given in row.get("ratings", []):
        day = as_of + timedelta(days=given["after"])
        said = {"given_on": day, "given_in": given["in"], "ratings": given["marks"]}
        actions.rate(evaluation, by=by, **said)
    release(evaluation, to=Community.objects.get(code="un-entities"), by=by)
    if "shows" in row:
        _show_a_need(evaluation, row["shows"], by)


def _show_a_need(evaluation, item, by):
    """The State's first need is one that the evaluation shows."""
    needs = Need.objects.readable_by(by).for_table().of_state(evaluation.marking.state)
    need = needs.order_by("pk").first()
    if need:
        actions.name_as_evidence(evaluation, need, by=by, item=item)
