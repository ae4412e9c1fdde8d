"""The second wall: what an action refuses, the database refuses as well."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ctportal.clearance.models import (
    Chain,
    ChainStep,
    ChainTemplate,
    Fingerprint,
    OtherVersion,
    TemplateStep,
)
from ctportal.confidentiality.actions import release
from ctportal.confidentiality.identity import as_person

from .conftest import again, decide, round_of, stand_in, step_of


def answered_by_hand(report, asked, by):
    """An answer written straight into the table."""
    with as_person(by), transaction.atomic():
        step = step_of(report, asked)
        taken = Fingerprint.objects.create(record=step.record, taken_by=by)
        return ChainStep.objects.filter(pk=step.pk).update(
            answer="cleared",
            decided_by=by,
            decided_at=timezone.now(),
            fingerprint=taken,
        )


def test_who_is_not_asked_answers_nothing(submitted, reviewer, holder):
    with pytest.raises(DatabaseError, match="who is asked"):
        answered_by_hand(submitted, reviewer, holder)


def test_nobody_answers_out_of_turn(submitted, lawyer):
    with pytest.raises(DatabaseError, match="who is asked"):
        answered_by_hand(submitted, lawyer, lawyer)


def test_who_is_asked_and_their_deputy_answer(submitted, reviewer, holder):
    stand_in(holder, reviewer)
    assert answered_by_hand(submitted, reviewer, holder) == 1


def test_nobody_answers_in_anothers_name(submitted, reviewer, holder):
    with as_person(reviewer), transaction.atomic():
        taken = Fingerprint.objects.create(
            record=submitted.marking, taken_by=reviewer
        ).pk
        facts = {"decided_by": holder, "decided_at": timezone.now()}
        step = ChainStep.objects.filter(pk=step_of(submitted, reviewer).pk)
        with pytest.raises(DatabaseError, match="who is asked"):
            step.update(answer="cleared", fingerprint_id=taken, **facts)


def test_an_answer_stays(submitted, reviewer):
    decide(submitted, reviewer, "returned", "Name the posts.")
    with as_person(reviewer), transaction.atomic():
        step = ChainStep.objects.filter(answer="returned")
        with pytest.raises(DatabaseError, match="decided once"):
            step.update(said="Nothing.")


def test_a_chain_is_not_cleared_by_hand(submitted, holder):
    with as_person(holder), transaction.atomic():
        chain = Chain.objects.filter(pk=round_of(submitted, holder).pk)
        with pytest.raises(DatabaseError, match="as its steps say"):
            chain.update(outcome="cleared", ended_at=timezone.now())


def test_nobody_answers_for_another_version_in_anothers_name(
    submitted, holder, reviewer
):
    with as_person(holder), transaction.atomic():
        chain = round_of(submitted, holder)
        facts = {"record": submitted.marking, "chain": chain, "reason": "So it is."}
        with pytest.raises(DatabaseError, match="own name"):
            OtherVersion.objects.create(
                fingerprint=chain.fingerprint, by=reviewer, **facts
            )


def test_another_office_reads_nothing_even_of_what_it_reads(submitted, holder, reader):
    with as_person(holder):
        release(again(submitted, holder), to=reader.entity, by=holder)
    with as_person(reader):
        assert again(submitted, reader)
        tables = (Chain, ChainStep, Fingerprint, ChainTemplate, TemplateStep)
        assert [model.objects.count() for model in tables] == [0] * 5


def test_of_two_walls_the_first_holds_as_well(submitted, reader):
    with as_person(reader):
        told = (Chain, ChainStep, Fingerprint)
        assert not any(model.objects.readable_by(reader).exists() for model in told)


def test_who_is_not_its_head_changes_no_chain(chain_of_three, holder):
    with as_person(holder), transaction.atomic():
        assert ChainTemplate.objects.exists()
        assert ChainTemplate.objects.update(ends_on="2030-01-01") == 0
        assert TemplateStep.objects.all().delete()[0] == 0
