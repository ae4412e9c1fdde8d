"""How an office clears records of a kind: a chain as data, dated."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Entity, Function
from ctportal.reference.models import Dated

from ..querysets import TemplateQuerySet

OWN = "office_id IN (SELECT my_entities())"
# The office's head, and the functions the head named for it.
KEPT = """(office_id IN (SELECT headed_by_me()) OR EXISTS (
    SELECT FROM clearance_chainkeeper k
    JOIN people_incumbency i ON i.function_id = k.function_id
    WHERE k.office_id = clearance_chaintemplate.office_id
        AND i.person_id = my_person() AND is_current(k.begins_on, k.ends_on)
        AND is_current(i.begins_on, i.ends_on)))"""

KEPT_TEMPLATES = f"SELECT id FROM clearance_chaintemplate WHERE {KEPT}"  # noqa: S608


class ChainKeeper(Dated):
    """A function that changes an office's chains besides its head."""

    app_may = "SELECT, INSERT, UPDATE (ends_on), DELETE"
    guarded_by = OWN
    written_by = "office_id IN (SELECT headed_by_me())"

    office = models.ForeignKey(Entity, models.PROTECT, related_name="chain_keepers")
    function = models.ForeignKey(Function, models.PROTECT, related_name="+")


class ChainTemplate(Dated):
    """The chain of an office for records of a kind, while it is in force.

    It names people and functions: other offices do not see it.
    """

    app_may = "SELECT, INSERT, UPDATE (ends_on), DELETE"
    guarded_by = OWN
    written_by = f"{OWN} AND {KEPT}"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Entity, models.PROTECT, related_name="chain_templates")
    kind = models.CharField(_("kind of record"), max_length=32)
    changed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = TemplateQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["kind", "begins_on", "pk"]


class Asked(models.Model):
    """Who is asked to clear, after whom, and within how many working days.

    Those of one place are asked side by side.
    """

    place = models.PositiveSmallIntegerField(_("place"))
    function = models.ForeignKey(
        Function, models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    days = models.PositiveSmallIntegerField(_("working days"), default=5)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_asks_a_function_or_a_person",
                condition=Q(function=None, person__isnull=False)
                | Q(function__isnull=False, person=None),
            )
        ]

    @property
    def asked(self):
        """The function or the person."""
        return self.function or self.person


class TemplateStep(Asked):
    """One step of an office's chain."""

    app_may = "SELECT, INSERT, DELETE"
    guarded_by = "template_id IN (SELECT id FROM clearance_chaintemplate)"
    written_by = f"template_id IN ({KEPT_TEMPLATES})"

    template = models.ForeignKey(ChainTemplate, models.PROTECT, related_name="steps")

    class Meta(Asked.Meta):
        ordering = ["place", "pk"]
