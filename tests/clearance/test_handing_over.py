"""What somebody is to clear is handed over with the rest."""

from ctportal.clearance.chains.handing_over import SOURCE
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import HandOver, HandOverItem

from .conftest import round_of


def test_a_head_hands_a_step_on(submitted, reviewer, lawyer, head):
    with as_person(head):
        (thing,) = SOURCE.held(reviewer, seen_by=head)
        given = HandOver(person=reviewer)
        item = HandOverItem(hand_over=given, key=thing.key, successor=lawyer)
        SOURCE.move(item, by=head)
        assert round_of(submitted, head).steps.first().person == lawyer


def test_others_know_of_it_and_do_not_move_it(submitted, reviewer, holder):
    with as_person(holder):
        (thing,) = SOURCE.held(reviewer, seen_by=holder)
        assert (thing.title, thing.moves) == ("Report on Carana", False)
