"""Mail files and scans dropped on the register: read as far as they can be."""

from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest
from django.core.exceptions import ValidationError

from ctportal.correspondence.attached import documents_of
from ctportal.correspondence.letters import actions, filing
from ctportal.people.models import Entity

from .. import factories
from . import outlook
from .conftest import named_file, pdf, word_document

WORDS = (
    "The Permanent Mission of Carana refers to note NV 0214/2026 and to your letter"
    " CTED/2026/0001, and agrees."
)


@pytest.fixture
def mission(carana):
    entity = factories.EntityFactory(kind=Entity.Kind.MISSION, state=carana)
    return factories.person_of(entity, email="note@carana.example")


def mail(words=WORDS, attached=(), **heads):
    """A mail of these words, with files by name."""
    made = EmailMessage()
    heads = {"Subject": "Visite à Carana", "Date": "Mon, 4 May 2026 10:00:00 +0000"} | {
        "From": "Registry <note@carana.example>",
        "Message-ID": "<1@carana.example>",
        **heads,
    }
    for name, said in heads.items():
        made[name] = said
    made.set_content(words)
    for name, content in attached:
        made.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return named_file(made.as_bytes(), "note.eml")


@pytest.fixture
def drop(holder, as_person):
    def filed(file):
        with as_person(holder):
            return filing.file(file, by=holder)

    return filed


def outlook_mail(words=WORDS, heads="", **said):
    """The same as Outlook keeps it."""
    facts = {
        "subject": "Visite à Carana",
        "body": words,
        "sent": datetime(2026, 5, 4, 10, tzinfo=UTC),
        "sender": ("Registry", "note@carana.example"),
        "headers": heads,
    }
    return named_file(outlook.message(**facts | said), "note.msg")


def documents(letter, person, as_person):
    with as_person(person):
        return {d.title: d.words for d in documents_of(letter, person)}


def test_a_mail_says_who_wrote_what_and_when(drop, mission, carana):
    letter = drop(mail()).letter
    assert (letter.title, letter.type) == ("Visite à Carana", "mail")
    assert (letter.entity, letter.marking.state) == (mission.entity, carana)
    assert letter.written_on == date(2026, 5, 4)


def test_its_words_and_files_become_documents(drop, holder, as_person):
    letter = drop(mail(attached=[("n.docx", word_document("Agreed", "x"))])).letter
    kept = documents(letter, holder, as_person)
    assert "Agreed" in kept["n.docx"]
    assert "and agrees" in kept[f"{letter.ref}.txt"]


def test_a_mail_from_outlook_is_read_as_any_other(drop, mission, carana):
    letter = drop(outlook_mail()).letter
    assert (letter.title, letter.type) == ("Visite à Carana", "mail")
    assert (letter.entity, letter.marking.state) == (mission.entity, carana)
    assert letter.written_on == date(2026, 5, 4)


def test_what_came_with_it_becomes_documents(drop, holder, as_person):
    files = [
        ("n.docx", word_document("Agreed", "x")),
        ("long.txt", b"Agreed " * 2000),
        ("tool.exe", b"MZ\x00\x01"),
    ]
    filed = drop(outlook_mail(attached=files))
    kept = documents(filed.letter, holder, as_person)
    assert "Agreed" in kept["n.docx"]
    assert "Agreed" in kept["long.txt"]
    assert "and agrees" in kept[f"{filed.letter.ref}.txt"]
    assert [name for name, _why in filed.refused] == ["tool.exe"]


def test_it_is_the_same_mail_by_its_number_in_either_form(drop):
    first = drop(mail()).letter
    again = drop(outlook_mail(heads="Message-ID: <1@carana.example>\r\n"))
    assert (again.letter, again.is_known) == (first, True)


def test_a_broken_compound_file_is_refused(drop):
    broken = outlook_mail().getvalue()[:700]
    with pytest.raises(ValidationError):
        drop(named_file(broken, "note.msg"))


def test_a_file_the_inspection_refuses_is_named_and_not_kept(drop, holder, as_person):
    filed = drop(mail(attached=[("tool.exe", b"MZ\x00\x01"), ("n.txt", b"Agreed")]))
    kept = documents(filed.letter, holder, as_person)
    assert [name for name, _why in filed.refused] == ["tool.exe"]
    assert "tool.exe" not in kept
    assert "n.txt" in kept
    assert "Not taken: tool.exe" in kept[f"{filed.letter.ref}.txt"]


@pytest.mark.parametrize("outer", ["signed", "mixed", "alternative"])
def test_a_file_deep_within_a_mail_is_taken_too(drop, holder, as_person, outer):
    inner = EmailMessage()
    inner.set_content("<p>See the note.</p>", subtype="html")
    inner.add_attachment("Agreed", filename="n.txt")
    made = EmailMessage()
    made["Subject"], made["Message-ID"] = "Note", "<2@carana.example>"
    made.set_type(f"multipart/{outer}")
    words = EmailMessage()
    words.set_content("See the note.")
    made.set_payload([words, inner])
    letter = drop(named_file(made.as_bytes(), "note.eml")).letter
    assert documents(letter, holder, as_person)["n.txt"] == "Agreed"


def test_what_could_not_be_read_stays_empty(drop):
    heads = {"Subject": "", "Date": "yesterday", "From": "nobody"}
    letter = drop(mail(words="No names here.", **heads)).letter
    assert (letter.title, letter.written_on, letter.entity) == ("", None, None)
    assert letter.marking.state is None
    assert letter.person == "nobody"


def test_the_same_mail_is_filed_once(drop):
    first, second = drop(mail()), drop(mail())
    assert second.letter == first.letter
    assert second.is_known


def test_the_letters_it_names_are_offered_as_answered(drop, holder, as_person):
    with as_person(holder):
        ours = actions.register(by=holder, direction="out", our_number="CTED/2026/0001")
        theirs = actions.register(by=holder, direction="in", their_number="0214/2026")
        actions.register(by=holder, direction="in", their_number="0215/2026")
        assert filing.answered_in(WORDS, holder) == [ours, theirs]


def test_a_letter_of_another_office_is_not_offered(holder, reader, as_person):
    with as_person(reader):
        actions.register(by=reader, direction="in", their_number="0214/2026")
    with as_person(holder):
        assert filing.answered_in(WORDS, holder) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("New York, 4 May 2026", date(2026, 5, 4)),
        ("New York, le 1er février 2026", date(2026, 2, 1)),
        ("Nueva York, 4 de mayo de 2026", date(2026, 5, 4)),
        ("2026-05-04, and 4 June 2026", date(2026, 5, 4)),
        ("on 31 February 2026", None),
    ],
)
def test_a_date_is_read_as_notes_write_it(words, day):
    assert filing.knowing.day_in(words) == day


def test_a_scan_is_read_by_its_words(drop, carana, holder, as_person):
    scan = pdf("Permanent Mission of Carana, 4 May 2026")
    letter = drop(named_file(scan, "scan.pdf")).letter
    assert (letter.type, letter.marking.state) == ("note", carana)
    assert letter.written_on == date(2026, 5, 4)
    assert list(documents(letter, holder, as_person)) == ["scan.pdf"]


@pytest.mark.parametrize("content", [b"", b"MZ\x00", b"%PDF-1.4 broken"])
def test_what_is_no_mail_is_refused(drop, content):
    with pytest.raises(ValidationError):
        drop(named_file(content, "note.eml"))


def test_what_could_not_be_read_is_filled_in_on_its_page(browser, holder, as_person):
    with as_person(holder):
        ours = actions.register(by=holder, direction="out", our_number="CTED/2026/0001")
    page = browser(holder)
    dropped = mail(words="Your CTED/2026/0001 is agreed to.")
    address = page.post("/letters/file/", {"file": dropped, "is_cleaned": "yes"})
    form = page.get(address["Location"]).content.decode()
    assert "CTED/2026/0001" in form
    said = {"type": "mail", "title": "Agreed", "language": "en", "state": "XAA"}
    page.post(address["Location"], said | {"answers": [ours.ref], "version": "1"})
    shown = page.get(ours.get_absolute_url()).content.decode()
    assert "Agreed" in shown
