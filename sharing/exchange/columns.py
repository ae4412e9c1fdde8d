"""The columns of each matrix, and the words for what was frozen in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise, cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import State, Theme
from projects.models import Project, Stage

WORDS = {
    "agreed": _("Agreed"),
    "proposed": _("Proposed"),
    "requested": _("Requested"),
    "planned": _("Planned"),
    "ongoing": _("Ongoing"),
    "completed": _("Completed"),
    "under-way": _("under way"),
    "closed": _("closed"),
}


PROJECT = '<a class="ref" href="{}">{}</a>'


class Names:
    """Names of what codes stand for, in the reader's language; looked up once."""

    @cached_property
    def states(self):
        return {state.iso3: state.name for state in State.objects.all()}

    @cached_property
    def themes(self):
        return {theme.code: theme.name for theme in Theme.objects.all()}


def _as_it_is(value, names):
    return value


def _state(code, names):
    return names.states.get(code, code)


def _theme(code, names):
    return names.themes.get(code, code)


def _stage(number, names):
    return Stage(number).label


def _word(code, names):
    return WORDS.get(code, code)


def _day(said, names):
    return date.fromisoformat(said)


def _page(ref):
    return Project(ref=ref).get_absolute_url()


@dataclass(frozen=True)
class SheetColumn:
    """One column: its head, and how a frozen value is said."""

    key: str
    label: str | Promise
    say: Callable = _as_it_is
    numeric: bool = False

    def said(self, value, names: Names):
        """The value for a reader: text, a number or a day; None for nothing."""
        if value is None or value == []:
            return None
        if isinstance(value, list):
            return ", ".join(str(self.say(part, names)) for part in value)
        said = self.say(value, names)
        return str(said) if isinstance(said, Promise) else said

    def html(self, value):
        """How the page draws it, where it is more than its words."""
        if self.say is _day and value:
            return date_format(_day(value, None)).replace(" ", "\xa0")
        if self.key == "project" and value:
            return format_html_join(", ", PROJECT, ((_page(ref), ref) for ref in value))
        return ""


OF = {
    "recommendations": (
        SheetColumn("state", _("State"), _state),
        SheetColumn("theme", _("Theme"), _theme),
        SheetColumn("title", _("Recommendation or need")),
        SheetColumn("priority", _("Prio."), numeric=True),
        SheetColumn("need", _("Need"), _word),
        SheetColumn("assistance", _("Assistance"), _word),
        SheetColumn("project", _("Project")),
        SheetColumn("as_of", _("As of"), _day),
    ),
    "projects": (
        SheetColumn("title", _("Project")),
        SheetColumn("states", _("State"), _state),
        SheetColumn("theme", _("Theme"), _theme),
        SheetColumn("stage", _("Stage"), _stage),
        SheetColumn("pillar", _("Pillar")),
        SheetColumn("begins_on", _("From"), _day),
        SheetColumn("ends_on", _("Until"), _day),
        SheetColumn("status", _("Status"), _word),
        SheetColumn("as_of", _("As of"), _day),
    ),
}
