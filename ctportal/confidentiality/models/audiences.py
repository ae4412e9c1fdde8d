"""Readers, the keys that name them, and the audiences those keys open."""

from django.db import models

from ctportal.people.models import Classification, Community, Entity, Function


class Reader(models.Model):
    """Names who is meant: an entity, a community, a function, or several at once.

    Where more than one is named, a person must belong to each of them.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True)
    community = models.ForeignKey(Community, models.PROTECT, null=True, blank=True)
    function = models.ForeignKey(Function, models.PROTECT, null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def reader(self):
        """The narrowest of those named."""
        return self.function or self.community or self.entity


class Key(Reader):
    """What a person must hold to open an audience, at a classification, in its days."""

    app_may = "SELECT"

    digest = models.CharField(max_length=32, unique=True)
    classification = models.SmallIntegerField(choices=Classification)
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="key_names_a_reader",
                condition=~models.Q(entity=None, community=None, function=None),
            )
        ]


class Audience(models.Model):
    """A set of keys, kept once however many records have it; never changed."""

    app_may = "SELECT"

    digest = models.CharField(max_length=32, unique=True)
    keys = models.ManyToManyField(Key, through="AudienceKey", related_name="audiences")


class AudienceKey(models.Model):
    """A key that opens an audience."""

    app_may = "SELECT"

    audience = models.ForeignKey(Audience, models.PROTECT)
    key = models.ForeignKey(Key, models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="audience_has_a_key_once", fields=["audience", "key"]
            )
        ]
