"""Chains that run or ran on a record, step by step; its office's own affair."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking

from ..querysets import ChainQuerySet, OwnQuerySet, StepQuerySet
from .fingerprints import Fingerprint
from .templates import Asked


class Chain(Link):
    """A record was submitted for clearance; each time is a round of its own."""

    app_may = "SELECT, INSERT, UPDATE (outcome, ended_at)"
    ends = ("record",)
    holder_only = True

    class Outcome(models.TextChoices):
        RUNNING = "running", _("in clearance")
        CLEARED = "cleared", _("cleared")
        RETURNED = "returned", _("returned")
        TAKEN_BACK = "taken-back", _("taken back")

    record = models.ForeignKey(Marking, models.PROTECT, related_name="chains")
    round = models.PositiveSmallIntegerField(_("round"))
    submitted_at = models.DateTimeField(default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    fingerprint = models.ForeignKey(Fingerprint, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.RUNNING)
    ended_at = models.DateTimeField(null=True)

    objects = ChainQuerySet.as_manager()

    class Meta:
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(
                name="record_has_one_chain_running",
                fields=["record"],
                condition=Q(outcome="running"),
            ),
            models.UniqueConstraint(
                name="record_has_a_round_once", fields=["record", "round"]
            ),
            models.CheckConstraint(
                name="chain_ends_with_its_outcome",
                condition=Q(outcome="running", ended_at=None)
                | ~Q(outcome="running") & Q(ended_at__isnull=False),
            ),
        ]


class ChainStep(Asked, Link):
    """One answer that a chain waits for, or has."""

    app_may = (
        "SELECT, INSERT, UPDATE (turn_on, due_on, person_id, function_id, answer, said,"
        " decided_at, decided_by_id, capacity, acting_for_id, fingerprint_id)"
    )
    ends = ("record",)
    holder_only = True

    class Answer(models.TextChoices):
        CLEARED = "cleared", _("cleared")
        WITH_CHANGES = "with-changes", _("cleared with changes")
        RETURNED = "returned", _("returned")

    class Capacity(models.TextChoices):
        OWN = "own", _("in their own right")
        IN_CHARGE = "in-charge", _("as officer-in-charge")
        DEPUTY = "deputy", _("as deputy")

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="steps")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    # From the day its turn came; until then it waits for those before it.
    turn_on = models.DateField(null=True)
    due_on = models.DateField(_("until"), null=True)
    answer = models.CharField(max_length=12, choices=Answer, blank=True)
    # What was changed, or why it was returned.
    said = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    capacity = models.CharField(max_length=9, choices=Capacity, blank=True)
    # Whose place was taken; nobody's where the function has no incumbent.
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # The version that was before who decided.
    fingerprint = models.ForeignKey(
        Fingerprint, models.PROTECT, null=True, related_name="+"
    )

    objects = StepQuerySet.as_manager()

    class Meta(Asked.Meta):
        ordering = ["place", "pk"]
        constraints = [
            *Asked.Meta.constraints,
            models.CheckConstraint(
                name="step_is_decided_by_somebody_at_a_moment",
                condition=Q(
                    answer="", decided_at=None, decided_by=None, fingerprint=None
                )
                | ~Q(answer="")
                & Q(
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    fingerprint__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="step_says_what_was_changed_or_why_it_was_returned",
                condition=Q(answer__in=["", "cleared"]) | ~Q(said=""),
            ),
        ]


class OtherVersion(Link):
    """Another version than the cleared one goes out, and who answers for it."""

    app_may = "SELECT, INSERT"
    ends = ("record",)
    holder_only = True

    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="other_versions")
    fingerprint = models.ForeignKey(Fingerprint, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
