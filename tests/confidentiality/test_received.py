"""What was received goes on as its originator said, what was made with its source."""

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Assessment
from ctportal.confidentiality import actions, policy
from ctportal.confidentiality.descent import open_from
from ctportal.people.models import Entity, Function

from .. import factories


@pytest.fixture
def interpol(db):
    return Entity.objects.get(code="interpol")


@pytest.fixture
def received(holder, interpol):
    """What INTERPOL gave, not to be passed on without its agreement."""
    return factories.make_assessment(holder, originator=interpol, passing_on="agreed")


@pytest.mark.parametrize(
    ("basis", "ground", "is_read"),
    [
        ("standing", "16 e", False),
        ("by-hand", "", False),
        ("by-hand", "Their letter 12", True),
    ],
)
def test_only_a_release_that_names_the_agreement_opens_it(
    holder, interpol, reader, as_person, basis, ground, is_read
):
    release = actions.released_to(reader.entity, basis=basis, ground=ground)
    rule = {"originator": interpol, "passing_on": "agreed"}
    factories.make_assessment(holder, releases=[release], **rule)
    with as_person(reader):
        assert Assessment.objects.exists() == is_read


def test_with_the_agreement_named_and_confirmed_it_does(
    received, holder, cted, reader, as_person
):
    facts = {"to": reader.entity, "by": holder, "ground": "Letter 12"}
    with as_person(holder):
        (proposal,) = actions.share([received], **facts)
    second = factories.person_of(cted, role="head", clearance=1)
    with as_person(second):
        actions.confirm_release(proposal, by=second)
    with as_person(reader):
        assert Assessment.objects.exists()


def test_the_agreement_is_to_be_named(received, unoct, interpol):
    with pytest.raises(ValidationError, match="agreement"):
        policy.require_agreement(received, unoct, ground="")
    policy.require_agreement(received, unoct, ground="Letter 12")
    policy.require_agreement(received, interpol, ground="")


def test_what_is_not_to_be_passed_on_is_not(holder, interpol, unoct):
    kept = factories.make_assessment(holder, originator=interpol, passing_on="never")
    with pytest.raises(ValidationError, match="not to be passed on"):
        policy.require_agreement(kept, unoct, ground="Letter 12")


def test_a_second_person_confirms_that_the_originator_agreed(
    received, holder, unoct, as_person
):
    own = Function.objects.get(code="head-cted")
    with as_person(holder):
        assert "INTERPOL" in policy.second_person_needed(received, unoct)[0]
        assert policy.second_person_needed(received, own) == []


def test_what_is_made_from_it_goes_no_further(received, holder, as_person):
    with as_person(holder):
        made = open_from(
            received,
            Assessment,
            by=holder,
            title="Made",
            type="overview",
            as_of="2026-01-02",
        )
    assert made.marking.originator == received.marking.originator
    assert made.marking.passing_on == "agreed"


def test_what_is_made_from_a_record_kept_back_is_let_out_by_two(
    holder, unoct, carana, as_person
):
    source = factories.make_assessment(holder, state=carana)
    with as_person(holder):
        made = open_from(
            source,
            Assessment,
            by=holder,
            title="Made",
            type="overview",
            as_of="2026-01-02",
        )
        assert policy.second_person_needed(made, unoct) == []
    asked = factories.ask_confidentiality([source], by=holder, state=carana)
    with as_person(holder):
        (why,) = policy.second_person_needed(made, unoct)
    assert source.ref in why
    assert asked.ref in why
