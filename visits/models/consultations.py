"""What the two offices agree on after a visit."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Entity
from ctportal.reference.models import Theme

from ..sets import ConsultationQuerySet
from .visits import Visit


class Consultation(Record):
    """CTED and UNOCT consult after a visit and hold it jointly (16 h)."""

    kind = "consultation"
    prefix = "CO"
    searchable = ("title", "summary")
    sealable = ("participants", "summary")
    within = ("visit",)

    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="consultations", editable=False
    )
    title = models.CharField(_("title"), max_length=200, editable=False)
    due_on = models.DateField(_("due"))
    held_on = models.DateField(_("held"), null=True, blank=True)
    participants = models.TextField(_("who took part"), blank=True)
    summary = models.TextField(_("what was said"), blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Consultation after a visit")
        indexes = [models.Index(fields=["audience", "-due_on", "-ref"])]

    def get_absolute_url(self):
        return reverse("visits:consultation", args=[self.ref])


class AgreedArea(Link):
    """An area both agreed to work on: assistance, promotion or other support."""

    class Support(models.TextChoices):
        ASSISTANCE = "assistance", _("technical assistance")
        PROMOTION = "promotion", _("promotion")
        OTHER = "other", _("other support")

    ends = ("consultation",)

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="areas", editable=False
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="+", verbose_name=_("theme")
    )
    text = models.TextField(_("what is needed"))
    support = models.CharField(_("kind of support"), max_length=12, choices=Support)
    lead = models.ForeignKey(
        Entity, models.PROTECT, related_name="+", verbose_name=_("lead")
    )

    class Meta:
        ordering = ["pk"]


class AreaOutcome(Link):
    """The need or the project that came of an area; seen by who may read both."""

    ends = ("consultation", "record")

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="outcomes"
    )
    area = models.ForeignKey(AgreedArea, models.PROTECT, related_name="outcomes")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="of_areas")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="area_leads_to_a_record_once", fields=["area", "record"]
            )
        ]
