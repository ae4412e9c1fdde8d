"""Two people change one record at a time, and nothing is lost."""

import pytest
from django.http import QueryDict

from assessments import actions
from assessments.forms import RecommendationForm
from assessments.models import Recommendation
from ctportal.confidentiality.actions import ChangedMeanwhile

from .conftest import typed


@pytest.fixture
def opened(recommendation):
    """The form as the person has it open."""
    return RecommendationForm(instance=recommendation)


@pytest.fixture
def edit(browser, holder, recommendation):
    """`edit(sent)` sends a form and gives the page that answers."""

    def send(sent):
        address = f"{recommendation.get_absolute_url()}edit/"
        return browser(holder).post(address, sent, follow=True).content.decode()

    return send


@pytest.fixture
def meanwhile(holder, recommendation, as_person):
    """`meanwhile(title="…")`: somebody else stores this first."""

    def change(**facts):
        with as_person(holder):
            stored = Recommendation.objects.readable_by(holder).get()
            actions.change(stored, by=holder, **facts)

    return change


@pytest.fixture
def stored(holder, as_person):
    def read():
        with as_person(holder):
            return Recommendation.objects.readable_by(holder).get()

    return read


def test_a_change_is_stored_when_nobody_else_changed(opened, edit, stored):
    edit(typed(opened, title="Mine", due_on="2026-09-30"))
    assert stored().title == "Mine"
    assert str(stored().due_on) == "2026-09-30"
    assert stored().version == 2


def test_fields_that_only_one_changed_are_both_kept(opened, edit, meanwhile, stored):
    sent = typed(opened, title="Mine")
    meanwhile(text="Theirs", needs_assistance=False, priority=1)
    edit(sent)
    assert stored().title == "Mine"
    assert stored().text == "Theirs"
    assert stored().needs_assistance is False
    assert stored().priority == 1


def test_a_field_both_changed_shows_both_and_stores_neither(
    opened, edit, meanwhile, stored
):
    sent = typed(opened, title="Mine", addressees="Police")
    meanwhile(title="Theirs")
    page = edit(sent)
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert 'value="Police"' in page
    assert stored().title == "Theirs"


def test_storing_again_replaces_theirs_knowingly(
    opened, edit, meanwhile, stored, recommendation
):
    sent = typed(opened, title="Mine")
    meanwhile(title="Theirs")
    again = QueryDict(mutable=True)
    again.update(sent)
    answered = RecommendationForm(data=again, instance=stored())
    assert not answered.is_valid()
    edit(answered.data.dict())
    assert stored().title == "Mine"


def test_the_same_change_by_both_is_no_conflict(opened, edit, meanwhile, stored):
    sent = typed(opened, title="The same")
    meanwhile(title="The same")
    edit(sent)
    assert stored().title == "The same"


def test_an_action_refuses_what_was_changed_since_it_was_read(
    holder, recommendation, meanwhile, as_person
):
    meanwhile(title="Theirs")
    with as_person(holder), pytest.raises(ChangedMeanwhile):
        actions.change(recommendation, by=holder, title="Mine")
