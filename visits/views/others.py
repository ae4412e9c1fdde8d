"""Pages of UNOCT's notices and of other bodies' missions."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.ledger.history import told
from ctportal.pages import lists

from .. import actions, coincidences
from ..forms import (
    CallOffForm,
    CallOffNoticeForm,
    MissionForm,
    NewMissionForm,
    NewNoticeForm,
    NoticeForm,
)
from ..history import OUTSIDE_WORDS
from ..models import ExternalMission, Invitation, MissionReport, VisitNotice
from ..outside_lists import Missions, Notices
from .asking import form_page


def notices(request):
    rows = VisitNotice.objects.readable_by(request.user).for_table()
    new_url = "/visits/notices/new/" if actions.may_announce(request.user) else ""
    shown = rows.unsealed_for(request.user)
    return lists.page(request, Notices, shown, new_url=new_url)


def missions(request):
    rows = ExternalMission.objects.readable_by(request.user).for_table()
    may_enter = request.user.role in policy.KEEPERS
    new_url = "/visits/missions/new/" if may_enter else ""
    shown = rows.select_related("body").unsealed_for(request.user)
    return lists.page(request, Missions, shown, new_url=new_url)


def new_notice(request):
    actions.require_announcer(request.user)
    form = NewNoticeForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda typed: actions.give_notice(by=request.user, **typed),
        title=_("Give notice of a visit"),
        lead=_("CTED is told at once (16 g)."),
        button=_("Give notice"),
        cancel="/visits/notices/",
    )


def new_mission(request):
    policy.require_role(request.user, *policy.KEEPERS)
    form = NewMissionForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda typed: actions.enter_mission(by=request.user, **typed),
        title=_("Enter a mission of another body"),
        lead=_("It stands in the calendar, so that visits do not coincide with it."),
        button=_("Enter it"),
        cancel="/visits/missions/",
    )


def notice(request, ref):
    found = _or_404(request, VisitNotice, ref)
    invitations = Invitation.objects.readable_by(request.user).filter(about=found.pk)
    reports = MissionReport.objects.readable_by(request.user).of(found).for_table()
    around = {
        "invitations": list(invitations.for_table().order_by("-sent_on", "ref")),
        "reports": list(reports.unsealed_for(request.user)),
    }
    request.shown.extend([*around["invitations"], *around["reports"]])
    return _page(request, found, "visits/notice.html", **around)


def mission(request, ref):
    return _page(request, _or_404(request, ExternalMission, ref), "visits/mission.html")


def edit_notice(request, ref):
    return _edit(request, _or_404(request, VisitNotice, ref), NoticeForm)


def edit_mission(request, ref):
    return _edit(request, _or_404(request, ExternalMission, ref), MissionForm)


def call_off_notice(request, ref):
    found = _or_404(request, VisitNotice, ref)
    return _call_off(request, found, CallOffNoticeForm)


def call_off_mission(request, ref):
    return _call_off(request, _or_404(request, ExternalMission, ref), CallOffForm)


def _or_404(request, model, ref):
    rows = model.objects.readable_by(request.user).for_table()
    return get_object_or_404(rows.unsealed_for(request.user), ref=ref)


def _page(request, record, template, **around):
    near = coincidences.near(record, request.user)
    request.shown.extend([record, *(one.record for one in near)])
    context = {
        "record": record,
        "near": near,
        "can_keep": policy.can_change(request.user, record, *policy.KEEPERS),
        "history": told(record, OUTSIDE_WORDS),
    }
    return TemplateResponse(request, template, context | around)


def _edit(request, record, form_class):
    policy.require_holder(request.user, record, *policy.KEEPERS)
    form = form_class(request.POST or None, instance=record)
    stored = _or_404(request, type(record), record.ref)

    def act(typed):
        return actions.change_outside(stored, by=request.user, **typed)

    words = {"title": record.title, "button": _("Store")}
    return form_page(request, form, act, about=record, **words)


def _call_off(request, record, form_class):
    policy.require_holder(request.user, record, *policy.KEEPERS)

    def act(typed):
        return actions.call_off(record, by=request.user, **typed)

    words = {"title": _("It does not take place"), "button": _("Call it off")}
    form = form_class(request.POST or None)
    return form_page(request, form, act, about=record, **words)
