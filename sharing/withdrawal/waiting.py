"""What withdrawals ask of people on their first page."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import KEEPERS
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from .models import NoticeAnswer, WithdrawalNotice


def to_send(person):
    """Notices of this office that nobody has sent yet."""
    if person.role not in KEEPERS:
        return
    own = _notices(person).held_by(person.entity).to_send().filter(queued_at=None)
    for notice in own.order_by("due_on", "ref")[:AT_MOST]:
        yield _waiting(notice, Status("unsent", _("to be sent")), notice.receiver)


def overdue(person):
    """Notices of this office that were not answered in time."""
    if person.role not in KEEPERS:
        return
    own = _notices(person).held_by(person.entity).overdue()
    late = own.unanswered(NoticeAnswer.objects.readable_by(person))
    for notice in late.order_by("due_on", "ref")[:AT_MOST]:
        yield _waiting(notice, Status("overdue", _("not answered")), notice.receiver)


def to_answer(person):
    """Notices addressed to this office, until it says what became of the material."""
    if person.entity is None:
        return
    addressed = _notices(person).filter(entity=person.entity)
    answers = NoticeAnswer.objects.readable_by(person)
    for notice in addressed.unanswered(answers).order_by("due_on", "ref")[:AT_MOST]:
        said = _("%(office)s asks you to return or destroy what you were given")
        asked = said % {"office": notice.holder.name}
        yield _waiting(notice, Status("due", _("to answer")), asked)


def _notices(person):
    return WithdrawalNotice.objects.readable_by(person).for_table()


def _waiting(notice, status, note):
    return Waiting(
        title=_("Withdrawal notice %(ref)s") % {"ref": notice.ref},
        href=notice.get_absolute_url(),
        note=note,
        status=status,
        when=date_format(notice.due_on),
        due_on=notice.due_on,
        record=notice,
    )


sources = (to_send, overdue, to_answer)
