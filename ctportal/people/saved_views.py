"""Finding the views people save: on their list, on one page, and in a hand-over."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ctportal.pages.saved import FoundView, lasting

from . import actions
from .handing_over import Held, Source
from .models import SavedView


def views_for(person):
    """One's own views, and those that people of the office share."""
    shared = Q(office__in=person.offices)
    return SavedView.objects.filter(Q(person=person) | shared).select_related("person")


def of_list(person, path, query):
    """Those of one list, the one that is on screen marked."""
    if not person.is_authenticated:
        return
    asked = sorted(lasting(query).lists())
    for view in views_for(person).filter(path=path):
        yield FoundView(
            name=view.name,
            href=view.get_absolute_url(),
            is_own=view.person_id == person.pk,
            is_current=sorted(view.asked.lists()) == asked,
        )


def _shared_by(person, office):
    return SavedView.objects.filter(person=person, office=office)


def _held(person, *, seen_by):
    for view in _shared_by(person, seen_by.entity):
        yield Held(str(view.key), view.name, href=view.get_absolute_url())


def _move(item, *, by):
    view = _shared_by(item.hand_over.person, by.entity).get(key=item.key)
    actions.give_view(view, to=item.successor, by=by)


SOURCE = Source("views", _("Views of lists shared with the office"), _held, _move)
