"""What was sent, so that what is sent twice is answered twice and acted on once."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

# A page is signed out long before, and its form with it.
KEPT_FOR = timedelta(days=2)
# For as long a machine may ask again under the same key.
KEYS_KEPT_FOR = timedelta(days=1)


class SentFormQuerySet(models.QuerySet):
    def outlived(self):
        """Those that nobody can send again."""
        return self.filter(at__lt=timezone.now() - KEPT_FOR)


class SentForm(models.Model):
    """One sending of a form as it stood on one page; it says nothing of its words."""

    digest = models.CharField(max_length=64, primary_key=True)
    # Where its sender was led; empty while the act goes on.
    led_to = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"])]


class SentByMachineQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(at__gte=timezone.now() - KEYS_KEPT_FOR)

    def outlived(self):
        return self.filter(at__lt=timezone.now() - KEYS_KEPT_FOR)

    def begin(self, digest, **facts):
        """Keep one; a key that was outlived begins anew."""
        told = facts | {"at": timezone.now()}
        return self.update_or_create(digest=digest, defaults=told)


class SentByMachine(models.Model):
    """One thing that a machine asked for under a key; it says nothing of its words."""

    # Of the person and the key.
    digest = models.CharField(max_length=64, primary_key=True)
    # What was sent, and to where, as a digest too.
    said = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    # Where what was made is read; empty where it has no address.
    led_to = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = SentByMachineQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"])]
