"""One office asked to take part in another's visit, and what it answers."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking, Record
from ctportal.people.models import Entity

from ..sets import InvitationQuerySet, WithinQuerySet


class Lettered(models.Model):
    """Something said in a letter."""

    letter_number = models.CharField(
        _("number of the letter"), max_length=60, blank=True
    )
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)

    class Meta:
        abstract = True


class Invitation(Lettered, Record):
    """An office is asked to take part in a visit (joint report, 16 f, g)."""

    kind = "invitation"
    prefix = "IN"
    searchable = ("title", "text")
    sealable = ("text", "letter_number")
    within = ("about",)

    # The visit, or UNOCT's notice of one.
    about = models.ForeignKey(
        Marking, models.PROTECT, related_name="invitations", editable=False
    )
    title = models.CharField(max_length=200, editable=False)
    invited = models.ForeignKey(
        Entity, models.PROTECT, related_name="+", editable=False
    )
    sent_on = models.DateField(_("sent"))
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    text = models.TextField(_("what it says"), blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Invitation to a visit")
        indexes = [models.Index(fields=["audience", "-sent_on", "-ref"])]

    def get_absolute_url(self):
        return reverse("visits:invitation", args=[self.ref])


class InvitationAnswer(Lettered, Record):
    """What the office that was asked says: its own record."""

    kind = "invitation-answer"
    prefix = "IA"
    searchable = ("title", "reason", "people")
    sealable = ("reason", "people", "letter_number")
    within = ("invitation",)

    invitation = models.ForeignKey(
        Invitation, models.PROTECT, related_name="answers", editable=False
    )
    title = models.CharField(max_length=200, editable=False)
    takes_part = models.BooleanField(
        _("takes part"), choices=[(True, _("Takes part")), (False, _("Declines"))]
    )
    answered_on = models.DateField(_("answered"))
    reason = models.TextField(_("reason"), blank=True)
    people = models.CharField(_("who comes"), max_length=300, blank=True)

    objects = WithinQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer to an invitation")
        ordering = ["-answered_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="declined_invitation_says_why",
                condition=models.Q(takes_part=True)
                | ~models.Q(reason="")
                | models.Q(sealed__contains=["reason"]),
            )
        ]

    def get_absolute_url(self):
        return self.invitation.get_absolute_url()
