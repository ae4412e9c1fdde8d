"""The days that translations have, as calendars show them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ctportal.pages import occasions
from ctportal.pages.occasions import Occasion, Source

from ..models import Translation
from ..statuses import of_translation

DAYS = (("due_on", _("A translation is due")), ("slot_on", _("Slot date")))


def between(person, first, last) -> Iterator[Occasion]:
    """When translations are due, and the dates their documents have a slot."""
    readable = Translation.objects.readable_by(person).for_table()
    for field, kind in DAYS:
        days = {f"{field}__gte": first, f"{field}__lte": last}
        for found in readable.filter(**days).order_by(field, "ref"):
            day = getattr(found, field)
            yield Occasion(
                record=found,
                title=str(found),
                begins_on=day,
                ends_on=day,
                kind=kind,
                href=found.get_absolute_url(),
                status=of_translation(found),
                part=field,
            )


def register():
    occasions.registered.append(Source("translations", _("Translations"), between))
