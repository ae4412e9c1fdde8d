"""What an app puts on the page of a record that belongs to another app.

A source is registered for a kind of record in the AppConfig of who adds it.  It is
asked with the record, which the page has found readable, and with the person who reads
it; it answers with the panels that this person is to see, and says what they show.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise


class Place(StrEnum):
    """Where on the page a panel stands."""

    # One line under the heading, for what changes how all that follows is read.
    ABOVE = "above"
    # At the right hand: where the record is in its life and who must act.
    ASIDE = "aside"
    # There too, after those: a line under its title, one way further.
    FURTHER = "further"
    # A section below the text, named in the contents.
    BENEATH = "beneath"


@dataclass(frozen=True)
class Panel:
    """A template with what it draws, which it finds as `panel`.

    It is given `record`, `user` and `csrf_token` besides.
    """

    template: str
    context: dict = field(default_factory=dict)
    place: Place = Place.ASIDE

    # What stands beneath or leads further has a heading; beneath it has a name besides,
    # to which the contents lead.
    title: str | Promise = ""
    name: str = ""

    # The records it shows: the ribbon and the record of access name them.
    records: Sequence = ()

    # Whether the record's next step is taken here: the page then offers no other.
    takes_the_step: bool = False

    # What a copy on paper says of it on its cover: pairs of a label and a value.
    facts: Sequence[tuple[str, str]] = ()


Source = Callable[[object, object], Iterable[Panel]]
registered: defaultdict[str, list[Source]] = defaultdict(list)


def of(record, person) -> list[Panel]:
    """The panels that this person sees on a record's page, in their order."""
    return [
        panel for source in registered[record.kind] for panel in source(record, person)
    ]


def on_page(request, record) -> dict:
    """The panels by their place, and whether one takes the next step; all are shown."""
    found = of(record, request.user)
    request.shown.extend([shown for panel in found for shown in panel.records])
    panels = {place.value: [p for p in found if p.place == place] for place in Place}
    return panels | {"take_the_step": any(p.takes_the_step for p in found)}
