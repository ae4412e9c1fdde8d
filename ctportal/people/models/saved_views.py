"""Lists as people want to find them again."""

import uuid

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entities import Entity

# Whoever gives an office's places also takes over what its people shared with it.
OWN = "person_id = my_person()"


class SavedView(models.Model):
    """A list’s address under a name: one's own, or shared with one's own office.

    The words somebody looked for may say more than a list does: its rows are behind a
    wall of their own.
    """

    app_may = "SELECT, INSERT, UPDATE, DELETE"
    guarded_by = f"{OWN} OR office_id IN (SELECT my_entities())"
    written_by = f"{OWN} OR office_id IN (SELECT decided_by_me())"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    # The office that may use it too.
    office = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    path = models.CharField(max_length=200)
    query = models.CharField(max_length=2000, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["path", "person"])]
        constraints = [
            models.UniqueConstraint(
                name="person_names_an_own_view_once",
                fields=["person", "path", "name"],
                condition=models.Q(office=None),
            ),
            # Apart from one's own: who gives a successor a view is not to learn those.
            models.UniqueConstraint(
                name="person_names_a_shared_view_once",
                fields=["person", "path", "name", "office"],
                condition=models.Q(office__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def asked(self) -> QueryDict:
        return QueryDict(self.query)
