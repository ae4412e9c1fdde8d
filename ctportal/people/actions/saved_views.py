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
    office = by.entity if is_shared else None
    known = SavedView.objects.filter(person=by, path=path, name=name)
    view = known.filter(office=office).first() or known.first()
    view = view or SavedView(person=by, path=path, name=name)
    view.query, view.office = query, office
    view.save()
    note("view-shared" if is_shared else "view-saved", by=by)
    return view


@transaction.atomic
def share_view(view: SavedView, *, by, is_shared: bool):
    """Let one's office use a view, or keep it to oneself again."""
    _require_own(view, by)
    office = by.entity if is_shared else None
    _require_free(view, by, office)
    view.office = office
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
    if view.office_id is None or view.office_id not in by.offices:
        raise PermissionDenied(_("This view is somebody else’s."))
    _require_free(view, to, view.office)
    view.person = to
    view.save(update_fields=["person"])
    note("view-handed-on", by=by, about=to)


def _require_own(view, by):
    if view.person_id != by.pk or by.entity is None:
        raise PermissionDenied(_("This view is somebody else’s."))


def _require_free(view, person, office):
    """One name for one view: among a person's own, and among those an office shares."""
    named = SavedView.objects.filter(person=person, path=view.path, name=view.name)
    if named.filter(office=office).exclude(pk=view.pk).exists():
        said = _("%(person)s has a view called “%(name)s” already.")
        raise ValidationError(said % {"person": person, "name": view.name})
