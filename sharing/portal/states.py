"""The hub of one Member State: everything per viewer, nothing ranked."""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments import extracts
from assessments.models import Assessment, ExternalEvaluation, Need, Recommendation
from ctportal.confidentiality import consenting, policy
from ctportal.confidentiality.models import ConfidentialityRequest, Consent
from ctportal.correspondence.models import Letter
from ctportal.pages.marks import Status
from ctportal.pages.pieces import Tab
from projects.models import Project
from visits import clocks, life, statuses
from visits.models import Visit

from . import assistance, spans
from .state_lists import LISTS
from .timeline import Timeline

# Lines of one lane of the drawing; the tabs have all.
DRAWN = 6
# Letters stand on one line, as pins.
PINNED = 60


class Hub:
    """What one person may know of a State."""

    def __init__(self, state, person):
        self.state = state
        self.person = person
        self.today = timezone.localdate()

    def rows(self, model):
        """The readable records of a kind that are of this State."""
        readable = model.objects.readable_by(self.person).of_state(self.state)
        return readable.unsealed_for(self.person)

    # --- What there is ----------------------------------------------------------

    @cached_property
    def visits(self):
        return list(self.rows(Visit).for_table().order_by("-begins_on", "ref"))

    @cached_property
    def assessments(self):
        return list(self.rows(Assessment).for_table().order_by("-as_of", "ref"))

    @cached_property
    def evaluations(self):
        """What other bodies found, in a lane apart from CTED's own reports."""
        entered = self.rows(ExternalEvaluation).for_table()
        return list(entered.order_by("-as_of", "ref"))

    @cached_property
    def projects(self):
        return list(self.rows(Project).for_table().order_by("-stage_since", "ref"))

    @cached_property
    def requests(self):
        """What the State asked to keep confidential, as far as it may be known."""
        asked = self.rows(ConfidentialityRequest).for_table()
        return list(asked.order_by("-received_on", "ref"))

    @cached_property
    def letters(self):
        """Its latest letters that came or went."""
        rows = self.rows(Letter).for_table().order_by("-created_at", "ref")[:PINNED]
        return [letter for letter in rows if letter.on]

    @property
    def recommendations(self):
        return self.rows(Recommendation)

    @cached_property
    def needs(self):
        return list(self.rows(Need).for_table())

    @cached_property
    def themes(self):
        return assistance.by_theme(self.recommendations, self.needs, self.person)

    @cached_property
    def totals(self) -> dict[str, int]:
        counted = ("recommendations", "agreed", "open", "funded")
        return {
            name: sum(getattr(line, name) for line in self.themes) for name in counted
        }

    @property
    def shown(self) -> list:
        """Every record that the overview tells of."""
        answering = [p for line in self.themes for p in line.projects.values()]
        return [
            *self.visits,
            *self.assessments,
            *self.evaluations,
            *self.projects,
            *self.requests,
            *self.letters,
            *self._sample(self.recommendations),
            *self.needs,
            *answering,
        ]

    def _sample(self, rows):
        """One record of each marking's weight among rows that are only counted."""
        weights = ("marking__classification", "marking__holder_id", "marking__handling")
        return (
            rows.select_related("marking__holder").order_by(*weights).distinct(*weights)
        )

    # --- What the page says -----------------------------------------------------

    @cached_property
    def last_visit(self):
        return next((v for v in self._standing if v.begins_on <= self.today), None)

    @cached_property
    def next_visit(self):
        coming = [visit for visit in self._standing if visit.begins_on > self.today]
        return coming[-1] if coming else None

    @property
    def _standing(self) -> list[Visit]:
        """The visits whose days stand: neither postponed nor given up."""
        return [visit for visit in self.visits if visit.status not in life.STOPS]

    @property
    def band(self) -> list[dict]:
        """The five questions usually asked first."""
        totals = self.totals
        needs = self.needs_url
        share = round(100 * totals["funded"] / totals["open"]) if totals["open"] else ""
        return [
            self._consent(),
            _visit_figure(_("Last visit"), self.last_visit),
            _visit_figure(_("Next visit"), self.next_visit),
            {
                "label": _("Open needs"),
                "figure": totals["open"],
                "href": totals["open"] and f"{needs}?help=open",
                "note": _("of %(count)s agreed") % {"count": totals["agreed"]},
            },
            {
                "label": _("Funded share"),
                "figure": _("%(funded)s of %(open)s") % totals,
                "href": totals["funded"] and f"{needs}?help=funded",
                "share": share,
            },
        ]

    def _consent(self):
        """What the State answered is its originating office's to know."""
        visit = self.last_visit or self.next_visit
        if visit is None or not policy.is_holder(self.person, visit):
            return {"label": _("Consent to share"), "figure": "–"}
        kinds = {"full": "settled", "partial": "underway", "withheld": "restricted"}
        answer = consenting.answer_for(visit)
        word = Consent.Answer(answer).label
        status = Status(kinds.get(answer, "notbegun"), word)
        return {"label": _("Consent to share"), "figure": status, "note": visit.title}

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(
            [
                (_("Visits"), [spans.of_visit(v) for v in self.visits[:DRAWN]]),
                (_("Reports"), [spans.of_report(a) for a in self.assessments[:DRAWN]]),
                (
                    _("By others"),
                    [spans.of_evaluation(e) for e in self.evaluations[:DRAWN]],
                ),
                (
                    _("Projects"),
                    [spans.of_project(p) for p in self.projects[:DRAWN]],
                ),
                (
                    _("Confidentiality"),
                    [spans.of_request(r) for r in self.requests[:DRAWN]],
                ),
            ],
            pinned=(_("Letters"), [spans.of_letter(letter) for letter in self.letters]),
        )

    # --- Beside it --------------------------------------------------------------

    @cached_property
    def current_visit(self):
        """The visit that something is still to be done about."""
        return next((v for v in self._standing if v.status != "closed"), None)

    @property
    def status(self) -> Status:
        return statuses.of_visit(self.current_visit)

    @property
    def clocks(self) -> list[tuple]:
        """What the State is waited for, and its days: those that end first, first."""
        visit = self.current_visit
        running = clocks.all_running(visit) if visit else []
        in_order = sorted(running, key=lambda clock: (clock.ends_on, clock.kind))
        return [(clock.get_kind_display(), clock) for clock in in_order]

    @property
    def dates(self) -> list[tuple]:
        visit = self.current_visit
        if visit is None:
            return []
        known = [
            (_("From"), visit.begins_on),
            (_("Until"), visit.ends_on),
            (_("Preliminary assessment with the State"), visit.transmitted_on),
            (_("Answered"), visit.answered_on),
        ]
        return [(label, date_format(day)) for label, day in known if day]

    # --- Its addresses ----------------------------------------------------------

    def url(self, part="") -> str:
        if part:
            return reverse("portal:state-list", args=[self.state.iso3, part])
        return reverse("portal:state", args=[self.state.iso3])

    @property
    def extracts(self) -> list[tuple]:
        """The ways to what was found of it on each cross-cutting matter."""
        return [
            (reverse("portal:state-extract", args=[self.state.iso3, one.code]), one)
            for one in extracts.KINDS.values()
        ]

    @property
    def recommendations_url(self) -> str:
        return self.url("recommendations")

    @property
    def needs_url(self) -> str:
        return self.url("needs")

    def tabs(self, current="") -> list[Tab]:
        """The parts of the hub, each with how many rows it has for this reader."""
        overview = Tab(_("Overview"), self.url(), None, current == "")
        instruments = reverse("portal:state-instruments", args=[self.state.iso3])
        is_here = current == "instruments"
        last = Tab(_("Instruments"), instruments, None, is_here)
        return [overview, *(self._tab(key, current) for key in LISTS), last]

    def _tab(self, key, current):
        page = LISTS[key]
        count = self.rows(page.model).count()
        return Tab(page.title, self.url(key), count, key == current)


def _visit_figure(label, visit):
    if visit is None:
        return {"label": label, "figure": "–"}
    first, last = visit.begins_on, visit.ends_on
    days = f"{date_format(first, 'MONTH_DAY_FORMAT')} – {date_format(last)}"
    kind = f"{visit.get_type_display()}, {visit.get_mode_display()}"
    return {
        "label": label,
        "figure": days,
        "href": visit.get_absolute_url(),
        "note": kind,
    }
