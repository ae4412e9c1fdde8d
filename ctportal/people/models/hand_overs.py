"""Handing over what one person holds by name."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..by_two import ByTwo
from .accounts import Person
from .entities import Entity


class HandOver(ByTwo):
    """Somebody's things go to others of their office, all together or none."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)

    class Meta(ByTwo.Meta):
        ordering = ["proposed_at", "pk"]

    def __str__(self):
        return gettext("Hand-over of %(person)s") % {"person": self.person}

    def get_absolute_url(self):
        return reverse("people:hand-over", args=[self.pk])


class HandOverItem(models.Model):
    """One thing and who gets it: its source and its key there, no words of it."""

    app_may = "SELECT, INSERT"

    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="items")
    source = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    successor = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="hand_over_gives_a_thing_once",
                fields=["hand_over", "source", "key"],
            )
        ]
