"""One office invites the other to take part in a visit (joint report, 16 f, g)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, released_to
from ctportal.confidentiality.descent import open_apart
from ctportal.people.models import Entity

from ..models import Invitation, InvitationAnswer, Visit

# Who answers for an office.
ANSWERERS = policy.KEEPERS


@transaction.atomic
def invite(about, *, by, invited, **fields) -> Invitation:
    """Ask an office to take part in a visit, or in the one a notice is of.

    It tells of the visit, so the host Government has agreed before.
    """
    policy.require_holder(by, about, *policy.KEEPERS)
    if isinstance(about, Visit) and about.agreed_on is None:
        raise ValidationError(_("Others hear of a visit once its State has agreed."))
    if not may_be_invited(invited, about):
        raise ValidationError({"invited": _("This office is part of it already.")})
    return open_apart(
        about,
        Invitation,
        by=by,
        releases=[released_to(invited)],
        title=_("%(office)s is invited to a visit") % {"office": invited.name},
        about=about.marking,
        invited=invited,
        **fields,
    )


@transaction.atomic
def answer_invitation(invitation, *, by, takes_part, reason="", **fields):
    """Answer for the office that was asked; declining says why.

    It is that office's record, which the other reads.
    """
    if not may_answer(by, invitation):
        raise PermissionDenied(_("Another office is asked."))
    answers = InvitationAnswer.objects.readable_by(by).held_by(by.entity)
    if answers.filter(invitation=invitation).exists():
        raise ValidationError(_("Your office has answered already."))
    if not takes_part and not reason.strip():
        raise ValidationError({"reason": _("Say why your office does not take part.")})
    said = _("%(office)s takes part") if takes_part else _("%(office)s declines")
    return open_record(
        InvitationAnswer,
        by=by,
        state=invitation.marking.state,
        classification=invitation.classification,
        releases=[released_to(invitation.holder)],
        title=said % {"office": by.entity.name},
        invitation=invitation,
        takes_part=takes_part,
        reason=reason.strip(),
        **fields,
    )


def may_answer(person, invitation) -> bool:
    acts = person.is_active and person.entity is not None
    is_asked = acts and person.entity == invitation.invited
    return is_asked and person.role in ANSWERERS


def may_be_invited(entity, about) -> bool:
    """Not who holds it already, alone or with others."""
    return entity.pk not in policy.offices_behind(about.marking.holder_id)


def offices_to_invite(about):
    """The other of the two offices."""
    two = Entity.objects.filter(kind__in=[Entity.Kind.DIRECTORATE, Entity.Kind.OFFICE])
    return two.exclude(pk__in=policy.offices_behind(about.marking.holder_id))
