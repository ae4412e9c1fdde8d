"""Copies: numbered, marked, made once, and closed when one of their records is."""

import io
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from docx import Document as WordDocument
from pypdf import PdfReader

from ctportal.correspondence import files
from ctportal.people.models import Clearance
from sharing.packs.models import Copy
from tests import factories


def text_of(copy):
    """The words of a copy's file."""
    with files.open_stored(copy.stored_as) as file:
        content = io.BytesIO(file.read())
    if copy.format == "pdf":
        pages = [page.extract_text() for page in PdfReader(content).pages]
        return " ".join(" ".join(pages).split())
    document = WordDocument(content)
    edge = document.sections[0].header
    return " ".join(line.text for line in [*edge.paragraphs, *document.paragraphs])


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_the_text_of_a_copy_is_what_its_reader_may_read(
    make_pack, make_copy, holder, reader, shared, kept_back, file_format
):
    pack = make_pack(holder, reader=reader.entity)
    text = text_of(make_copy(pack, holder, file_format))
    assert "Share passenger data between the crossings" in text
    assert shared.ref in text
    assert "CONFIDENTIAL" in text
    assert "EXERCISE" in text
    assert "marshgate" not in text
    assert kept_back.ref not in text


@pytest.mark.parametrize("code", ["unodc", "unoct", "donor"])
def test_a_confidential_recommendation_is_in_no_copy_for_others(
    make_pack, make_copy, holder, kept_back, code
):
    office = factories.EntityFactory(code=code)
    factories.person_of(office, clearance=1)
    copy = make_copy(make_pack(holder, reader=office), holder)
    assert copy.refs == []
    assert "marshgate" not in text_of(copy)


# Arabic is read out of a PDF by the renderer's own tests, in the order it is read.
@pytest.mark.parametrize(
    ("language", "file_format"), [("es", "pdf"), ("es", "docx"), ("ar", "docx")]
)
def test_a_copy_speaks_the_language_of_its_pack(
    make_pack, make_copy, holder, carana, language, file_format
):
    words = {"es": "Señalización", "ar": "معلومات المسافرين"}
    factories.make_recommendation(
        holder, state=carana, text=words[language], language=language
    )
    pack = make_pack(holder, reader=holder.entity, language=language)
    assert words[language] in text_of(make_copy(pack, holder, file_format))


def test_copies_are_numbered_in_the_order_they_are_made(make_pack, make_copy, holder):
    pack = make_pack(holder, reader=holder.entity)
    assert [make_copy(pack, holder).number for _copy in range(2)] == [1, 2]


def test_the_same_click_makes_one_copy(make_pack, make_copy, holder):
    pack, token = make_pack(holder, reader=holder.entity), uuid4()
    first, second = (make_copy(pack, holder, token=token) for _click in range(2))
    assert first == second


def test_a_copy_is_marked_as_the_highest_in_it(
    make_pack, make_copy, holder, reader, shared, katasi
):
    empty = make_pack(holder, reader=reader, state=katasi)
    assert make_copy(empty, holder).classification == 0
    assert make_copy(make_pack(holder, reader=reader), holder).classification == 1


def test_its_reader_and_the_makers_office_may_read_a_copy(
    make_pack, make_copy, holder, reader, outsider, shared, as_person
):
    copy = make_copy(make_pack(holder, reader=reader), holder)
    for person, count in [(holder, 1), (reader, 1), (outsider, 0)]:
        with as_person(person):
            assert (
                Copy.objects.readable_by(person).filter(ref=copy.ref).count() == count
            )


def test_a_named_persons_colleagues_are_not_let_in(
    make_pack, make_copy, holder, reader, shared, as_person
):
    colleague = factories.person_of(reader.entity, clearance=1)
    make_copy(make_pack(holder, reader=reader), holder)
    with as_person(colleague):
        assert not Copy.objects.readable_by(colleague).exists()


def test_what_a_named_reader_is_given_is_written_down(
    make_pack, make_copy, holder, reader, shared, as_person
):
    make_copy(make_pack(holder, reader=reader), holder)
    with as_person(holder), connection.cursor() as cursor:
        cursor.execute("SELECT channel, name FROM disclosures_of(%s, 9)", [shared.pk])
        assert cursor.fetchall() == [("pack", reader.name)]


def test_only_the_makers_office_makes_copies(
    make_pack, make_copy, holder, reader, shared
):
    pack = make_pack(holder, reader=reader)
    make_copy(pack, holder)
    with pytest.raises(PermissionDenied):
        make_copy(pack, reader)


def test_nobody_makes_a_pack_above_their_clearance(make_pack, holder):
    Clearance.objects.filter(membership__person=holder).update(classification=0)
    with pytest.raises(PermissionDenied):
        make_pack(holder, reader=holder.entity)
