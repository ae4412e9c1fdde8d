"""What was made from what."""

from django.db import models

from .records import Link, Marking


class Descent(Link):
    """A record was made from another, and began with that one's readers."""

    app_may = "SELECT, INSERT"
    ends = ("made", "source")
    holder_only = True

    made = models.ForeignKey(Marking, models.PROTECT, related_name="made_from")
    source = models.ForeignKey(Marking, models.PROTECT, related_name="led_to")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="record_is_made_from_another_once", fields=["made", "source"]
            )
        ]
