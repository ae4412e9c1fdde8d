"""Row 12: who cannot see a sealed value cannot lose it, whatever they save.

Two people of one delegation save the same line of its notebook in an order and by ways
drawn at random: one sees the value and now and then changes it, the other does not.
"""

import json
from datetime import date
from io import BytesIO
from random import Random

from django.db import transaction
from django.test import Client
from openpyxl import load_workbook

from assessments.models import Recommendation
from ctportal.confidentiality import revising, sealing
from ctportal.confidentiality.actions import reclassify, save_record
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import SealedValue
from ctportal.people.models import Entity, Function, Incumbency
from ctportal.reference.models import State, Theme
from visits import actions, importing, lines, taking_along
from visits.workbook.fields import EVERY_FIELD

from .. import factories, markup
from .rows import Row

SEED, SAVED = 12, (200, 302)
FIRST = "Words that one field keeps to itself."
# Who cannot see the value saves in all of these ways but the last.
WAYS = {
    "an action": 60,
    "a form": 8,
    "the API": 8,
    "an import": 4,
    "a former value": 10,
    "who sees it": 10,
}
# What anybody may type, in any field at all.
FIELDS = ("title", "text", "priority", "due_on")
VALUES = {"due_on": [None, date(2027, 1, 2)], "priority": [1, 2, 3]}
UNDER_THE_HEADS = 3


def measure(edits=1000) -> Row:
    trial = Trial()
    lost = sum(trial.is_lost_by(trial.edit()) for _n in range(edits))
    figure = f"{lost} lost in {edits:,} edits, {trial.saved:,} of which were saved"
    what = "edits by people who cannot see a sealed value never lose it"
    is_ok = not lost and trial.saved > edits / 2 and not trial.untried(edits)
    return Row(12, what, figure, is_ok, (*trial.faults, *trial.untried(edits)))


class Trial:
    """One record with a sealed value, and two who work on it."""

    def __init__(self):
        self.drawn = Random(SEED)  # noqa: S311
        self.expected, self.saved, self.faults = FIRST, 0, []
        self.saved_by = dict.fromkeys(WAYS, 0)
        self.seer, self.blind = self._people()
        self.visit = self._visit()
        self.pk = self._sealed().pk
        self.browser = Client()
        self.browser.force_login(self.blind)

    def _people(self):
        """Two of one office, of whom one fills the post that is named."""
        cted = Entity.objects.get(code="cted")
        seer = factories.person_of(cted, role="head", clearance=2)
        self.post = Function.objects.create(code="sees", names={}, entity=cted)
        Incumbency.objects.create(function=self.post, person=seer)
        return seer, factories.person_of(cted, role="assessment-officer", clearance=1)

    def _visit(self):
        on = {"begins_on": date(2026, 5, 1), "ends_on": date(2026, 5, 4)}
        on |= {"title": "A visit", "type": "focused", "mode": "on-site"}
        with as_person(self.seer):
            state = State.objects.get(iso3="XAA")
            visit = actions.put_on_list(by=self.seer, state=state, **on)
            actions.join_delegation(visit, by=self.seer, person=self.blind)
        return visit

    def _sealed(self):
        """A line whose text is for the post alone, and the rest for the delegation."""
        with as_person(self.seer), transaction.atomic():
            line = actions.write_line(
                self.visit,
                by=self.seer,
                title="Posts",
                text=FIRST,
                theme=Theme.objects.first(),
            )
            value = sealing.seal(line, "text", by=self.seer)
            named = {"reason": "Named sources", "functions": [self.post]}
            reclassify(value, by=self.seer, classification=2, **named)
        return line

    def edit(self) -> str:
        """One edit, in a way drawn at random; which way it was."""
        (way,) = self.drawn.choices([*WAYS], weights=WAYS.values())
        done = self._does(way)()
        self.saved += bool(done)
        self.saved_by[way] += bool(done)
        return way

    def _does(self, way):
        return {
            "an action": self._act,
            "a form": self._send_the_form,
            "the API": self._patch,
            "an import": self._bring_in,
            "a former value": self._take_back,
            "who sees it": self._say_otherwise,
        }[way]

    def untried(self, edits) -> list[str]:
        """Ways in which nothing was saved, where they came up often enough."""
        likely = [way for way in WAYS if edits * WAYS[way] > 1000]
        return [f"nothing was saved by {w}" for w in likely if not self.saved_by[w]]

    def _act(self):
        return self._save(self.blind, self._typed(self.drawn.sample(FIELDS, 3)))

    def _say_otherwise(self):
        self.expected = f"Words number {self.saved}"
        return self._save(self.seer, {"text": self.expected})

    def _patch(self):
        line = self._now()
        said = self._typed(["title", "text"]) | {"version": line.version_read}
        address = f"/api/v1/recommendations/{line.ref}/"
        return self._is_saved(
            self.browser.patch(address, json.dumps(said), "application/json")
        )

    def _bring_in(self):
        """The notebook as a spreadsheet, with words typed over the empty cell too."""
        with as_person(self.blind), transaction.atomic():
            kept = importing.keep(
                self.visit, by=self.blind, content=self._worked_in(), file_name="n.xlsx"
            )
            return importing.bring_in(kept, by=self.blind).changed

    def _worked_in(self):
        known = taking_along.drafts_among(lines.of_visit(self.visit, self.blind))
        content = taking_along.workbook_of(self.visit, known, "CONFIDENTIAL")
        book, names = load_workbook(BytesIO(content)), [*EVERY_FIELD]
        for name, said in self._typed(["title", "text"]).items():
            place = names.index(name) + 1
            book.worksheets[0].cell(UNDER_THE_HEADS, place).value = said
        book.save(written := BytesIO())
        return written.getvalue()

    def _take_back(self):
        line = self._now()
        with as_person(self.blind), transaction.atomic():
            changes = revising.changes_of(line, self.blind)
            change = next((one for one in changes if one.may_revert), None)
            if change is None:
                return None
            which = {"field": change.field, "at": change.at}
            return revising.revert(line, by=self.blind, **which)

    def _now(self):
        with as_person(self.blind), transaction.atomic():
            return self._read(self.blind)

    def _is_saved(self, answer):
        return answer.status_code in SAVED

    def _save(self, person, fields):
        with as_person(person), transaction.atomic():
            return save_record(self._read(person), by=person, **fields)

    def _read(self, person):
        rows = Recommendation.objects.readable_by(person).unsealed_for(person)
        return rows.select_related("marking").get(pk=self.pk)

    def _typed(self, names):
        """Values for some fields: a choice where there is one, else any words."""
        words = f"typed {self.drawn.random()}"
        return {name: self.drawn.choice(VALUES.get(name, [words])) for name in names}

    def _send_the_form(self):
        """As it stands but for some words, and with the field that it does not have."""
        address = f"{self._now().get_absolute_url()}edit/"
        page = markup.Page(self.browser.get(address).content.decode())
        (form,) = (f for f in page.tree.forms if "title" in f.fields)
        typed = dict(form.form_values()) | self._typed(["title", "text"])
        return self._is_saved(self.browser.post(address, typed))

    def is_lost_by(self, way) -> bool:
        """Whether the value is another than it was last made by who sees it."""
        with as_person(self.seer), transaction.atomic():
            kept = SealedValue.objects.readable_by(self.seer).locked().get(of=self.pk)
            read = self._read(self.seer).text
        if (kept.value, read) == (self.expected, self.expected):
            return False
        self.faults.append(f"after {way}: {read!r} is not {self.expected!r}")
        self.expected = kept.value
        return True
