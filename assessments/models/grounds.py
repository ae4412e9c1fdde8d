"""What recommendations rest on."""

from django.db import models

from ctportal.confidentiality.models import Link

from .results import Finding, Recommendation


class RecommendationGround(Link):
    """A recommendation rests on something that was found of the same State."""

    ends = ("recommendation", "finding")

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="grounds"
    )
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="grounds")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="recommendation_rests_on_a_finding_once",
                fields=["recommendation", "finding"],
            )
        ]
