"""Our own numbers: one sequence for each office and year.

A number is drawn when a letter takes it and in that transaction, so none is skipped.
Only the office sees them: to others two numbers would tell how many lie between.
"""

from django.utils import timezone

from ..models import LetterNumber, NumberSequence

FORM = "{office}/{year}/{serial:04}"


def draw(letter, *, year: int | None = None) -> str:
    """Give a letter the next number of its office for a year."""
    office, year = letter.holder, year or timezone.localdate().year
    NumberSequence.objects.bulk_create(
        [NumberSequence(office=office, year=year)], ignore_conflicts=True
    )
    counted = NumberSequence.objects.select_for_update().get(office=office, year=year)
    counted.last += 1
    counted.save(update_fields=["last"])
    told = {"office": office.code.upper(), "year": year, "serial": counted.last}
    return write(letter, FORM.format(**told))


def write(letter, text: str) -> str:
    """Keep a number that the office gave a letter elsewhere."""
    LetterNumber.objects.update_or_create(letter=letter, defaults={"text": text})
    return text


def number_of(letter, person) -> str:
    """Our number of a letter, for people of its office; empty for others."""
    if letter.marking.holder_id not in person.offices:
        return ""
    row = LetterNumber.objects.filter(letter=letter).first()
    return row.text if row else ""
