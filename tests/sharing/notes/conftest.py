"""The two heads, somebody who drafts for one of them, and notes between them."""

import pytest

from ctportal.people.models import Classification, Function, Incumbency
from sharing.notes import actions
from sharing.notes.models import Note
from tests import factories


def filling(code, *, role, clearance=2):
    """Somebody who fills a function of an office."""
    function = Function.objects.get(code=code)
    person = factories.person_of(function.entity, role=role, clearance=clearance)
    Incumbency.objects.create(function=function, person=person)
    return person


@pytest.fixture
def head(db):
    """The head of the office whose notes the test is about."""
    return filling("head-cted", role="head")


@pytest.fixture
def drafter(db):
    """Fills a function of that office, and drafts."""
    return filling("officer-cted", role="confidentiality-officer")


@pytest.fixture
def other_head(db):
    """The head of the other office."""
    return filling("head-unoct", role="head")


@pytest.fixture
def colleague(cted):
    """Of the head's office, cleared for all, and named nowhere."""
    return factories.person_of(cted, role="reviewer", clearance=2)


@pytest.fixture
def write(as_person):
    """`write(drafter)` begins a note to the head of UNOCT."""

    def act(by, **facts):
        facts = {
            "type": Note.Type.INFORMATION,
            "title": "Before the Committee meets",
            "text": "The marshgate visit is postponed.",
            "classification": Classification.STRICTLY,
            "signatory": Function.objects.get(code="head-cted"),
            "receivers": [Function.objects.get(code="head-unoct")],
        } | facts
        with as_person(by):
            return actions.draft(by=by, **facts)

    return act


@pytest.fixture
def give(as_person):
    """`give(note, drafter, head)` hands a note in and signs it."""

    def act(note, by, signer):
        with as_person(by):
            actions.hand_in(note, by=by)
        with as_person(signer):
            return actions.sign(found(signer, note), by=signer)

    return act


@pytest.fixture
def given(write, give, drafter, head):
    """A note that was signed, for the head of UNOCT alone."""
    return give(write(drafter), drafter, head)


def found(person, note):
    """The note as this person finds it, with their sight in force."""
    return Note.objects.readable_by(person).for_table().get(ref=note.ref)
