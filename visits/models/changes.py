"""What stops a visit or moves its days, with the State's or the office's word."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record

from ..sets import ChangeQuerySet
from .visits import Visit


class VisitChange(Record):
    """A visit was postponed, taken up again, cancelled, or declined by the State.

    It begins with the visit's readers: those told of the visit before hear of it.
    """

    kind = "visit-change"
    prefix = "VC"
    searchable = ("title", "reason")
    sealable = ("reason", "letter_number")
    within = ("visit",)

    class What(models.TextChoices):
        POSTPONED = "postponed", _("postponed")
        TAKEN_UP = "taken-up", _("taken up again")
        CANCELLED = "cancelled", _("cancelled")
        DECLINED = "declined", _("declined by the State")

    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="changes", editable=False
    )
    # What changed, in words: lists and searches show it.
    title = models.CharField(max_length=200, editable=False, default="")
    what = models.CharField(_("what"), max_length=10, choices=What, editable=False)
    on = models.DateField(_("day"))
    reason = models.TextField(_("reason"), blank=True)
    letter_number = models.CharField(
        _("number of the letter"), max_length=60, blank=True
    )
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)
    # The days before, and the new ones where they are known.
    stood_from = models.DateField(editable=False)
    stood_until = models.DateField(editable=False)
    new_from = models.DateField(null=True, editable=False)
    new_until = models.DateField(null=True, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Change of a visit")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_change_ends_after_it_begins",
                condition=models.Q(new_from=None, new_until=None)
                | models.Q(new_until__gte=models.F("new_from")),
            )
        ]

    def get_absolute_url(self):
        return f"{self.visit.get_absolute_url()}#{self.ref}"
