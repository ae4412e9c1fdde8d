"""What is done to accounts, by their people and by the administrator.

The administrator decides who may sign in, never what anybody reads, and does nothing to
their own account: another administrator does.
"""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import givers, invitations
from ..models import Entity, Function, Person
from ..signing_out import sign_out_everywhere


@transaction.atomic
def choose_language(person, *, by, language):
    """Answer somebody in a language of theirs, or as their browser asks."""
    person.language = language
    person.save(update_fields=["language"])
    note("language-chosen", by=by)


@transaction.atomic
def invite(person: Person, *, by):
    """Open an account, not stored yet; it acts for nobody until two people say so."""
    _require_administrator(by)
    person.set_unusable_password()
    person.save(force_insert=True)
    note("account-opened", by=by, about=person)


@transaction.atomic
def draw_link(person: Person, *, by) -> str:
    """The path under which somebody invited chooses a password; shown once."""
    _require_administrator(by, person)
    if not invitations.is_open(person):
        raise PermissionDenied(_("This account is in use: nobody else may enter it."))
    note("account-invited", by=by, about=person)
    return invitations.path_for(person)


@transaction.atomic
def disable(person: Person, *, by):
    """Let somebody in no longer: sessions and tokens end with it."""
    _require_administrator(by, person)
    _set_active(person, is_active=False)
    sign_out_everywhere(person)
    note("account-disabled", by=by, about=person)


@transaction.atomic
def enable(person: Person, *, by):
    """Let somebody in again, to the places that have not ended meanwhile."""
    _require_administrator(by, person)
    _set_active(person, is_active=True)
    note("account-enabled", by=by, about=person)


@transaction.atomic
def reset_second_factor(person: Person, *, by):
    """Take away a second factor that was lost; the password stays theirs alone."""
    _require_administrator(by, person)
    Authenticator.objects.filter(user=person).delete()
    sign_out_everywhere(person)
    note("second-factor-reset", by=by, about=person)


@transaction.atomic
def add_entity(entity: Entity, *, by):
    """Enter an organization, with the function of its confidentiality officer."""
    _require_administrator(by)
    entity.save(force_insert=True)
    Function.objects.create(
        code=f"officer-{entity.code}",
        entity=entity,
        is_confidentiality_officer=True,
        names={"en": f"Confidentiality officer of {entity.names['en']}"},
    )
    note("organization-added", by=by)


@transaction.atomic
def rename_entity(entity: Entity, *, by, names):
    _require_administrator(by)
    entity.names = names
    entity.save(update_fields=["names"])
    note("organization-renamed", by=by)


def _set_active(person, *, is_active):
    person.is_active = is_active
    person.save(update_fields=["is_active"])


def _require_administrator(by, person=None):
    if not givers.is_administrator(by) or by == person:
        raise PermissionDenied(_("The administrator does this, to others' accounts."))
