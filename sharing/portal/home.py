"""Home: what waits, what changed, and four figures, all as this person may read it."""

from datetime import timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ctportal.pages.waiting import Waiting, by_due
from ctportal.people.models import Membership, Person

from . import kinds, waiting
from .figures import figures_for
from .models import SearchEntry
from .results import state_of
from .visit_days import VisitDays

# Items of one list; the number beside its head says how many there are.
SHOWN = 8
# Somebody who comes for the first time is told what changed in these days.
FIRST_LOOK = timedelta(days=7)


class Home:
    """The page a person begins with; `since` is when they were last here."""

    def __init__(self, person, since=None):
        self.person, self.last_here = person, since
        self.since = since or timezone.now() - FIRST_LOOK

    @property
    def office_line(self) -> str:
        membership = self.person.membership
        role = capfirst(membership.get_role_display())
        return f"{role} · {membership.entity.name}"

    @cached_property
    def changed(self) -> list[Waiting]:
        """What others made or changed since, the latest first."""
        entries = SearchEntry.objects.readable_by(self.person).for_table()
        others = entries.since(self.since).exclude(changed_by=self.person)
        latest = others.order_by("-changed_at", "-ref")[: waiting.AT_MOST]
        return [_of_entry(entry) for entry in latest.unsealed_for(self.person)]

    @cached_property
    def lists(self) -> list[dict]:
        mine = waiting.for_me(self.person)
        awaited = waiting.awaited(self.person)
        nothing = _("Nothing that you may read has changed.")
        return [
            _list(_("Waiting for me"), mine, _("Nothing waits for you."), is_mine=True),
            _list(_("I wait for"), awaited, _("You wait for nobody.")),
            _list(_("Changed since I was last here"), self.changed, nothing),
        ]

    @cached_property
    def figures(self) -> list[dict]:
        return figures_for(self.person)

    @cached_property
    def visit_days(self) -> VisitDays:
        return VisitDays(self.person)

    @property
    def shown(self) -> list:
        """Every record that stands on the page."""
        items = (item for part in self.lists for item in part["items"])
        visits = (line.record for line in self.visit_days.lines)
        return [*(item.record for item in items), *visits]


def arrive(request):
    """When this person was here before this session; today's coming is noted."""
    if "last_here_at" not in request.session:
        before = request.user.last_here_at
        request.session["last_here_at"] = before.isoformat() if before else ""
        Person.objects.filter(pk=request.user.pk).update(last_here_at=timezone.now())
    said = request.session["last_here_at"]
    return parse_datetime(said) if said else None


def whom_to_ask() -> list[Person]:
    """Who puts somebody without an organization right: the administrators."""
    current = Membership.objects.current().filter(role=Membership.Role.ADMINISTRATOR)
    members = current.filter(person__is_active=True).select_related("person")
    return [membership.person for membership in members.order_by("person__name")]


def _of_entry(entry):
    state = state_of(entry)
    about = " · ".join(part for part in (kinds.name_of(entry.kind), state) if part)
    return Waiting(
        title=entry.title,
        href=entry.get_absolute_url(),
        note=about,
        when=_moment(entry.changed_at),
        record=entry,
    )


def _moment(changed_at):
    return date_format(timezone.localtime(changed_at), "MONTH_DAY_TIME_FORMAT")


def _list(label, items, empty, *, is_mine=False):
    count, most = len(items), waiting.AT_MOST
    said = _("%(most)s or more") % {"most": most} if count >= most else count
    shown = items[:SHOWN]
    groups = by_due(shown) if is_mine else [("", shown)] * bool(shown)
    return {
        "label": label,
        "count": said,
        "items": shown,
        "groups": groups,
        "empty": empty,
    }
