"""Pages of documents, and the only way to their files."""

import io
import os
import re
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ctportal.confidentiality.actions import release
from ctportal.correspondence import actions, files
from ctportal.correspondence.models import Document

from .. import factories
from .conftest import named_file
from .pictures import photograph

NO_SUCH_REF = "D-000000"
HOSTILE = '"><script>alert(1)</script>\u202efdp.exe'


@pytest.fixture
def record(holder, carana):
    return factories.make_recommendation(holder, state=carana)


@pytest.fixture
def document(holder, record, as_person, brought):
    with as_person(holder):
        return actions.attach(
            record, file=brought("Constataciones"), title="Informe", by=holder
        )


def upload(content="Nota verbal", name="nota.txt"):
    return SimpleUploadedFile(name, content.encode())


def test_a_document_is_brought_to_a_record(browser, holder, record):
    address = f"/documents/new/?to={record.ref}"
    page = browser(holder).get(address).content.decode()
    assert "operational intelligence" in page
    sent = {"file": upload(), "title": "Nota verbal", "language": "es"}
    page = browser(holder).post(address, sent, follow=True)
    assert page.request["PATH_INFO"] == record.get_absolute_url()
    assert "Nota verbal" in page.content.decode()


def test_a_document_is_brought_for_ones_own_office(browser, holder, as_person):
    sent = {"file": upload(), "title": "Nota", "language": "es", "state": "XAA"}
    page = browser(holder).post(
        "/documents/new/", sent | {"classification": "1"}, follow=True
    )
    assert "Nota" in page.content.decode()
    with as_person(holder):
        assert Document.objects.readable_by(holder).get().marking.state.iso3 == "XAA"


def test_what_was_received_says_from_whom_and_goes_no_further(
    browser, holder, as_person
):
    sent = {"file": upload(), "title": "Letter", "language": "en"}
    sent |= {"classification": 1, "originator": "interpol"}
    browser(holder).post("/documents/new/", sent)
    with as_person(holder):
        marking = Document.objects.readable_by(holder).get().marking
    assert (marking.originator.code, marking.passing_on) == ("interpol", "agreed")


def test_a_file_that_is_not_taken_says_why_beside_it(browser, holder, record):
    address = f"/documents/new/?to={record.ref}"
    sent = {"file": upload("\x00\x01"), "title": "Kept", "language": "en"}
    page = browser(holder).post(address, sent)
    assert "This kind of file is not taken." in page.content.decode()
    assert 'value="Kept"' in page.content.decode()


def test_the_page_of_a_document_shows_how_it_begins(browser, holder, document):
    page = browser(holder).get(document.get_absolute_url()).content.decode()
    assert "Constataciones" in page
    assert "Connect the posts" in page


def test_a_file_is_handed_over_and_never_opened(browser, holder, document):
    answer = browser(holder).get(f"/documents/{document.ref}/file/")
    assert answer.getvalue() == b"Constataciones"
    assert answer["Content-Disposition"] == 'attachment; filename="nota.txt"'
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.has_header("ETag")
    assert not answer.has_header("Last-Modified")
    assert not answer.has_header("Accept-Ranges")


def test_a_file_is_handed_over_whole_whatever_part_is_asked(browser, holder, document):
    asked = {"range": "bytes=0-3", "if-none-match": "*"}
    answer = browser(holder).get(f"/documents/{document.ref}/file/", headers=asked)
    assert answer.status_code == 200
    assert answer.getvalue() == b"Constataciones"


def test_a_file_that_is_not_in_its_place_is_said_to_be_lost(
    browser, holder, document, settings, tmp_path
):
    settings.FILES_DIR = tmp_path / "elsewhere"
    answer = browser(holder).get(f"/documents/{document.ref}/file/")
    assert answer.status_code == 410
    assert "The file is not there" in answer.content.decode()


@pytest.mark.parametrize(
    "asked", [{"range": "bytes=0-3"}, {"if-none-match": "*"}, {"if-match": '"x"'}]
)
def test_a_condition_learns_nothing_of_a_hidden_file(
    browser, outsider, document, asked
):
    hidden, missing = (
        browser(outsider).get(f"/documents/{ref}/file/", headers=asked)
        for ref in (document.ref, NO_SUCH_REF)
    )
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert hidden.headers == missing.headers


def test_hostile_names_do_no_harm(browser, holder, record, as_person):
    with as_person(holder):
        file = named_file("x", f"../{HOSTILE}\r\nSet-Cookie: a=b")
        document = actions.attach(record, file=file, title=HOSTILE, by=holder)
    page = browser(holder).get(document.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    answer = browser(holder).get(f"/documents/{document.ref}/file/")
    assert answer.getvalue() == b"x"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "\n" not in answer["Content-Disposition"]
    assert not answer.has_header("Set-Cookie")
    assert document.file_name.endswith(".txt")


@pytest.mark.parametrize(
    "address",
    [
        "/documents/{}/",
        "/documents/{}/file/",
        "/documents/new/?to={}",
        "/api/v1/documents/{}/",
    ],
)
def test_a_hidden_document_looks_like_a_missing_one(
    browser, outsider, holder, document, address
):
    hidden = browser(outsider).get(address.format(document.ref))
    missing = browser(outsider).get(address.format(NO_SUCH_REF))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    with closing(browser(holder).get(address.format(document.ref))) as found:
        assert found.status_code == 200


def test_who_may_only_read_is_not_asked_to_bring(
    browser, holder, reader, record, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    answer = browser(reader).get(f"/documents/new/?to={record.ref}")
    assert answer.status_code == 403


def test_a_document_is_not_said_to_hang_under_what_one_cannot_read(
    browser, holder, reader, record, document, as_person
):
    with as_person(holder):
        release(document, to=reader.entity, by=holder)
    page = browser(reader).get(document.get_absolute_url()).content.decode()
    assert "Constataciones" in page
    assert record.ref not in page
    assert "Connect the posts" not in page


def test_documents_are_listed_and_found_by_their_words(browser, holder, document):
    page = browser(holder).get("/documents/", {"q": "constataciones"})
    assert "Informe" in page.content.decode()
    page = browser(holder).get("/documents/", {"q": "deficiencias"})
    assert "Informe" not in page.content.decode()


def test_the_list_takes_as_many_queries_for_many_rows(
    browser, holder, document, as_person
):
    client = browser(holder)
    few = queries_of(client)
    with as_person(holder):
        for number in range(4):
            file = named_file(f"Nota {number}")
            actions.bring(file=file, title="Nota", by=holder)
    assert queries_of(client) <= few


def queries_of(client):
    client.get("/documents/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/documents/")
    return len(captured)


def test_a_command_brings_a_document(holder, record, tmp_path, as_person):
    path, said = tmp_path / "fuente.txt", io.StringIO()
    path.write_text("Aplicación de las disposiciones")
    told = {"title": "Fuente", "login": holder.login, "language": "es"}
    call_command("attach_document", path, **told, to=record.ref, stdout=said)
    with as_person(holder):
        document = Document.objects.readable_by(holder).get()
        assert document.attached_to == record.marking
    assert said.getvalue().strip() == document.ref
    assert document.language == "es"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"login": "nobody"}, "Nobody signs in"),
        ({"to": "R-000000"}, "There is no record"),
        ({"state": "XXX"}, "There is no State"),
        ({"file": "missing.txt"}, "No such file"),
    ],
)
def test_a_command_that_cannot_says_why(holder, tmp_path, changed, reason):
    path = tmp_path / "fuente.txt"
    path.write_text("Aplicación")
    told = {"file": path, "title": "Fuente", "login": holder.login} | changed
    with pytest.raises(CommandError, match=reason):
        call_command("attach_document", told.pop("file"), **told)


# --- What a file carries --------------------------------------------------------------


def photo(name="post.jpg"):
    return SimpleUploadedFile(name, photograph())


def held_in(page):
    return re.search(r'name="waiting" value="([^"]+)"', page).group(1)


@pytest.fixture
def asked(browser, holder, record):
    """The page that asks what becomes of what a photograph carries."""
    sent = {"file": photo(), "title": "The post", "language": "en"}
    client = browser(holder)
    page = client.post(f"/documents/new/?to={record.ref}", sent).content.decode()
    return client, page


def decide(client, record, page, keep, **changed):
    sent = {"title": "The post", "language": "en", "waiting": held_in(page)}
    address = f"/documents/new/?to={record.ref}"
    return client.post(address, sent | {"keep": keep} | changed)


def stored(holder, as_person):
    with as_person(holder):
        return [
            files.path_of(document.stored_as).read_bytes()
            for document in Document.objects.readable_by(holder)
        ]


def test_the_page_says_what_a_file_carries_before_anything_is_stored(
    asked, holder, as_person
):
    _client, page = asked
    assert "48.2083 N, 16.3667 E" in page
    assert "A. Lindqvist" in page
    assert 'value="The post"' in page
    assert stored(holder, as_person) == []


def test_a_clean_copy_is_kept_and_nothing_of_the_original(
    asked, record, holder, as_person, files_dir
):
    decide(*asked[:1], record, asked[1], "clean")
    (content,) = stored(holder, as_person)
    assert b"Lindqvist" not in content
    kept = [path.read_bytes() for path in files_dir.rglob("*") if path.is_file()]
    assert kept == [content]


def test_the_original_is_kept_where_that_is_chosen(asked, record, holder, as_person):
    decide(*asked[:1], record, asked[1], "original")
    assert stored(holder, as_person) == [photograph()]


def test_nobody_else_decides_on_a_file_that_waits(
    asked, browser, record, cted, as_person, holder
):
    colleague = factories.person_of(cted, role="reviewer", clearance=1)
    answer = decide(browser(colleague), record, asked[1], "original")
    assert "The file waited too long" in answer.content.decode()
    assert stored(holder, as_person) == []


def test_a_word_that_was_not_given_opens_no_file(browser, holder, record):
    answer = decide(browser(holder), record, 'name="waiting" value="x:y:z"', "clean")
    assert "The file waited too long" in answer.content.decode()


def test_a_file_waits_for_an_hour(asked, record, files_dir, holder):
    (waiting,) = (files_dir / files.WAITING).iterdir()
    os.utime(waiting, (0, 0))
    files.forget_waiting(before=1)
    answer = decide(*asked[:1], record, asked[1], "clean")
    assert "The file waited too long" in answer.content.decode()


def test_a_file_that_is_too_large_keeps_what_was_typed(
    browser, holder, record, settings
):
    settings.FILE_SIZE_LIMIT = 1000
    sent = {"file": upload("x" * 200_000), "title": "Kept", "language": "en"}
    answer = browser(holder).post(f"/documents/new/?to={record.ref}", sent)
    assert answer.status_code == 413
    assert "This file is too large." in answer.content.decode()
    assert 'value="Kept"' in answer.content.decode()


def test_a_form_that_is_too_large_is_said_to_be(browser, holder, record, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    sent = {"title": "x" * 2000, "file": upload()}
    answer = browser(holder).post(f"/documents/new/?to={record.ref}", sent)
    assert answer.status_code == 413
    assert "Go back" in answer.content.decode()


def test_a_document_is_narrowed_on_its_own(holder, reader, record, document, as_person):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
        later = actions.attach(record, file=named_file("x"), title="x", by=holder)
        factories.classify_strictly(later, by=holder)
    with as_person(reader):
        assert not Document.objects.readable_by(reader).exists()
        assert type(record).objects.readable_by(reader).exists()
