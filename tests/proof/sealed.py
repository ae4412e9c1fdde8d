"""Row 12: who cannot see a sealed value cannot lose it, whatever they save.

Two people of one office save the same record in an order drawn at random: one sees the
value and now and then changes it, the other does not see it.
"""

from random import Random

from django.db import transaction
from django.test import Client

from assessments.models import Recommendation
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import reclassify, save_record
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import SealedValue
from ctportal.people.models import Entity

from .. import factories, markup
from .rows import Row

SEED, FOUND = 12, 302
FIRST = "Words that one field keeps to itself."
WAYS = ("an action", "an action", "a form", "who sees it")
# What anybody may type, in any field at all.
FIELDS = ("title", "text", "status", "priority", "due_on")
VALUES = {"status": ["open"], "due_on": [None, "2027-01-02"], "priority": [1, 2, 3]}


def measure(edits=1000) -> Row:
    trial = Trial()
    lost = sum(trial.is_lost_by(trial.edit()) for _n in range(edits))
    figure = f"{lost} lost in {edits:,} edits, {trial.saved:,} of which were saved"
    what = "edits by people who cannot see a sealed value never lose it"
    is_ok = not lost and trial.saved > edits / 2
    return Row(12, what, figure, is_ok, tuple(trial.faults))


class Trial:
    """One record with a sealed value, and two who work on it."""

    def __init__(self):
        self.drawn = Random(SEED)  # noqa: S311
        self.expected, self.saved, self.faults = FIRST, 0, []
        cted = Entity.objects.get(code="cted")
        self.seer = factories.person_of(
            cted, role="confidentiality-officer", clearance=1
        )
        self.blind = factories.person_of(cted, role="assessment-officer", clearance=0)
        self.pk = self._sealed().pk
        self.browser = Client()
        self.browser.force_login(self.blind)

    def _sealed(self):
        record = factories.make_recommendation(self.seer, text=FIRST)
        with as_person(self.seer), transaction.atomic():
            sealing.seal(record, "text", by=self.seer)
            record = Recommendation.objects.readable_by(self.seer).get(pk=record.pk)
            reclassify(record, by=self.seer, classification=0, reason="To be seen")
        return record

    def edit(self) -> str:
        """One edit, in a way drawn at random; which way it was."""
        way = self.drawn.choice(WAYS)
        if way == "a form":
            self.saved += self._send_the_form()
        elif way == "an action":
            self._save(self.blind, self._typed(self.drawn.sample(FIELDS, 3)))
        else:
            self.expected = f"Words number {self.saved}"
            self._save(self.seer, {"text": self.expected})
        return way

    def _save(self, person, fields):
        with as_person(person), transaction.atomic():
            save_record(self._read(person), by=person, **fields)
        self.saved += 1

    def _read(self, person):
        rows = Recommendation.objects.readable_by(person).unsealed_for(person)
        return rows.select_related("marking").get(pk=self.pk)

    def _typed(self, names):
        """Values for some fields: a choice where there is one, else any words."""
        words = f"typed {self.drawn.random()}"
        return {name: self.drawn.choice(VALUES.get(name, [words])) for name in names}

    def _send_the_form(self) -> bool:
        """As it stands but for some words, and with the field that it does not have."""
        with as_person(self.blind), transaction.atomic():
            address = f"{self._read(self.blind).get_absolute_url()}edit/"
        page = markup.Page(self.browser.get(address).content.decode())
        (form,) = (f for f in page.tree.forms if "title" in f.fields)
        typed = dict(form.form_values()) | self._typed(["title", "text"])
        return self.browser.post(address, typed).status_code == FOUND

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
