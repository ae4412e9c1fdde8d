"""From a marking to its audience: what each fact adds and takes away."""

from dataclasses import replace

import pytest

from ctportal.confidentiality.audiences import (
    Answered,
    Facts,
    KeySpec,
    Member,
    Released,
    Requested,
    audience_of,
    classification_of,
)

CTED, UNOCT, UNODC, MISSION, DONOR, OTHER_MISSION, BODY = range(1, 8)
DELEGATION, COMPACT, OFFICER, HEAD = range(8, 12)
CARANA, KATASI = 31, 32


def to(entity, kind, basis="by-hand", **facts):
    member = Member(entity=entity, kind=kind, **facts)
    return Released(entity=entity, basis=basis, members=(member,))


TO_UNOCT = to(UNOCT, "office", basis="standing")
TO_UNODC = to(UNODC, "un-entity")
TO_STATE = to(MISSION, "mission", basis="state", state=CARANA)
TO_DONOR = to(DONOR, "donor")
OUTSIDERS = {
    "donors": TO_DONOR,
    "states": to(OTHER_MISSION, "mission", state=KATASI),
    "outside": to(BODY, "outside-body"),
}
SHARED = Facts(
    holder=CTED,
    classification=0,
    state=CARANA,
    officers=(OFFICER,),
    releases=(TO_UNOCT, TO_UNODC, TO_STATE),
)
ALL = Requested()


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
    kept = replace(SHARED, requests=(ALL,))
    assert entities(kept) == {CTED, MISSION}
    assert classification_of(kept) == 1


def test_a_request_may_bind_the_state_and_the_committee_too():
    strict = Requested(binds_state_and_committee=True)
    assert entities(replace(SHARED, requests=(strict,))) == {CTED}


def test_a_request_against_some_leaves_the_others():
    some = Requested(everyone=False, against=(UNODC,))
    assert entities(replace(SHARED, requests=(some,))) == {CTED, UNOCT, MISSION}


def test_a_request_against_all_but_some_leaves_those():
    all_but = Requested(spared=(UNOCT,))
    assert entities(replace(SHARED, requests=(all_but,))) == {CTED, UNOCT, MISSION}


def test_of_two_requests_each_removes_its_own():
    two = (Requested(spared=(UNOCT,)), Requested(everyone=False, against=(UNOCT,)))
    assert entities(replace(SHARED, requests=two)) == {CTED, MISSION}


def group_of(*members):
    return Facts(CTED, 0, releases=(Released(community=COMPACT, members=members),))


UNITED = group_of(
    Member(CTED, "directorate"), Member(UNOCT, "office"), Member(UNODC, "un-entity")
)
AGAINST_UNODC = Requested(everyone=False, against=(UNODC,))


def test_a_group_goes_when_everyone_is_struck():
    assert audience_of(replace(UNITED, requests=(ALL,))) == {KeySpec(1, entity=CTED)}


def test_of_a_group_those_remain_who_are_not_struck():
    assert audience_of(replace(UNITED, requests=(AGAINST_UNODC,))) == {
        KeySpec(1, entity=CTED),
        KeySpec(1, entity=UNOCT, community=COMPACT),
    }


def test_under_a_request_a_group_is_its_members_of_today():
    against_nobody_here = Requested(everyone=False, against=(DONOR,))
    kept = replace(UNITED, requests=(against_nobody_here,))
    assert entities(kept) == {CTED, UNOCT, UNODC}


def test_a_group_whose_members_nobody_knows_goes_as_a_whole():
    facts = replace(group_of(), requests=(AGAINST_UNODC,))
    assert audience_of(facts) == {KeySpec(1, entity=CTED)}


def test_people_named_in_person_go_with_those_they_act_for():
    facts = group_of(Member(UNOCT), Member(UNODC), Member(UNODC, "un-entity"))
    assert entities(replace(facts, requests=(AGAINST_UNODC,))) == {CTED, UNOCT}


def test_a_function_goes_with_its_office():
    to_head = Released(function=HEAD, members=(Member(UNOCT, "office"),))
    facts = Facts(CTED, 0, releases=(to_head,))
    against_it = Requested(everyone=False, against=(UNOCT,))
    for request, others in ((against_it, set()), (Requested(spared=(UNOCT,)), {UNOCT})):
        assert entities(replace(facts, requests=(request,))) == {CTED, *others}


def saying(*answers, facts=SHARED):
    """The facts with a State's answers, the latest last: `un=full`."""
    said = (answer.split("=") for answer in answers)
    return replace(facts, consents=tuple(Answered(*words) for words in said))


def test_consent_withheld_from_everyone_is_as_a_request_against_all():
    kept = saying("everyone=withheld")
    assert entities(kept) == {CTED, MISSION}
    assert classification_of(kept) == 1


def test_consent_withheld_from_some_leaves_the_others():
    kept = saying("un=withheld")
    assert entities(kept) == {CTED, UNOCT, MISSION}
    assert classification_of(kept) == 0


def test_a_later_answer_replaces_an_earlier_one():
    assert UNODC in entities(saying("everyone=withheld", "un=full"))
    assert UNODC not in entities(saying("un=full", "everyone=withheld"))


def test_under_partial_consent_nothing_passes_but_what_is_named():
    assert entities(saying("everyone=partial")) == {CTED, UNODC, MISSION}


@pytest.mark.parametrize("readers", OUTSIDERS)
@pytest.mark.parametrize("answer", ["full", "partial"])
def test_outside_the_united_nations_a_release_waits_for_consent(readers, answer):
    release = OUTSIDERS[readers]
    facts = replace(SHARED, releases=(release,))
    assert entities(facts) == {CTED}
    for said in (readers, "everyone"):
        agreed = saying(f"{said}={answer}", facts=facts)
        assert entities(agreed) == {CTED, release.entity}


def test_partial_consent_lets_no_standing_release_out():
    standing = replace(TO_DONOR, basis="standing")
    facts = saying("donors=partial", facts=replace(SHARED, releases=(standing,)))
    assert entities(facts) == {CTED}


def test_what_is_about_no_state_needs_no_consent():
    facts = replace(SHARED, state=None, releases=(TO_DONOR,))
    assert entities(facts) == {CTED, DONOR}


def test_the_state_itself_needs_no_consent_of_its_own():
    by_hand = to(MISSION, "mission", state=CARANA)
    assert entities(replace(SHARED, releases=(by_hand,))) == {CTED, MISSION}


def test_a_body_of_the_compact_is_asked_for_with_the_others_of_it():
    facts = replace(SHARED, releases=(to(BODY, "outside-body", in_compact=True),))
    assert entities(facts) == {CTED, BODY}
    assert entities(saying("un=withheld", facts=facts)) == {CTED}


def test_an_entity_of_a_kind_nobody_knows_waits_for_consent():
    assert entities(replace(SHARED, releases=(to(9, "club"),))) == {CTED}


def test_a_group_is_narrowed_to_those_that_consent_allows():
    members = (Member(UNODC, "un-entity"), Member(DONOR, "donor"))
    group = Released(community=COMPACT, members=members)
    facts = replace(SHARED, releases=(group,))
    own = KeySpec(0, entity=CTED)
    narrowed = KeySpec(0, community=COMPACT, entity=UNODC)
    assert audience_of(facts) == {own, narrowed}
    agreed = saying("donors=full", facts=facts)
    assert audience_of(agreed) == {own, KeySpec(0, community=COMPACT)}


def test_people_named_in_person_stay_out_of_a_narrowed_group():
    members = (Member(DONOR, "donor"), Member())
    group = Released(community=COMPACT, members=members)
    assert entities(replace(SHARED, releases=(group,))) == {CTED}


def test_a_draft_is_its_circles_alone():
    draft = replace(SHARED, circle=DELEGATION)
    assert audience_of(draft) == {KeySpec(0, community=DELEGATION)}


def test_a_draft_under_a_request_is_the_holders_in_the_circle():
    draft = replace(SHARED, circle=DELEGATION, requests=(ALL,))
    assert audience_of(draft) == {KeySpec(1, community=DELEGATION, entity=CTED)}


def test_a_draft_some_must_not_read_is_the_holders_until_they_may():
    draft = replace(SHARED, circle=DELEGATION)
    kept = saying("donors=withheld", facts=draft)
    assert audience_of(kept) == {KeySpec(0, community=DELEGATION, entity=CTED)}
    agreed = saying("donors=withheld", "everyone=full", facts=draft)
    assert audience_of(agreed) == {KeySpec(0, community=DELEGATION)}


def test_strictly_confidential_is_for_named_functions_only():
    named = Released(function=HEAD)
    facts = replace(SHARED, classification=2, releases=(TO_UNOCT, named))
    assert audience_of(facts) == {KeySpec(2, function=HEAD)}


def test_a_request_leaves_the_functions_of_the_holder():
    own = Released(function=HEAD, members=(Member(CTED, "directorate"),))
    theirs = Released(function=HEAD + 1, members=(Member(UNOCT, "office"),))
    facts = replace(SHARED, classification=2, releases=(own, theirs), requests=(ALL,))
    assert audience_of(facts) == {KeySpec(2, entity=CTED, function=HEAD)}


def test_an_office_of_a_joint_holder_is_nobody_outside():
    joint = replace(SHARED, holder=12, offices=(CTED, UNOCT), requests=(ALL,))
    assert entities(joint) == {12, UNOCT, MISSION}


def test_strictly_confidential_is_nobodys_before_a_function_is_named():
    assert audience_of(replace(SHARED, classification=2)) == frozenset()


@pytest.mark.parametrize(
    "odd",
    [
        {"classification": 7},
        {"consents": (Answered("everyone", "maybe"),)},
        {"consents": (Answered("friends", "full"),)},
    ],
)
def test_an_unknown_word_gives_the_officer_and_nobody_else(odd):
    assert audience_of(replace(SHARED, **odd)) == {KeySpec(0, function=OFFICER)}


def test_without_an_officer_an_unknown_word_opens_to_nobody():
    assert audience_of(Facts(holder=CTED, classification=7)) == frozenset()
