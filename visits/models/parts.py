"""What a visit is put together of: States, parts on site and virtual, partners."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link
from ctportal.people.models import Entity
from ctportal.reference.models import State

from .visits import Visit


class VisitState(Link):
    """One of several States of one visit, and the day its Government agreed.

    A visit to one State has no such row.  With several, its marking bears the first,
    and each has a report of its own in which what it asks to keep takes hold.
    """

    ends = ("visit",)

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="states")
    state = models.ForeignKey(State, models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="visit_has_a_state_once", fields=["visit", "state"]
            )
        ]


class VisitPart(Link):
    """Some days of a visit, on site or virtual: a hybrid visit has several."""

    ends = ("visit",)

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("on site")
        VIRTUAL = "virtual", _("virtual")

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="parts")
    mode = models.CharField(_("mode"), max_length=8, choices=Mode)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    subject = models.CharField(_("what for"), max_length=200, blank=True)

    class Meta:
        ordering = ["begins_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_part_ends_after_it_begins",
                condition=models.Q(ends_on__gte=models.F("begins_on")),
            )
        ]


class VisitPartner(Link):
    """Another body that a visit is made together with."""

    ends = ("visit",)

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="partners")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entity__code"]
        constraints = [
            models.UniqueConstraint(
                name="visit_has_a_partner_once", fields=["visit", "entity"]
            )
        ]
