"""What search knows of the records there are."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Audience, Link, Marking
from ctportal.pages.columns import not_shared
from ctportal.people.models import Classification, Entity
from ctportal.reference.models import State, Theme

from .querysets import SearchEntryQuerySet

WIDE = models.Q(is_wide=True)


class SearchEntry(Link):
    """One record as search finds it.

    The database alone writes it, in the transaction that writes the record or its
    marking (`search.sql`), so that no import, action or COPY can forget to.
    """

    app_may = "SELECT"
    ends = ("marking",)

    marking = models.OneToOneField(
        Marking, models.PROTECT, primary_key=True, related_name="search_entry"
    )
    audience = models.ForeignKey(Audience, models.PROTECT, related_name="+")
    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, related_name="+")
    holder = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    classification = models.SmallIntegerField(
        _("classification"), choices=Classification
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("date"))
    changed_at = models.DateTimeField(_("changed"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    # Open to a whole community; the others are looked for audience by audience.
    is_wide = models.BooleanField()
    words = SearchVectorField()

    # Said of what a later record has taken the place of.
    standing = ""

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["audience", "-happened_on", "-ref"]),
            models.Index(fields=["state", "kind", "audience"]),
            GinIndex(
                name="words_of_wide_entries",
                fields=["words"],
                condition=WIDE,
                fastupdate=False,
            ),
            GinIndex(
                name="words_of_restricted_entries",
                fields=["audience", "words"],
                condition=~WIDE,
                fastupdate=False,
            ),
        ]

    def __str__(self):
        return self.title or not_shared()

    def get_absolute_url(self):
        return reverse("portal:open", args=[self.ref])
