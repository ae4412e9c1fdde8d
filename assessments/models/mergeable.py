"""What may turn out to be told twice."""

from django.db import models

from ctportal.confidentiality.models import Marking


class Mergeable(models.Model):
    """A record that may turn out to be another one, told twice."""

    # It is found as that other one, until they are taken apart.
    merged_into = models.ForeignKey(
        Marking, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
