"""Two people at one line: each field settled by itself, nothing lost."""

import pytest

from assessments.models import Recommendation
from visits import actions
from visits.merging import Clashing

from .lines import write


@pytest.fixture
def line(visit, holder):
    return write(visit, holder, addressees="Police")


def change(visit, line, by, **facts):
    return actions.change_line(visit, line, by=by, version="1", **facts)


@pytest.fixture
def sight(holder, as_person):
    with as_person(holder):
        yield holder


def stored(line):
    return Recommendation.objects.get(pk=line.pk)


def test_changes_of_different_fields_are_both_stored(visit, line, sight):
    change(visit, line, sight, text="First.", addressees="Police")
    change(visit, stored(line), sight, text="Connect the posts.", addressees="Customs")
    now = stored(line)
    assert (now.text, now.addressees) == ("First.", "Customs")


def test_a_field_that_both_changed_tells_theirs_and_what_it_was(visit, line, sight):
    change(visit, line, sight, text="First.")
    with pytest.raises(Clashing) as meanwhile:
        change(visit, stored(line), sight, text="Second.", priority=1)
    clash = meanwhile.value.clashes["text"]
    assert (clash.theirs, clash.was, clash.by) == (
        "First.",
        "Connect the posts.",
        sight.name,
    )
    assert meanwhile.value.sound == {"priority": 1}


def test_the_same_change_twice_is_no_clash(visit, line, sight):
    change(visit, line, sight, text="First.")
    change(visit, stored(line), sight, text="First.")
    assert stored(line).version == 2


def test_what_is_only_spaced_otherwise_is_not_changed(visit, line, sight):
    change(visit, line, sight, text="Connect  the posts. ")
    assert stored(line).version == 1


def test_a_day_and_its_words_are_settled_as_one(visit, line, sight):
    change(visit, line, sight, due_on=None, due_text="soon")
    with pytest.raises(Clashing) as meanwhile:
        change(visit, stored(line), sight, due_on=None, due_text="later")
    assert meanwhile.value.sound == {}
    assert meanwhile.value.clashes["due"].theirs == "soon"


def test_a_title_of_its_own_stays_when_the_text_changes(visit, line, sight):
    change(visit, line, sight, title="Posts")
    change(visit, stored(line), sight, text="Connect all posts.")
    assert stored(line).title == "Posts"


def test_a_title_that_began_the_text_follows_it(visit, line, sight):
    change(visit, line, sight, text="Connect all posts.", title="")
    assert stored(line).title == "Connect all posts."
