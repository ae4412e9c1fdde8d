"""What is told to one receiver, by mail or handed over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Entity, Person


class Posted(models.Model):
    """To whom a notice goes, when it went, and the mail that takes it there."""

    entity = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="+")
    # Where no organization of the portal stands for its receiver.
    person = models.CharField(_("to whom"), max_length=200, blank=True)
    sent_on = models.DateField(_("sent"), null=True)
    sent_by_hand = models.BooleanField(default=False)
    # The organization's mailbox.
    mailbox = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    message_id = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def receiver(self) -> str:
        return self.entity.name if self.entity else self.person
