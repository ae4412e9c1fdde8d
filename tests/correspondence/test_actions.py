"""Documents start with the readers of what they are attached to."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from ctportal.confidentiality.actions import cover, open_record, release
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence import actions, files
from ctportal.correspondence.models import Document
from ctportal.people.models import Community, CommunityMember, Entity

from .. import factories
from .conftest import word_document


@pytest.fixture
def record(holder, carana):
    return factories.make_recommendation(holder, state=carana)


@pytest.fixture
def attach(holder, as_person, brought):
    """`attach(record)` attaches a note as the holder."""

    def act(record, by=holder, **facts):
        with as_person(by):
            facts = {"file": brought(), "title": "Nota verbal", "by": by} | facts
            return actions.attach(record, **facts)

    return act


def read_by(person, as_person):
    with as_person(person):
        return [document.title for document in Document.objects.readable_by(person)]


def test_a_document_is_kept_with_its_words(attach, record, carana):
    document = attach(record, language="es")
    assert document.words == "Nota verbal"
    assert document.file_name == "nota.txt"
    assert document.marking.state == carana
    assert document.attached_to == record.marking
    with files.open_stored(document.stored_as) as file:
        assert file.read() == b"Nota verbal"


def test_who_reads_the_record_reads_the_document(
    attach, record, holder, reader, outsider, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    attach(record)
    assert read_by(reader, as_person) == ["Nota verbal"]
    assert read_by(outsider, as_person) == []


def test_what_was_received_stays_with_those_who_attach_it(
    attach, record, holder, reader, as_person
):
    interpol = Entity.objects.get(code="interpol")
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    document = attach(record, originator=interpol, passing_on="agreed")
    assert read_by(holder, as_person) == ["Nota verbal"]
    assert read_by(reader, as_person) == []
    assert document.marking.originator == interpol


def test_a_release_that_is_still_to_come_is_still_to_come_for_the_document(
    attach, record, holder, reader, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder, begins_on="2999-01-01")
    attach(record)
    assert read_by(reader, as_person) == []


def test_a_document_joins_the_confidentiality_request_of_its_record(
    attach, record, holder, reader, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
        request = open_record(
            ConfidentialityRequest, by=holder, channel="oral", received_on="2026-01-05"
        )
        cover([record], request=request, by=holder)
    attach(record)
    assert read_by(reader, as_person) == []
    assert read_by(holder, as_person) == ["Nota verbal"]


def test_a_document_of_a_draft_is_its_circles_alone(attach, holder, cted, as_person):
    circle = Community.objects.create(code="delegation")
    CommunityMember.objects.create(community=circle, person=holder)
    draft = factories.make_recommendation(holder, circle=circle)
    attach(draft)
    colleague = factories.person_of(cted, role="reviewer", clearance=1)
    assert read_by(holder, as_person) == ["Nota verbal"]
    assert read_by(colleague, as_person) == []


def test_a_double_click_stores_one_document(attach, record):
    first, second = attach(record), attach(record)
    assert first.pk == second.pk


def test_the_same_file_can_hang_under_two_records(attach, record, holder):
    other = factories.make_recommendation(holder)
    assert attach(record).pk != attach(other).pk


def test_only_the_holder_attaches(attach, record, holder, reader, as_person):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    with pytest.raises(PermissionDenied):
        attach(record, by=reader)


def test_a_reader_of_the_office_brings_nothing(cted, as_person, brought):
    person = factories.person_of(cted, role="reader", clearance=1)
    with as_person(person), pytest.raises(PermissionDenied):
        actions.bring(file=brought(), title="Nota", by=person)


def test_a_document_of_ones_own_is_the_offices_alone(
    holder, outsider, katasi, as_person, brought
):
    with as_person(holder):
        actions.bring(file=brought(), title="Nota", by=holder, state=katasi)
        actions.bring(file=brought(), title="Nota", by=holder, state=katasi)
    assert read_by(holder, as_person) == ["Nota"]
    assert read_by(outsider, as_person) == []


@pytest.mark.parametrize("content", ["", "x" * 101, b"\x00\x01"])
def test_a_file_that_is_not_taken_leaves_nothing(
    attach, record, settings, files_dir, brought, content
):
    settings.FILE_SIZE_LIMIT = 100
    with pytest.raises(ValidationError):
        attach(record, file=brought(content))
    assert not files_dir.exists()


def test_a_word_document_is_found_by_its_words(attach, record, brought):
    file = brought(word_document("Esfera", "temática"), "informe.docx")
    assert "temática" in attach(record, file=file).words
