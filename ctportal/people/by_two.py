"""What takes two people: one proposes, another confirms or turns down."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _


class AlreadySettled(Exception):
    """Somebody confirmed it or turned it down meanwhile."""


class ByTwoQuerySet(models.QuerySet):
    def open(self):
        """Proposed, and nobody has answered yet."""
        return self.filter(settled_at=None)

    def confirmed(self):
        return self.filter(is_confirmed=True)


class ByTwo(models.Model):
    """Something one person proposed, in force once a second person confirmed it."""

    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    is_confirmed = models.BooleanField(default=False)

    objects = ByTwoQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_confirmed_by_another",
                condition=models.Q(is_confirmed=False)
                | ~models.Q(settled_by=models.F("proposed_by")),
            ),
            models.CheckConstraint(
                name="%(class)s_is_settled_by_somebody",
                condition=models.Q(settled_at=None, settled_by=None, is_confirmed=False)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    @property
    def is_open(self):
        return self.settled_at is None

    def may_be_confirmed_by(self, person) -> bool:
        """Whether this person is a second one; roles are for the action to ask."""
        return self.is_open and person.pk != self.proposed_by_id


def require_open(proposed: ByTwo):
    """Stop where it was answered before; of two at once, `confirm` stops the later."""
    if not proposed.is_open:
        raise AlreadySettled(proposed.pk)


def require_proposer(*, decides: bool):
    """Stop where who proposed it may decide no longer on the day of its answer."""
    if not decides:
        told = _("Who proposed it decides no longer: turn it down and propose it anew.")
        raise ValidationError(told)


def confirm(proposed: ByTwo, *, by):
    """Settle what another proposed: once, however often it is asked.

    Raises `PermissionDenied` for the person who proposed it, `AlreadySettled` when it
    was answered before.  The caller carries out what was confirmed, in the same
    transaction.
    """
    if by.pk == proposed.proposed_by_id:
        raise PermissionDenied(_("A second person has to confirm this."))
    _settle(proposed, by, is_confirmed=True)


def turn_down(proposed: ByTwo, *, by):
    """Settle it without effect; the person who proposed it may take it back so."""
    _settle(proposed, by, is_confirmed=False)


def _settle(proposed, by, is_confirmed):
    answer = {
        "settled_at": timezone.now(),
        "settled_by": by,
        "is_confirmed": is_confirmed,
    }
    still_open = type(proposed).objects.filter(pk=proposed.pk, settled_at=None)
    if not still_open.update(**answer):
        raise AlreadySettled(proposed.pk)
    for name, value in answer.items():
        setattr(proposed, name, value)
