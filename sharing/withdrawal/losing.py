"""Of what was given, that which its receivers may no longer read: the rule is asked."""

from dataclasses import replace

from ctportal.confidentiality import keys
from ctportal.people.models import Person
from sharing.packs.readers import audiences_open_to_all, people_of

from .given import Given, Line


def lost(given: Given) -> list[Line]:
    """The lines whose receiver lost any of their records, with those records alone.

    What the State and the Committee keep, or an office still reads by another way, is
    not asked back.
    """
    asking = _Asking(given.offices)
    kept = []
    for line in given.lines:
        refs = [r for r in line.refs if asking.lost(line, given.audiences[r])]
        if refs:
            kept.append(line.of(refs))
    return kept


def left(given: Given) -> list[Line]:
    """The lines with those records that the person, or else the office, still reads."""
    asking = _Asking(given.offices)
    found = []
    for line in given.lines:
        refs = [r for r in line.refs if asking.left(line, given.audiences[r])]
        if refs:
            found.append(line.of(refs))
    return found


class _Asking:
    """Asks the rule once for each receiver."""

    def __init__(self, offices):
        self.offices = offices
        self.known = {}

    def lost(self, line, audiences) -> bool:
        """Whether the receiver no longer reads all that was given."""
        return not all(self.reads(line, *audience) for audience in audiences)

    def left(self, line, audiences) -> bool:
        """Whether it is read still, if not by the person then in the office."""
        ways = [line, replace(line, person_id=None)] if line.entity_id else [line]
        return not all(self.lost(way, audiences) for way in ways)

    def reads(self, line, audience_id, classification) -> bool:
        """Whether the person, or else all of the office's people, still read it."""
        reader = line.person_id or (line.entity_id, classification)
        if reader not in self.known:
            self.known[reader] = self._opened(line, classification)
        return audience_id in self.known[reader]

    def _opened(self, line, classification):
        if line.person_id:
            return keys.audiences_open_to(Person.objects.get(pk=line.person_id))
        office = self.offices.get(line.entity_id)
        people = people_of(office, classification) if office else []
        return audiences_open_to_all(people)
