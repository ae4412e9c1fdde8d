"""Pages of documents, and the only way to their files."""

import io
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ctportal.confidentiality.actions import release
from ctportal.correspondence import actions
from ctportal.correspondence.models import Document

from .. import factories
from .conftest import named_file

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


def test_a_file_is_handed_over_whole_whatever_part_is_asked(browser, holder, document):
    asked = {"range": "bytes=0-3", "if-none-match": "*"}
    answer = browser(holder).get(f"/documents/{document.ref}/file/", headers=asked)
    assert answer.status_code == 200
    assert answer.getvalue() == b"Constataciones"


def test_a_file_that_is_gone_is_not_there(
    browser, holder, document, settings, tmp_path
):
    settings.FILES_DIR = tmp_path / "elsewhere"
    assert browser(holder).get(f"/documents/{document.ref}/file/").status_code == 404


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
