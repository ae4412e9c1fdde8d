"""Who goes on a visit, for whom and as what."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link
from ctportal.people.models import CommunityMember, Entity

from .visits import Visit


class Delegate(Link):
    """A place in a delegation: of one of its readers, or of an expert by name alone.

    Experts of other bodies often have no account: they are known, and read nothing.
    """

    class Role(models.TextChoices):
        HEAD = "head", _("head of the delegation")
        MEMBER = "member", _("member")
        EXPERT = "expert", _("expert")
        OBSERVER = "observer", _("observer")
        INTERPRETER = "interpreter", _("interpreter")

    ends = ("visit",)

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="delegates", editable=False
    )
    member = models.ForeignKey(
        CommunityMember, models.PROTECT, null=True, related_name="+", editable=False
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    entity = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("organization"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.MEMBER)
    subject = models.CharField(_("field"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="delegate_is_a_reader_or_has_a_name",
                condition=models.Q(member__isnull=False) | ~models.Q(name=""),
            )
        ]
