"""What bodies other than CTED recommend."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.reference.models import Theme

from ..about import BodyQuerySet


class BodyRecommendation(Record):
    """A recommendation of another body: a kind of its own, never counted with CTED's.

    Of the expert working group on technical assistance, for instance, or the standing
    element of a Conference of the Parties.
    """

    kind = "body-recommendation"
    prefix = "BR"
    searchable = ("title", "text", "body", "symbol")
    sealable = ("title", "text", "addressees")

    class Source(models.TextChoices):
        EXPERTS = "experts", _("expert working group")
        CONFERENCE = "conference", _("Conference of the Parties")
        WORKING_GROUP = "working-group", _("working group")
        EVALUATION = "evaluation", _("mutual evaluation")
        TREATY_BODY = "treaty-body", _("treaty body")
        REGIONAL = "regional", _("regional body")
        OTHER = "other", _("other body")

    source = models.CharField(_("kind of body"), max_length=16, choices=Source)
    body = models.CharField(_("body"), max_length=200)
    symbol = models.CharField(_("symbol and paragraph"), max_length=80, blank=True)
    adopted_on = models.DateField(_("date"))
    theme = models.ForeignKey(
        Theme, models.PROTECT, verbose_name=_("theme"), related_name="+"
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    addressees = models.CharField(_("addressee"), max_length=300, blank=True)
    url = models.URLField(_("where it is published"), blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Recommendation of another body")
        indexes = [models.Index(fields=["audience", "-adopted_on", "-ref"])]

    def get_absolute_url(self):
        return reverse("assessments:body-recommendation", args=[self.ref])
