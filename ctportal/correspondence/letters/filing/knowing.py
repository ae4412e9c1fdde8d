"""From a letter's words to what they name: who wrote, the State, other letters."""

import re
from datetime import date
from email.utils import getaddresses

from django.conf import settings

from ctportal.people.models import Entity, Person
from ctportal.reference.models import State
from ctportal.reference.spelling import normalised

from ...models import Letter, LetterNumber

# Numbers as notes bear them, "CTED/2026/0042" or "NV 0214/2026", and references here.
NUMBER = re.compile(
    r"\b(?:[A-Z][A-Z-]{0,15}[/ .-]{1,2})?(\d{1,6}(?:[/.-]\d{1,6})*)\b|\b(L-\w{6})\b"
)
DATES = (
    re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"),
    re.compile(r"\b(\d{1,2})(?:er|º|°)?(?: de)? ([^\W\d]{3,12})\.?(?: de)? (\d{4})\b"),
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero",
            "february fevrier febrero",
            "march mars marzo",
            "april avril abril",
            "may mai mayo",
            "june juin junio",
            "july juillet julio",
            "august aout agosto",
            "september septembre septiembre",
            "october octobre octubre",
            "november novembre noviembre",
            "december decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
MOST_NUMBERS = 120


def sender_of(said: str) -> tuple[Entity | None, str]:
    """The organization a sender acts for where the address is known, and the name."""
    addresses = [address for _name, address in getaddresses([said]) if address]
    for address in addresses:
        person = Person.objects.filter(email__iexact=address).first()
        if person and person.entity:
            return person.entity, said
    named = _named_in(said, Entity.objects.exclude(kind=Entity.Kind.JOINT))
    return named, said


def state_of(entity, words: str) -> State | None:
    """The State of a mission, else the one State that the words name."""
    if entity is not None and entity.state_id:
        return entity.state
    every = State.objects
    known = every.invented() if settings.EXERCISE else every.real()
    return _named_in(words, known)


def _named_in(words, rows):
    """The one row whose name stands in the words; none where several do."""
    padded = f" {normalised(words)} "
    found = {
        row.pk: row
        for row in rows
        for name in row.names.values()
        if name and f" {normalised(name)} " in padded
    }
    return next(iter(found.values())) if len(found) == 1 else None


def day_in(words: str) -> date | None:
    """The first date that the words give, as notes write it."""
    for match in sorted(
        (found for form in DATES for found in form.finditer(words)),
        key=lambda found: found.start(),
    ):
        day = _day(match.groups())
        if day:
            return day
    return None


def _day(parts):
    first, middle, last = parts
    if first.isdigit() and len(first) == 4:
        year, month, day = first, int(middle), last
    else:
        month = MONTHS.get(normalised(middle))
        year, day = last, first
    try:
        return date(int(year), int(month), int(day))
    except (TypeError, ValueError):
        return None


def answered_in(words: str, person) -> list[Letter]:
    """The letters of the register whose numbers stand in the words."""
    found = [m.group(part) for m in NUMBER.finditer(words) for part in (0, 1, 2)]
    numbers = list(dict.fromkeys(filter(None, found)))[:MOST_NUMBERS]
    readable = Letter.objects.readable_by(person)
    own = LetterNumber.objects.filter(text__in=numbers).values("letter")
    known = readable.filter(their_number__in=numbers) | readable.filter(pk__in=own)
    known |= readable.filter(ref__in=numbers)
    rows = known.distinct().for_table().numbered_for(person)
    return list(rows.order_by("created_at", "ref"))
