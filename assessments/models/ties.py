"""Ties between recommendations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link

from .results import Recommendation


class RecommendationTie(Link):
    """A recommendation takes up an earlier one to the same State."""

    ends = ("later", "earlier")

    class Kind(models.TextChoices):
        REPEATS = "repeats", _("repeats")
        REVISES = "revises", _("revises")
        REPLACES = "replaces", _("replaces")

    later = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="ties_to_earlier"
    )
    earlier = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="ties_to_later"
    )
    kind = models.CharField(_("tie"), max_length=8, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="recommendation_takes_up_an_earlier_one_once",
                fields=["later", "earlier"],
            ),
            models.CheckConstraint(
                name="recommendation_takes_up_another",
                condition=~models.Q(later=models.F("earlier")),
            ),
        ]
