"""Analytical products: what CTED makes of trends and developments."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Record
from ctportal.reference.models import Region, State, Theme

from ..about import ProductQuerySet


class AnalyticalProduct(Record):
    """An analysis of emerging issues, trends or developments (joint report, 16 a, 18).

    Its originating office's own until it is cleared for transmission (info b).  It is
    about States, regions and themes, or about none of them in particular.
    """

    kind = "analytical-product"
    prefix = "AP"
    searchable = ("title", "text")
    sealable = ("title", "text")

    class Type(models.TextChoices):
        ISSUE = "issue", _("emerging issue")
        TREND = "trend", _("trends")
        THEMATIC = "thematic", _("thematic analysis")
        REGIONAL = "regional", _("regional analysis")
        SURVEY = "survey", _("global survey")
        PRACTICE = "practice", _("good practices")
        OTHER = "other", _("other analysis")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        CLEARED = "cleared", _("cleared for transmission")

    type = models.CharField(_("kind"), max_length=8, choices=Type)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("in short"), blank=True)
    as_of = models.DateField(_("date"))
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False
    )
    cleared_on = models.DateField(null=True, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("Analytical product")
        indexes = [models.Index(fields=["audience", "-as_of", "-ref"])]

    def get_absolute_url(self):
        return reverse("assessments:product", args=[self.ref])


class ProductState(Link):
    """A State an analytical product is about."""

    ends = ("product",)

    product = models.ForeignKey(
        AnalyticalProduct, models.PROTECT, related_name="in_states"
    )
    state = models.ForeignKey(State, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="product_is_about_a_state_once", fields=["product", "state"]
            )
        ]


class ProductRegion(Link):
    """A region it is about."""

    ends = ("product",)

    product = models.ForeignKey(
        AnalyticalProduct, models.PROTECT, related_name="in_regions"
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="product_is_about_a_region_once", fields=["product", "region"]
            )
        ]


class ProductTheme(Link):
    """A theme it is about."""

    ends = ("product",)

    product = models.ForeignKey(
        AnalyticalProduct, models.PROTECT, related_name="on_themes"
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="product_is_about_a_theme_once", fields=["product", "theme"]
            )
        ]
