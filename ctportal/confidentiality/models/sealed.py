"""Values taken out of records that others see."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..querysets import SealedValueQuerySet
from .records import Marking, Record


class SealedValue(Record):
    """One field's value, taken out of a visible record and locked away.

    It has an audience, a version and dates of its own: changing it moves nothing on the
    record it was taken from.  Read by those who may read that record as well.
    """

    kind = "sealed-value"
    prefix = "S"
    searchable = ()
    within = ("of",)

    of = models.ForeignKey(
        Marking, models.PROTECT, related_name="sealed_values", editable=False
    )
    field = models.CharField(_("field"), max_length=40, editable=False)
    value = models.JSONField(encoder=DjangoJSONEncoder, null=True, editable=False)
    # Sealed by a person's decision: the end of a State's request does not put it back.
    is_by_hand = models.BooleanField(default=False, editable=False)
    put_back_at = models.DateTimeField(null=True, editable=False)

    objects = SealedValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("Value not shared")
        indexes = [models.Index(fields=["of", "field"])]

    def __str__(self):
        return gettext("Part of %(ref)s") % {"ref": self.of.ref}

    def get_absolute_url(self):
        return reverse("confidentiality:readers", args=[self.ref])
