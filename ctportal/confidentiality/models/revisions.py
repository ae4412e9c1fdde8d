"""What records said before they were changed."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from ..querysets import RevisionQuerySet
from .records import Link, Marking


class Revision(Link):
    """The former value of one field of a record, and who replaced it when.

    It bears the marking of the record, or of the value sealed from it, as that is
    today: what leaves somebody's sight takes its past along.  Added to only.
    """

    app_may = "SELECT, INSERT"
    ends = ("of",)
    holder_only = True

    of = models.ForeignKey(Marking, models.PROTECT, related_name="revisions")
    field = models.CharField(max_length=40)
    former = models.JSONField(encoder=DjangoJSONEncoder, null=True)
    # The version that the change replaced.
    version = models.PositiveIntegerField()
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-replaced_at", "-pk"]
