"""Letters of the exercise: what States wrote, what the office drafted to them."""

from datetime import date, timedelta

from django.utils import timezone

from ctportal.correspondence.clocks import actions as clocks
from ctportal.correspondence.letters import actions
from ctportal.correspondence.making import actions as making
from ctportal.correspondence.making import offers
from ctportal.correspondence.models import Kind, Letter
from visits.models import Visit

from .acting import acting

# Which language each State is written to in.
LANGUAGES = {"XAF": "fr", "XAH": "es"}


def from_the_state(visit, *, by, on: date, number: str, title: str) -> Letter:
    """A State's note, as it came."""
    return actions.register(
        by=by,
        direction=Letter.Direction.IN,
        state=visit.marking.state,
        title=title,
        their_number=number,
        written_on=on,
        received_on=on,
        language=language_of(visit),
    )


def sent_to_the_state(visit, *, by, on: date, title: str) -> Letter:
    """A note of the office, as it went out."""
    return actions.register(
        by=by,
        direction=Letter.Direction.OUT,
        state=visit.marking.state,
        title=title,
        written_on=on,
        sent_on=on,
        received_on=on,
        language=language_of(visit),
    )


def language_of(visit) -> str:
    return LANGUAGES.get(visit.marking.state.iso3, "en")


def load():
    """Drafts made from the visits, and more days that a State asked for."""
    with acting("analyst.cted") as analyst:
        for visit in Visit.objects.readable_by(analyst).for_table().order_by("ref"):
            _draft(visit, analyst)
        known = Visit.objects.readable_by(analyst).for_table()
        asked = known.awaiting_the_state().filter(marking__state__iso3="XAF")
        for visit in asked.order_by("ref")[:1]:
            _extend(visit, analyst)


def _draft(visit, by):
    """The first letter that fits where the visit stands."""
    fitting = [made for made in offers.of(visit, by) if not made.lists_portions]
    for template in fitting[:1]:
        until = timezone.localdate() + timedelta(days=30)
        language = language_of(visit)
        making.make(visit, template, by=by, language=language, until=until)


def _extend(visit, by):
    clock = visit.marking.clocks.running().select_related("record")
    asked = from_the_state(
        visit,
        by=by,
        on=timezone.localdate() - timedelta(days=2),
        number="0311/26",
        title="Demande de délai pour la réponse",
    )
    answer = clock.get(kind=Kind.ANSWER)
    until = answer.ends_on + timedelta(days=14)
    clocks.extend(answer, by=by, until=until, letter=asked)
