"""Visits that are not CTED's: UNOCT's, by its notice, and other bodies' missions."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.people.models import Entity

from ..sets import OutsideQuerySet


class Outside(Record):
    """Some days in a State that are another office's or body's."""

    title = models.CharField(_("title"), max_length=200)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    purpose = models.TextField(_("what for"), blank=True)
    cancelled_on = models.DateField(null=True, editable=False)

    objects = OutsideQuerySet.as_manager()

    class Meta:
        abstract = True


class VisitNotice(Outside):
    """UNOCT tells CTED in advance that it will visit a State (joint report, 16 g)."""

    kind = "visit-notice"
    prefix = "VN"
    searchable = ("title", "purpose")
    sealable = ("purpose", "reason")

    given_on = models.DateField(_("notice given"), editable=False)
    # Why its days were moved or it was given up.
    reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("Notice of a visit")
        indexes = [models.Index(fields=["audience", "-begins_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="visit_notice_ends_after_it_begins",
                condition=models.Q(ends_on__gte=models.F("begins_on")),
            )
        ]

    @property
    def lead_days(self) -> int:
        """How many days before the visit its notice was given."""
        return (self.begins_on - self.given_on).days

    def get_absolute_url(self):
        return reverse("visits:notice", args=[self.ref])


class ExternalMission(Outside):
    """An expert mission of a regional or other body to a State."""

    kind = "external-mission"
    prefix = "EM"
    searchable = ("title", "purpose", "body_name")
    sealable = ("purpose", "source")

    body = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organization"),
    )
    # A body that is not in the directory.
    body_name = models.CharField(_("or another body"), max_length=120, blank=True)
    source = models.CharField(_("known from"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Mission of another body")
        indexes = [models.Index(fields=["audience", "-begins_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="external_mission_ends_after_it_begins",
                condition=models.Q(ends_on__gte=models.F("begins_on")),
            ),
            models.CheckConstraint(
                name="external_mission_is_of_a_body",
                condition=models.Q(body__isnull=False) | ~models.Q(body_name=""),
            ),
        ]

    @property
    def of_whom(self) -> str:
        return self.body.name if self.body else self.body_name

    def get_absolute_url(self):
        return reverse("visits:mission", args=[self.ref])
