"""Invitations to visits, how they are answered, and how many were accepted."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding, policy
from ctportal.pages import lists

from .. import actions
from ..finding import visit_or_404
from ..forms import AnswerForm, InviteForm
from ..invitation_lists import Participation
from ..models import Invitation, InvitationAnswer, VisitNotice
from .asking import form_page


def index(request):
    """Who was invited to which visit, what they said, and the share that came."""
    rows = Invitation.objects.readable_by(request.user).with_answer(request.user)
    return lists.page(request, Participation, rows.for_table())


def invite(request, ref):
    return _invite(request, visit_or_404(request, ref))


def invite_to_notice(request, ref):
    notices = VisitNotice.objects.readable_by(request.user).for_table()
    return _invite(request, get_object_or_404(notices, ref=ref))


def invitation(request, ref):
    """An invitation with its answer, or the form for it."""
    rows = Invitation.objects.readable_by(request.user).for_table()
    found = get_object_or_404(rows.unsealed_for(request.user), ref=ref)
    answers = InvitationAnswer.objects.readable_by(request.user).filter(
        invitation=found
    )
    given = answers.for_table().unsealed_for(request.user).first()
    about = finding.record_of(found.about, request.user)
    request.shown.extend([found, about, given])
    context = {
        "record": found,
        "about": about,
        "answer": given,
        "may_answer": given is None and actions.may_answer(request.user, found),
    }
    return TemplateResponse(request, "visits/invitation.html", context)


def answer(request, ref):
    rows = Invitation.objects.readable_by(request.user).for_table()
    found = get_object_or_404(rows.unsealed_for(request.user), ref=ref)

    def act(typed):
        actions.answer_invitation(found, by=request.user, **typed)
        return found

    form = AnswerForm(request.POST or None)
    words = {"title": _("Answer the invitation"), "button": _("Answer")}
    return form_page(request, form, act, about=found, **words)


def _invite(request, about):
    """Ask the other office; there is nobody to ask where both hold the visit."""
    policy.require_holder(request.user, about, *policy.KEEPERS)
    invited = get_object_or_404(actions.offices_to_invite(about))

    def act(typed):
        return actions.invite(about, by=request.user, invited=invited, **typed)

    form = InviteForm(request.POST or None)
    words = {
        "title": _("Invite %(office)s") % {"office": invited.name},
        "lead": _("It answers with a record of its own, and says why if it declines."),
        "button": _("Invite"),
    }
    return form_page(request, form, act, about=about, **words)
