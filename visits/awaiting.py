"""What waits for an office around its visits: on the checklists, for an answer, near
another's visit."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ctportal.confidentiality import policy
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting
from ctportal.people.models import Entity

from .actions import may_answer
from .delegations import WRITERS
from .models import Consultation, Invitation, Visit, VisitNotice


def overdue_items(person) -> Iterator[Waiting]:
    """Visits of the office on whose checklists something is overdue, each once."""
    if person.role not in WRITERS:
        return
    own = Visit.objects.readable_by(person).unsealed_for(person)
    own = own.held_by(person.entity).under_way().exclude(status="postponed")
    late = Q(checklist__settled_on=None, checklist__due_on__lt=timezone.localdate())
    counted = own.annotate(
        late=Count("checklist", filter=late),
        since=Min("checklist__due_on", filter=late),
    )
    for visit in counted.filter(late__gt=0).order_by("since", "ref")[:AT_MOST]:
        said = ngettext("%(count)s thing to do", "%(count)s things to do", visit.late)
        yield Waiting(
            title=str(visit),
            href=f"{visit.get_absolute_url()}preparation/#checklist",
            note=said % {"count": visit.late},
            status=Status("overdue", _("overdue")),
            when=date_format(visit.since),
            due_on=visit.since,
            record=visit,
        )


def invitations(person) -> Iterator[Waiting]:
    """Invitations that this person's office has not answered."""
    asked = Invitation.objects.readable_by(person).unanswered()
    asked = asked.filter(invited=person.entity) if person.entity else asked.none()
    for invitation in asked.for_table().order_by("sent_on", "ref")[:AT_MOST]:
        if may_answer(person, invitation):
            yield Waiting(
                title=_("%(office)s invites your office to a visit")
                % {"office": invitation.holder.name},
                href=invitation.get_absolute_url(),
                note=str(invitation.marking.state or ""),
                status=Status("due", _("to answer")),
                when=date_format(invitation.answer_by or invitation.sent_on),
                due_on=invitation.answer_by,
                record=invitation,
            )


def notices_in_the_window(person) -> Iterator[Waiting]:
    """UNOCT's coming visits to States that CTED visited lately or is to visit.

    Joint report, 16 g.  Each is told until it is over, or CTED is invited and answers.
    """
    if getattr(person.entity, "kind", "") != Entity.Kind.DIRECTORATE:
        return
    today = timezone.localdate()
    coming = VisitNotice.objects.readable_by(person).unsealed_for(person).standing()
    coming = coming.filter(ends_on__gte=today).for_table()
    for notice in coming.order_by("begins_on", "ref")[:AT_MOST]:
        if visits := _near(notice, person, today):
            yield Waiting(
                title=_("UNOCT visits %(state)s") % {"state": notice.marking.state},
                href=notice.get_absolute_url(),
                note=_("%(visit)s: recent or planned") % {"visit": visits[0]},
                status=Status("due", _("16 g")),
                when=date_format(notice.begins_on),
                due_on=notice.begins_on,
                record=notice,
            )


def _near(notice, person, today):
    """CTED's visits to the same State that are recent or still to come."""
    own = Visit.objects.readable_by(person).unsealed_for(person)
    own = own.held_by(person.entity).going_on().of_state(notice.marking.state)
    lately = timedelta(days=settings.LATELY_DAYS)
    recent = own.filter(ends_on__gte=today - lately)
    return list(recent.order_by("-begins_on", "ref")[:1])


def consultations(person) -> Iterator[Waiting]:
    """Consultations after visits that are due and were not held."""
    if person.role not in policy.KEEPERS:
        return
    due = Consultation.objects.readable_by(person).to_be_held()
    due = due.held_by(person.entity).filter(due_on__lte=timezone.localdate())
    for consultation in due.for_table().order_by("due_on", "ref")[:AT_MOST]:
        yield Waiting(
            title=consultation.title,
            href=consultation.get_absolute_url(),
            note=_("16 h"),
            status=Status("overdue", _("overdue")),
            when=date_format(consultation.due_on),
            due_on=consultation.due_on,
            record=consultation,
        )


SOURCES = [overdue_items, invitations, notices_in_the_window, consultations]
