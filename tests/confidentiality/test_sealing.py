"""One value is taken out of a record that others see, and is put back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from assessments.actions import add_section
from assessments.models import Recommendation
from ctportal.confidentiality import actions, policy, sealing
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.models import Revision, SealedValue

from .. import factories

CANARY = "Xylographer"


@pytest.fixture
def shared(holder, reader, as_person):
    """A recommendation that the reader's office has as well."""
    record = factories.make_recommendation(holder, text=CANARY, due_on="2026-05-01")
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder)
    return record


@pytest.fixture
def sealed(shared, holder, as_person):
    """Its text, sealed by hand: the holder's alone."""
    with as_person(holder):
        return sealing.seal(shared, "text", by=holder)


def read(person, as_person):
    with as_person(person):
        rows = Recommendation.objects.readable_by(person).unsealed_for(person)
        return rows.for_table().get()


def stored(person, as_person):
    with as_person(person):
        return Recommendation.objects.readable_by(person).values().get()


def test_a_sealed_value_is_read_by_its_readers_alone(sealed, holder, reader, as_person):
    assert read(holder, as_person).text == CANARY
    theirs = read(reader, as_person)
    assert (theirs.text, theirs.not_shared) == ("Not shared", ["text"])


def test_nothing_is_put_back_unless_it_is_asked_for_somebody(sealed, holder, as_person):
    with as_person(holder):
        assert Recommendation.objects.readable_by(holder).get().text == ""
    row = stored(holder, as_person)
    assert (row["text"], row["sealed"]) == ("", ["text"])


def test_a_request_of_the_state_keeps_the_readers_it_is_not_directed_against(
    shared, holder, reader, outsider, as_person
):
    against_one = factories.ask_confidentiality(
        [], by=holder, against="named", entities=[outsider.entity.code]
    )
    with as_person(holder):
        actions.release(shared, to=outsider.entity, by=holder)
        sealing.seal(shared, "text", by=holder, requests=[against_one])
    assert read(reader, as_person).text == CANARY
    assert read(outsider, as_person).text == "Not shared"


def test_a_further_request_comes_over_a_value_that_is_sealed(
    shared, holder, reader, as_person
):
    first = factories.ask_confidentiality([], by=holder, against="donors")
    second = factories.ask_confidentiality([], by=holder)
    with as_person(holder):
        one = sealing.seal(shared, "text", by=holder, requests=[first])
        assert sealing.seal(shared, "text", by=holder, requests=[second]) == one
    assert read(reader, as_person).text == "Not shared"


def test_what_the_record_cannot_do_without_is_not_sealed(shared, holder, as_person):
    with as_person(holder), pytest.raises(ValidationError):
        sealing.seal(shared, "theme", by=holder)


def test_an_edit_of_a_sealed_value_moves_nothing_that_others_see(
    sealed, holder, reader, as_person
):
    before = stored(reader, as_person)
    with as_person(holder):
        actions.save_record(read(holder, as_person), by=holder, text="Other words")
    assert stored(reader, as_person) == before
    assert read(holder, as_person).text == "Other words"


def test_who_cannot_see_a_value_neither_changes_nor_loses_it(
    sealed, holder, cted, as_person
):
    blind = factories.person_of(cted, role="assessment-officer", clearance=0)
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    with as_person(officer):
        found = Recommendation.objects.get()
        actions.reclassify(found, by=officer, classification=0, reason="Published")
    with as_person(blind):
        record = read(blind, as_person)
        actions.save_record(record, by=blind, text="Lost", title="Another title")
    kept = read(holder, as_person)
    assert (kept.title, kept.text) == ("Another title", CANARY)


def test_two_who_see_a_value_do_not_overwrite_each_other(sealed, holder, as_person):
    first, second = read(holder, as_person), read(holder, as_person)
    with as_person(holder):
        actions.save_record(first, by=holder, text="First")
        with pytest.raises(ChangedMeanwhile):
            actions.save_record(second, by=holder, text="Second")


def test_a_record_with_a_value_put_back_is_not_saved_whole(sealed, holder, as_person):
    record = read(holder, as_person)
    with as_person(holder):
        with pytest.raises(ValueError, match="in clear"):
            record.save()
        with pytest.raises(DatabaseError, match="in clear"), transaction.atomic():
            Recommendation.objects.update(text=CANARY)


def test_a_value_that_is_put_back_is_everybodys_again(
    sealed, holder, reader, as_person
):
    with as_person(holder):
        sealing.put_back(sealed, by=holder)
        assert SealedValue.objects.get().value is None
    theirs = read(reader, as_person)
    assert (theirs.text, theirs.sealed) == (CANARY, [])


def test_a_value_stays_sealed_while_a_request_stands(shared, holder, as_person):
    asked = factories.ask_confidentiality([], by=holder)
    with as_person(holder):
        sealed = sealing.seal(shared, "text", by=holder, requests=[asked])
        with pytest.raises(ValidationError):
            sealing.put_back(sealed, by=holder)
    factories.lift(asked, by=holder)
    assert read(holder, as_person).sealed == []


def test_onlookers_seal_nothing(shared, reader, cted, as_person):
    auditor = factories.person_of(cted, role="auditor", clearance=1)
    for person in (reader, auditor):
        with as_person(person), pytest.raises(policy.PermissionDenied):
            sealing.seal(shared, "text", by=person)


def test_former_values_go_where_the_value_goes(shared, holder, cted, as_person):
    with as_person(holder):
        actions.save_record(shared, by=holder, text="Others", title="Second title")
        sealed = sealing.seal(shared, "text", by=holder)
        formers = Revision.objects.filter(of=sealed.marking)
        assert [(r.field, r.former) for r in formers] == [("text", CANARY)]
        others = Revision.objects.filter(of=shared.marking)
        assert [r.field for r in others] == ["title"]
        sealing.put_back(sealed, by=holder)
        assert not Revision.objects.filter(of=sealed.marking).exists()


def test_without_its_record_a_sealed_value_is_not_read(
    shared, holder, reader, as_person
):
    with as_person(holder):
        sealing.seal(shared, "text", by=holder, readers=[reader.entity])
    with as_person(reader):
        assert SealedValue.objects.count() == 1
    factories.ask_confidentiality([shared], by=holder)
    with as_person(reader):
        assert SealedValue.objects.count() == 0
        assert not SealedValue.objects.readable_by(reader).exists()


def test_a_title_that_repeats_the_text_is_sealed_with_it(holder, as_person):
    line = factories.make_recommendation(
        holder, title="Xylographer of…", text="Xylographer of the posts"
    )
    with as_person(holder):
        sealing.seal(line, "text", by=holder)
        assert (line.title, line.sealed) == ("", ["title", "text"])


def test_a_day_is_sealed_with_the_words_for_it(holder, as_person):
    line = factories.make_recommendation(
        holder, due_on="2026-05-01", due_text="May Day"
    )
    with as_person(holder):
        sealing.seal(line, "due_on", by=holder)
    kept = read(holder, as_person)
    assert (str(kept.due_on), kept.due_text) == ("2026-05-01", "May Day")
    assert stored(holder, as_person)["due_text"] == ""


def test_what_gives_away_a_value_that_gives_it_away_is_sealed_too(holder, as_person):
    report = factories.make_assessment(holder)
    with as_person(holder):
        section = add_section(report, by=holder, title=CANARY, text=CANARY)
        sealing.seal(section, "title", by=holder)
    # The text begins as the title does; the anchors count the text's paragraphs.
    assert section.sealed == ["title", "text", "anchors"]
