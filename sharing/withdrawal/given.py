"""Who was given what of an office's records: exactly those, by every channel out.

People are named by the record of access, editions by what each delivery held when it
left, copies by what they hold, other means by what was written down.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.correspondence import transmissions
from ctportal.ledger.models import Disclosure
from ctportal.people.models import Entity, Person
from sharing.exchange import closing as deliveries
from sharing.packs import closing as copies

CHANNELS = Disclosure.Channel
# What these left behind is told more closely by deliveries and copies.
TOLD_ELSEWHERE = {CHANNELS.PACK}


@dataclass(frozen=True)
class Line:
    """One way in which somebody was given records."""

    how: str
    channel: str
    who: str
    entity_id: int | None
    refs: tuple[str, ...]
    first_on: date
    last_on: date
    person_id: int | None = None
    times: int = 1
    # Whether it is still open, and can be closed; None where nothing can be.
    is_open: bool | None = None

    def of(self, refs) -> "Line":
        """The same line, of some of its records."""
        return replace(self, refs=tuple(refs))


class Given:
    """All that was given of some records of one's own office."""

    def __init__(self, markings: Iterable, *, by):
        self.markings = list(markings)
        self.by = by

    @cached_property
    def lines(self) -> list[Line]:
        """Everyone who had something, in the order in which they got it."""
        found = [*self.people, *self.editions, *self.copies, *self.off_portal]
        return sorted(found, key=lambda line: (line.first_on, line.how, line.who))

    @cached_property
    def people(self) -> list[Line]:
        """People, by channel: pages, exports, files, API clients, other mail."""
        in_editions = {(s.entity_id, ref) for s in self._sent for ref in s.refs}
        groups = defaultdict(list)
        for row in self._disclosed:
            is_told = row.channel in TOLD_ELSEWHERE or (
                row.channel == CHANNELS.MAIL and (row.entity_id, row.ref) in in_editions
            )
            if not is_told:
                groups[row.person_id, row.entity_id, row.channel].append(row)
        return [_of_person(rows) for rows in groups.values()]

    @cached_property
    def editions(self) -> list[Line]:
        return [
            _on_one_day(
                sent.sent_at,
                how=_("Edition %(number)s, %(ref)s")
                % {"number": sent.number, "ref": sent.edition},
                channel=CHANNELS.MAIL,
                who=sent.recipient,
                entity_id=sent.entity_id,
                refs=tuple(sent.refs),
            )
            for sent in self._sent
            if sent.entity_id not in self.by.offices
        ]

    @cached_property
    def copies(self) -> list[Line]:
        """Numbered copies of packs that were made for others."""
        lines = [
            _on_one_day(
                copy.made_at,
                how=_("Copy no. %(number)s, %(ref)s")
                % {"number": copy.number, "ref": copy.ref},
                channel=CHANNELS.PACK,
                who=str(copy.reader),
                entity_id=copy.entity_id or self._office_of(copy.reader),
                person_id=copy.person_id,
                refs=tuple(copy.refs),
                is_open=copy.closed_at is None,
            )
            for copy in copies.holdings_of(self.markings)
        ]
        return [line for line in lines if line.entity_id not in self.by.offices]

    @cached_property
    def off_portal(self) -> list[Line]:
        return [
            Line(
                how=_("Outside the portal, %(ref)s") % {"ref": tie.transmission.ref},
                channel=tie.transmission.means,
                who=tie.transmission.receiver,
                entity_id=tie.transmission.entity_id,
                refs=(tie.record.ref,),
                first_on=tie.transmission.sent_on,
                last_on=tie.transmission.sent_on,
            )
            for tie in transmissions.of(self.markings, by=self.by)
        ]

    @property
    def rows(self) -> list[tuple[Line, str]]:
        """The lines, each with the name of its organization."""
        return [
            (line, self.offices[line.entity_id].name if line.entity_id else "")
            for line in self.lines
        ]

    @cached_property
    def audiences(self) -> dict[str, list[tuple[int, int]]]:
        """What opens each today, with its classification, by the reference outside.

        Of a record that single values were taken out of, every one of them counts.
        """
        found = defaultdict(list)
        for ref, *audience in self._asked(
            "SELECT ref, audience_id, classification FROM own_records(%s)"
        ):
            found[ref].append(tuple(audience))
        return found

    @cached_property
    def offices(self) -> dict[int, Entity]:
        return Entity.objects.in_bulk({line.entity_id for line in self.lines} - {None})

    def _office_of(self, reader) -> int | None:
        """Whom somebody acts for; of who has left, whom they acted for when told."""
        entity = reader.entity if isinstance(reader, Person) else reader
        return entity.pk if entity else self._offices_then.get(reader.pk)

    @cached_property
    def _offices_then(self) -> dict[int, int | None]:
        in_packs = (row for row in self._disclosed if row.channel == CHANNELS.PACK)
        return {row.person_id: row.entity_id for row in in_packs}

    @cached_property
    def _sent(self):
        return deliveries.sent_with(self.markings)

    @cached_property
    def _disclosed(self):
        rows = self._asked("SELECT * FROM given_of(%s)")
        return [_Disclosed(*row) for row in rows]

    def _asked(self, statement):
        with connection.cursor() as cursor:
            cursor.execute(statement, [[marking.pk for marking in self.markings]])
            return cursor.fetchall()


@dataclass(frozen=True)
class _Disclosed:
    person_id: int
    name: str
    entity_id: int | None
    channel: str
    ref: str
    first_at: datetime
    last_at: datetime
    times: int


def _of_person(rows):
    first = rows[0]
    how = _("API client") if first.channel == CHANNELS.API else _("Person")
    return Line(
        how=f"{how} · {CHANNELS(first.channel).label}",
        channel=first.channel,
        who=first.name,
        entity_id=first.entity_id,
        person_id=first.person_id,
        refs=tuple(sorted(row.ref for row in rows)),
        first_on=timezone.localdate(min(row.first_at for row in rows)),
        last_on=timezone.localdate(max(row.last_at for row in rows)),
        times=max(row.times for row in rows),
    )


def _on_one_day(moment, **facts):
    day = timezone.localdate(moment)
    return Line(first_on=day, last_on=day, **facts)
