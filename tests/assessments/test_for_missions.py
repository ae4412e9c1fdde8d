"""What a permanent mission reads on pages of its State: nothing that leads nowhere."""

import pytest
from django.urls import reverse

from assessments import actions

LATER = "Answers are annexed when the report goes on."


@pytest.fixture
def shown(holder, mission, assessment, finding, recommendation, need, as_person):
    """An overview with the State, and with it all that stands under it."""
    with as_person(holder):
        actions.bring_to("clearance", assessment, by=holder)
        results = [finding.ref, recommendation.ref, need.ref]
        return actions.put_before_state(assessment, by=holder, results=results)


@pytest.fixture
def answered(holder, mission, shown, as_person):
    """Its mission's comment, which CTED has answered."""
    with as_person(mission):
        said = {"asks": "remark", "text": "Two posts are new."}
        comment = actions.comment(shown, by=mission, **said)
    with as_person(holder):
        actions.answer(comment, by=holder, verdict="accepted", reason="Seen.")
    return comment


def test_it_is_not_told_that_nobody_answered(browser, mission, shown, answered):
    """Answers are CTED's own until the report goes on: that there is one, too."""
    page = reverse("assessments:comments", args=[shown.ref])
    for address in (page, answered.get_absolute_url(), shown.get_absolute_url()):
        told = browser(mission).get(address).content.decode()
        assert LATER in told
        assert "Not answered yet" not in told


def test_its_office_is_told_what_it_has_to_answer(browser, holder, shown, answered):
    page = reverse("assessments:comments", args=[shown.ref])
    told = browser(holder).get(page).content.decode()
    assert LATER not in told
    assert "Seen." in told


def test_a_need_says_how_the_state_agrees(browser, holder, mission, shown, need):
    asked = "Your State agrees by a note to"
    assert asked in browser(mission).get(need.get_absolute_url()).content.decode()
    assert asked not in browser(holder).get(need.get_absolute_url()).content.decode()


def test_it_reports_what_was_done_itself(
    browser, holder, mission, recommendation, shown
):
    page = reverse("assessments:report-progress", args=[recommendation.ref])
    assert "Report what was done" in browser(mission).get(page).content.decode()
    told = browser(holder).get(page).content.decode()
    assert "Write down what the State reports" in told


@pytest.mark.parametrize(
    ("address", "said", "not_said"),
    [
        ("/letters/", "once they are shared with your office", "Enter a letter"),
        ("/visits/", "once they are shared with your office", "host Government"),
        ("/confidentiality/requests/", "What your State asks", "No State has asked"),
    ],
)
def test_empty_lists_say_nothing_that_it_cannot_do(
    browser, mission, address, said, not_said
):
    told = browser(mission).get(address).content.decode()
    assert said in told
    assert not_said not in told
