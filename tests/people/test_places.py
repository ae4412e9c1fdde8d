"""Places are dated and given by two people, never to themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ctportal.confidentiality import identity, keys
from ctportal.people import actions
from ctportal.people.by_two import AlreadySettled
from ctportal.people.models import Function, Membership, Person, PlaceProposal

from .. import factories
from .proposing import confirmed, proposed

TODAY = timezone.localdate
DAY = timedelta(days=1)


def anew(person):
    """The person as the next request finds them."""
    return Person.objects.get(pk=person.pk)


def test_a_place_begins_once_a_second_person_confirmed(officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    assert anew(newcomer).entity is None
    confirmed(waiting, by=head)
    assert anew(newcomer).entity == cted
    assert anew(newcomer).is_cleared
    assert anew(newcomer).membership.given_in == waiting


def test_nobody_proposes_for_themselves(officer, cted):
    with pytest.raises(PermissionDenied):
        proposed(officer, cted, by=officer, kind="clearance", classification=2)


def test_nobody_confirms_for_themselves(officer, head, cted):
    waiting = proposed(head, cted, by=officer, kind="clearance", classification=2)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=head)


def test_the_same_person_does_not_confirm(officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=officer)


@pytest.mark.parametrize("role", ["reader", "assessment-officer", "administrator"])
def test_other_roles_do_not_propose(role, officer, newcomer, cted):
    colleague = factories.person_of(cted, role=role)
    with pytest.raises(PermissionDenied):
        proposed(newcomer, cted, by=colleague)


@pytest.mark.parametrize("role", ["reader", "assessment-officer", "administrator"])
def test_other_roles_do_not_confirm(role, officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    with pytest.raises(PermissionDenied):
        confirmed(waiting, by=factories.person_of(cted, role=role))


def test_another_office_neither_proposes_nor_confirms(officer, newcomer, cted, unoct):
    stranger = factories.person_of(unoct, role="head", clearance=2)
    with pytest.raises(PermissionDenied):
        proposed(newcomer, cted, by=stranger)
    with pytest.raises(PermissionDenied):
        confirmed(proposed(newcomer, cted, by=officer), by=stranger)


def test_the_administrator_is_the_second_person_of_an_office_that_has_one(
    officer, administrator, newcomer, cted
):
    confirmed(proposed(newcomer, cted, by=officer), by=administrator)
    assert anew(newcomer).entity == cted


def test_the_administrator_is_not_where_the_office_has_two(
    officer, head, administrator, newcomer, cted
):
    with pytest.raises(PermissionDenied):
        confirmed(proposed(newcomer, cted, by=officer), by=administrator)


def test_an_entity_begins_with_the_administrator_and_one_of_the_two_offices(
    administrator, head, newcomer
):
    entity = factories.EntityFactory()
    waiting = proposed(newcomer, entity, by=administrator, role="head")
    confirmed(waiting, by=head)
    assert anew(newcomer).role == "head"


def test_the_administrator_proposes_for_no_office_that_can(
    administrator, officer, newcomer, cted
):
    with pytest.raises(PermissionDenied):
        proposed(newcomer, cted, by=administrator)


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_an_office_makes_no_administrator_and_no_auditor(role, officer, newcomer, cted):
    with pytest.raises(PermissionDenied):
        proposed(newcomer, cted, by=officer, role=role)


def test_a_place_is_proposed_once_at_a_time(officer, head, newcomer, cted):
    proposed(newcomer, cted, by=officer)
    with pytest.raises(actions.AlreadyProposed):
        proposed(newcomer, cted, by=head)


def test_a_proposal_is_settled_once(officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    late = PlaceProposal.objects.for_table().get(pk=waiting.pk)
    confirmed(waiting, by=head)
    with identity.as_person(head), pytest.raises(AlreadySettled):
        actions.turn_down(late, by=head)


def test_what_is_turned_down_changes_nothing(officer, head, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    with identity.as_person(head):
        actions.turn_down(waiting, by=head)
    assert anew(newcomer).entity is None
    with pytest.raises(AlreadySettled):
        confirmed(waiting, by=head)


def test_who_proposed_takes_it_back(officer, newcomer, cted):
    waiting = proposed(newcomer, cted, by=officer)
    with identity.as_person(officer):
        actions.turn_down(waiting, by=officer)
    assert not PlaceProposal.objects.open().exists()


def test_nobody_acts_for_two_entities_at_a_time(officer, reader, cted):
    with pytest.raises(ValidationError, match="another organization"):
        proposed(reader, cted, by=officer)


def test_a_new_role_takes_the_place_of_the_earlier_one(officer, head, holder, cted):
    Membership.objects.filter(person=holder).update(begins_on="2020-01-01")
    confirmed(proposed(holder, cted, by=officer, role="reviewer"), by=head)
    assert anew(holder).role == "reviewer"
    earlier = holder.memberships.get(role="assessment-officer")
    assert earlier.ends_on == TODAY() - DAY


def test_a_clearance_takes_the_place_of_the_earlier_one(officer, head, holder, cted):
    lower = proposed(holder, cted, by=officer, kind="clearance", classification=0)
    confirmed(lower, by=head)
    assert not anew(holder).is_cleared


def test_an_ended_membership_opens_nothing_from_then_on(officer, head, holder, cted):
    ending = proposed(
        holder,
        cted,
        by=officer,
        kind="ending",
        membership=holder.membership,
        ends_on=TODAY() - DAY,
    )
    confirmed(ending, by=head)
    assert anew(holder).entity is None


def test_ending_does_not_prolong(officer, former_reader, unoct):
    giver = factories.person_of(unoct, role="head")
    with pytest.raises(ValidationError, match="already"):
        proposed(
            former_reader,
            unoct,
            by=giver,
            kind="ending",
            membership=former_reader.memberships.get(),
            ends_on=TODAY() + DAY,
        )


def test_a_function_passes_from_one_incumbent_to_the_next(officer, head, holder, cted):
    function = Function.objects.get(code="officer-cted")
    function.incumbencies.create(person=officer, begins_on="2020-01-01")
    confirmed(
        proposed(holder, cted, by=head, kind="function", function=function),
        by=factories.person_of(cted, role="head"),
    )
    assert [i.person for i in function.incumbencies.current()] == [holder]


def test_a_deputy_in_charge_fills_the_functions_for_stated_days(
    officer, head, holder, cted
):
    function = Function.objects.get(code="head-cted")
    function.incumbencies.create(person=head, begins_on="2020-01-01")
    facts = {"kind": "deputy", "stands_for": head, "in_charge": True}
    second = factories.person_of(cted, role="confidentiality-officer")
    waiting = proposed(holder, cted, by=officer, ends_on=TODAY() + DAY, **facts)
    confirmed(waiting, by=second)
    assert function.incumbencies.get(person=holder).ends_on == TODAY() + DAY
    assert head.deputies.get().person == holder


def test_a_deputy_without_days_is_refused(officer, head, holder, cted):
    with pytest.raises(ValidationError):
        proposed(holder, cted, by=officer, kind="deputy", stands_for=head)


def test_who_confirms_is_told_that_a_deputy_is_in_charge(officer, head, holder, cted):
    facts = {"kind": "deputy", "stands_for": head, "in_charge": True}
    waiting = proposed(holder, cted, by=officer, ends_on=TODAY() + DAY, **facts)
    assert waiting.said == f"Deputy of {head}, in charge of their functions"


def test_a_deputy_alone_opens_no_function(officer, head, holder, cted, as_person):
    function = Function.objects.get(code="head-cted")
    function.incumbencies.create(person=head, begins_on="2020-01-01")
    facts = {"kind": "deputy", "stands_for": head, "ends_on": TODAY() + DAY}
    second = factories.person_of(cted, role="confidentiality-officer")
    confirmed(proposed(holder, cted, by=officer, **facts), by=second)
    assert not keys.functions_of(holder).exists()


def test_a_disabled_account_is_given_nothing(officer, cted):
    gone = factories.PersonFactory(is_active=False)
    with pytest.raises(ValidationError, match="disabled"):
        proposed(gone, cted, by=officer)
