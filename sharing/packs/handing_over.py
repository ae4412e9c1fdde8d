"""Briefing packs that somebody put together; they stay their office's."""

from django.utils.translation import gettext_lazy as _

from ctportal.people.handing_over import Held, Source

from .models import Pack


def _held(person, *, seen_by):
    own = Pack.objects.readable_by(seen_by).held_by(seen_by.entity)
    made = own.filter(created_by=person).unsealed_for(seen_by)
    for pack in made.for_table().order_by("-created_at", "ref"):
        yield Held(pack.ref, str(pack), href=pack.get_absolute_url(), record=pack)


SOURCE = Source("packs", _("Briefing packs they put together"), _held)
