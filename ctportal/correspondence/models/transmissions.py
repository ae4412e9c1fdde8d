"""What went out by other means than the portal, as far as somebody wrote it down."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Entity


class Transmission(Record):
    """Something sent outside the portal, written down by the office that sent it.

    Joint report, paragraph 16 e: other means and procedures of transmission.
    """

    kind = "transmission"
    prefix = "T"
    searchable = ()

    class Means(models.TextChoices):
        NOTE = "note", _("note verbale")
        MAIL = "mail", _("e-mail")
        SECURE_MAIL = "secure-mail", _("secure e-mail")
        BY_HAND = "by-hand", _("by hand")
        FAX = "fax", _("fax")

    sent_on = models.DateField(_("sent"))
    means = models.CharField(_("by what means"), max_length=12, choices=Means)
    number = models.CharField(_("its number"), max_length=60, blank=True)
    entity = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to which organization"),
    )
    person = models.CharField(
        _("to whom"), max_length=200, blank=True, help_text=_("name and function")
    )

    class Meta:
        verbose_name = _("Transmission")
        indexes = [models.Index(fields=["audience", "-sent_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="transmission_goes_to_somebody",
                condition=models.Q(entity__isnull=False) | ~models.Q(person=""),
            )
        ]

    @property
    def receiver(self) -> str:
        """Whom it went to: the person, the organization or both."""
        name = self.entity.name if self.entity else ""
        return " · ".join(part for part in (name, self.person) if part)

    def get_absolute_url(self):
        return reverse("transmissions:detail", args=[self.ref])


class Transmitted(Link):
    """A record that went along."""

    app_may = "SELECT, INSERT"
    ends = ("transmission", "record")
    holder_only = True

    transmission = models.ForeignKey(
        Transmission, models.PROTECT, related_name="records"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="transmission_holds_a_record_once",
                fields=["transmission", "record"],
            )
        ]
