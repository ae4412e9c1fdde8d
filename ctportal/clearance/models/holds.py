"""Who holds up what is before the Committee: for named functions and who placed it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking
from ctportal.people.models import Entity

from ..querysets import HoldQuerySet
from .decisions import Decision

# The decision must be seen besides: what a member knows of it ends with its term.
SEEN = "EXISTS (SELECT FROM confidentiality_marking m WHERE m.id = decision_id)"
NAMED = """decision_id IN (
    SELECT k.decision_id FROM clearance_holdkeeper k
    JOIN people_incumbency i ON i.function_id = k.function_id
    WHERE i.person_id = my_person() AND is_current(i.begins_on, i.ends_on))"""
OWN = "member_id IN (SELECT my_entities())"
SITTING = f"""{OWN} AND member_id IN (
    SELECT s.entity_id FROM people_communitymember s
    JOIN people_community c ON c.id = s.community_id AND c.code = 'committee'
    WHERE is_current(s.begins_on, s.ends_on))"""  # noqa: S608
OF_A_HOLD = "hold_id IN (SELECT id FROM clearance_hold)"


class Hold(models.Model):
    """A member of the Committee needs more time, or objects: nothing is adopted.

    All others who know of the procedure learn that it is on hold, and no more.
    """

    app_may = "SELECT, INSERT, UPDATE (until, lifted_at)"
    guarded_by = f"{SEEN} AND ({NAMED} OR {OWN})"
    written_by = f"{SEEN} AND ({NAMED} OR {SITTING})"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="holds")
    member = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    # Until when it was asked for; it stands until it is lifted all the same.
    until = models.DateField(_("until"), null=True)
    lifted_at = models.DateTimeField(null=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="member_holds_a_decision_once_at_a_time",
                fields=["decision", "member"],
                condition=models.Q(lifted_at=None),
            )
        ]


class HoldMove(models.Model):
    """A hold was placed, extended or lifted, by which note."""

    app_may = "SELECT, INSERT"
    guarded_by = OF_A_HOLD
    written_by = OF_A_HOLD

    class What(models.TextChoices):
        PLACED = "placed", _("Hold placed")
        EXTENDED = "extended", _("Hold extended")
        LIFTED = "lifted", _("Hold lifted")

    hold = models.ForeignKey(Hold, models.PROTECT, related_name="moves")
    what = models.CharField(max_length=8, choices=What)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateField(null=True)
    said = models.CharField(max_length=300, blank=True)
    letter = models.ForeignKey(Marking, models.PROTECT, null=True, related_name="+")
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
