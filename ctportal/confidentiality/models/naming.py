"""Naming who reads what nobody is left to read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo
from ctportal.people.models import Entity, Function


class Naming(ByTwo):
    """A function is to read a Strictly Confidential record that nobody reads any more.

    Proposed and confirmed by people who know its reference alone: the row names it by
    that, and nobody outside its originating office sees the row.
    """

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"
    guarded_by = "holder_id IN (SELECT decided_by_me())"

    ref = models.CharField(max_length=16, unique=True)
    of_ref = models.CharField(max_length=16)
    holder = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)

    class Meta(ByTwo.Meta):
        ordering = ["-proposed_at"]
