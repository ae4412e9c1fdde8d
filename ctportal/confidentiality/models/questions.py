"""Somebody asks for what they cannot open, and is answered or not."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class AccessQuestion(models.Model):
    """Somebody asks for what they cannot open; only its holder ever learns of it."""

    app_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    reason = models.TextField()


class AccessAnswer(models.Model):
    """What the holder chose to say to who asked; they are told these words alone.

    Without words the question is closed, and who asked learns nothing.
    """

    # Written and read through functions of the database, which ask who may.
    app_may = ""

    question = models.OneToOneField(AccessQuestion, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    put_aside_at = models.DateTimeField(null=True)
