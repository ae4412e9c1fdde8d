"""From a marking to its audience: what each fact adds and takes away."""

from dataclasses import replace

import pytest

from ctportal.confidentiality.audiences import (
    Facts,
    KeySpec,
    Released,
    Requested,
    audience_of,
    classification_of,
)

CTED, UNOCT, UNODC, MISSION = 1, 2, 3, 4
DELEGATION, OFFICER, HEAD = 5, 6, 7
TO_UNOCT = Released(entity=UNOCT, kind="office", basis="standing")
TO_UNODC = Released(entity=UNODC, kind="un-entity")
TO_STATE = Released(entity=MISSION, kind="mission", basis="state")
SHARED = Facts(
    holder=CTED,
    classification=0,
    officer=OFFICER,
    releases=(TO_UNOCT, TO_UNODC, TO_STATE),
)
EVERYONE = Requested()


def entities(facts):
    return {key.entity for key in audience_of(facts)}


def test_the_holder_and_those_it_was_released_to_read():
    assert entities(SHARED) == {CTED, UNOCT, UNODC, MISSION}


def test_a_release_keeps_its_days():
    dated = replace(TO_UNOCT, begins_on="2026-01-02", ends_on="2026-03-04")
    facts = Facts(holder=CTED, classification=1, releases=(dated,))
    assert KeySpec(1, UNOCT, None, None, "2026-01-02", "2026-03-04") in audience_of(
        facts
    )


def test_a_request_removes_all_but_the_holder_and_the_state():
    kept = replace(SHARED, requests=(EVERYONE,))
    assert entities(kept) == {CTED, MISSION}
    assert classification_of(kept) == 1


def test_a_request_may_bind_the_state_and_the_committee_too():
    strict = Requested(binds_state_and_committee=True)
    assert entities(replace(SHARED, requests=(strict,))) == {CTED}


def test_a_request_against_some_leaves_the_others():
    some = Requested(against=("un-entity",))
    assert entities(replace(SHARED, requests=(some,))) == {CTED, UNOCT, MISSION}


def test_a_request_against_some_removes_groups_that_may_hold_them():
    group = Released(community=9)
    facts = Facts(
        holder=CTED,
        classification=0,
        releases=(group,),
        requests=(Requested(against=("donor",)),),
    )
    assert audience_of(facts) == {KeySpec(1, entity=CTED)}


def test_consent_withheld_is_as_a_request_against_all():
    assert entities(replace(SHARED, consent="withheld")) == {CTED, MISSION}


def test_under_partial_consent_nothing_passes_but_what_is_named():
    assert entities(replace(SHARED, consent="partial")) == {CTED, UNODC, MISSION}


def test_a_draft_is_its_circles_alone():
    draft = replace(SHARED, circle=DELEGATION)
    assert audience_of(draft) == {KeySpec(0, community=DELEGATION)}


def test_a_draft_under_a_request_is_the_holders_in_the_circle():
    draft = replace(SHARED, circle=DELEGATION, requests=(EVERYONE,))
    assert audience_of(draft) == {KeySpec(1, community=DELEGATION, entity=CTED)}


def test_strictly_confidential_is_for_named_functions_only():
    named = Released(function=HEAD)
    facts = replace(SHARED, classification=2, releases=(TO_UNOCT, named))
    assert audience_of(facts) == {KeySpec(2, function=HEAD)}


def test_the_list_of_a_strictly_confidential_record_is_never_empty():
    facts = replace(SHARED, classification=2)
    assert audience_of(facts) == {KeySpec(0, function=OFFICER)}


@pytest.mark.parametrize("odd", [{"classification": 7}, {"consent": "maybe"}])
def test_an_unknown_word_gives_the_officer_and_nobody_else(odd):
    assert audience_of(replace(SHARED, **odd)) == {KeySpec(0, function=OFFICER)}


def test_without_an_officer_an_unknown_word_opens_to_nobody():
    assert audience_of(Facts(holder=CTED, classification=7)) == frozenset()
