"""Saving views of lists, sharing them with one's own office, letting them go."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from ..models import SavedView


@transaction.atomic
def save_view(*, by, name, path, query, is_shared=False) -> SavedView:
    """Save a list under a name; the same name again is the same view, asked anew."""
    if by.entity is None:
        raise PermissionDenied(_("You act for no organization yet."))
    facts = {"query": query, "office": by.entity if is_shared else None}
    view, _is_new = SavedView.objects.update_or_create(
        person=by, path=path, name=name, defaults=facts
    )
    note("view-shared" if is_shared else "view-saved", by=by)
    return view


@transaction.atomic
def share_view(view: SavedView, *, by, is_shared: bool):
    """Let one's office use a view, or keep it to oneself again."""
    _require_own(view, by)
    view.office = by.entity if is_shared else None
    view.save(update_fields=["office"])
    note("view-shared" if is_shared else "view-saved", by=by)


@transaction.atomic
def forget_view(view: SavedView, *, by):
    _require_own(view, by)
    view.delete()
    note("view-forgotten", by=by)


@transaction.atomic
def give_view(view: SavedView, *, to, by):
    """Let a successor have a view that somebody shared with the office."""
    taken = SavedView.objects.filter(person=to, path=view.path, name=view.name)
    if taken.exists():
        said = _("%(person)s has a view called “%(name)s” already.")
        raise ValidationError(said % {"person": to, "name": view.name})
    view.person = to
    view.save(update_fields=["person"])
    note("view-handed-on", by=by, about=to)


def _require_own(view, by):
    if view.person_id != by.pk or by.entity is None:
        raise PermissionDenied(_("This view is somebody else’s."))
