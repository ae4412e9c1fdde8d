"""Letters made from a visit: filled in whole, in three languages, for their readers."""

import io
import re
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from ctportal.correspondence import files
from ctportal.correspondence.attached import documents_of
from ctportal.correspondence.clocks import actions as acts
from ctportal.correspondence.letters import actions as register
from ctportal.correspondence.letters import numbering, ties
from ctportal.correspondence.making import actions as making
from ctportal.correspondence.making import formality, offers
from ctportal.correspondence.models import Kind, Letter
from ctportal.reference.models import State
from tests import factories, office
from visits import actions, results

from .conftest import days_ago
from .lines import send, write

LANGUAGES = ("en", "fr", "es")
LETTERS = {
    "agreement-sought": "listed",
    "preliminary": "preliminary",
    "draft-report": "with-state",
    "adopted-report": "adopted",
    "reminder": "preliminary",
    "consent": "preliminary",
}
PLACE = re.compile(r"[{}]|\bNone\b|\[\s*\]|___")
UNTIL = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def brought_to(visit, holder, mission, as_person):
    """`brought_to("adopted")`: the visit there, with one result the State has."""

    def to(status):
        if status == "listed":
            return visit
        with as_person(holder):
            actions.agree(visit, by=holder, on=days_ago(60))
            actions.start(visit, by=holder)
        write(visit, holder, text="Open a post at the border.")
        send(visit, holder)
        with as_person(holder):
            actions.transmit_preliminary(visit, by=holder, on=days_ago(20))
            for step in STEPS[: ORDER.index(status)]:
                step(visit, by=holder)
        return visit

    return to


def on_day(action):
    return lambda visit, *, by: action(visit, by=by, on=timezone.localdate())


ORDER = ["preliminary", "draft-report", "with-state", "committee", "adopted"]
STEPS = [
    lambda visit, *, by: actions.advance(visit, "draft-report", by=by),
    on_day(actions.send_report),
    on_day(actions.put_before_committee),
    on_day(actions.record_adoption),
]


@pytest.fixture
def make(holder, as_person):
    """`make(visit, "consent", "fr")` drafts a letter from a visit."""

    def drafted(visit, code, language="en", **words):
        with as_person(holder):
            template = offers.named(visit, code, holder)
            if template.lists_portions:
                found = list(template.portions(visit, holder))
                words = {"readers": "un", "portions": found} | words
            said = {"language": language, "until": UNTIL} | words
            return making.make(visit, template, by=holder, **said)

    return drafted


def document_of(letter, person):
    with factories.identity.as_person(person):
        (document,) = documents_of(letter, person)
        with files.open_stored(document.stored_as) as file:
            return file.read()


def words_of(content):
    """Every word of a letter, its edges and its table too."""
    document = docx.Document(io.BytesIO(content))
    edges = [document.sections[0].header, document.sections[0].footer]
    lines = [p.text for part in (document, *edges) for p in part.paragraphs]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*lines, *cells])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_has_no_place_unfilled(
    brought_to, make, holder, as_person, code, language
):
    letter = make(brought_to(LETTERS[code]), code, language)
    words = words_of(document_of(letter, holder))
    with as_person(holder):
        number = numbering.number_of(letter, holder)
    assert not PLACE.search(words)
    assert number in words
    assert "Carana" in words
    assert "Carana" in letter.title or code in ("reminder", "consent")
    assert letter.is_draft


@office.needed
@pytest.mark.parametrize("code", LETTERS)
def test_libreoffice_opens_it(brought_to, make, holder, tmp_path, code):
    visit = brought_to(LETTERS[code])
    letters = {
        f"{language}.docx": make(visit, code, language) for language in LANGUAGES
    }
    contents = {name: document_of(made, holder) for name, made in letters.items()}
    for name, words in office.opened(contents, tmp_path).items():
        assert "Carana" in words, name


def test_the_last_day_stands_in_it_as_the_language_writes_it(brought_to, make, holder):
    letter = make(brought_to("preliminary"), "reminder", "es")
    assert formality.day_in(UNTIL, "es") in words_of(document_of(letter, holder))


def test_a_consent_letter_lists_its_portions(brought_to, make, holder, as_person):
    visit = brought_to("preliminary")
    letter = make(visit, "consent")
    with as_person(holder):
        (result,) = results.that_left(visit, holder)
        about = {record.ref for _tie, record in ties.records_of(letter, holder)}
    assert result.ref in words_of(document_of(letter, holder))
    assert about == {visit.ref, result.ref}


def test_what_the_receiver_may_not_read_stays_out(brought_to, make, holder, as_person):
    visit = brought_to("preliminary")
    hidden = factories.make_recommendation(holder, state=visit.marking.state)
    letter = make(visit, "consent", portions=[hidden])
    assert hidden.ref not in words_of(document_of(letter, holder))
    with as_person(holder):
        assert hidden.pk not in letter.ties.values_list("record", flat=True)


def test_it_begins_under_the_requests_on_what_it_names(
    brought_to, make, holder, reader, as_person
):
    visit = brought_to("preliminary")
    with as_person(holder):
        (result,) = results.that_left(visit, holder)
    factories.ask_confidentiality([result], by=holder)
    letter = make(visit, "consent")
    with as_person(holder):
        assert letter.marking.requests.in_force().count() == 1
        assert letter.marking.made_from.count() == 2
    with as_person(reader):
        assert not Letter.objects.readable_by(reader).exists()


def test_a_letter_with_a_draft_is_the_delegations_until_it_goes_out(
    visit, make, holder, colleague, brought_to, as_person
):
    brought_to("draft-report")
    letter = make(visit, "draft-report")
    assert not reads(colleague, letter)
    with as_person(holder):
        stored = Letter.objects.readable_by(holder).for_table().get()
        register.send(stored, by=holder, on=timezone.localdate())
    assert reads(colleague, letter)


def reads(person, letter):
    with factories.identity.as_person(person):
        return Letter.objects.readable_by(person).filter(pk=letter.pk).exists()


def test_a_letter_carries_no_name_and_no_hour(brought_to, make, holder):
    letter = make(brought_to("listed"), "agreement-sought")
    document = docx.Document(io.BytesIO(document_of(letter, holder)))
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")


def test_a_letterhead_of_the_office_is_written_on(
    brought_to, make, holder, settings, tmp_path
):
    letterhead = docx.Document()
    letterhead.add_paragraph("Our letterhead")
    letterhead.save(tmp_path / "cted.docx")
    settings.LETTER_TEMPLATES = tmp_path
    letter = make(brought_to("listed"), "agreement-sought")
    assert "Our letterhead" in words_of(document_of(letter, holder))


def test_its_page_makes_it_in_one_click(brought_to, holder, browser):
    visit, page = brought_to("listed"), browser(holder)
    address = f"/letters/of/{visit.ref}/make/agreement-sought/"
    assert b"Last day it gives" in page.get(address).content
    made = page.post(address, {"language": "fr", "until": UNTIL.isoformat()})
    shown = page.get(made["Location"]).content.decode()
    assert "draft" in shown
    assert visit.title in shown


def test_a_letter_that_starts_a_clock_is_answered_with_the_day_moved(
    brought_to, make, holder, browser, as_person
):
    visit, page = brought_to("with-state"), browser(holder)
    ref = f"/letters/of/{visit.ref}"
    later = timezone.localdate() + timedelta(days=70)
    note = {"letter_number": "NV 9", "letter_direction": "in"}
    page.post(f"{ref}/comments/extend/", note | {"until": later.isoformat()})
    shown = page.get(f"{ref}/").content.decode()
    assert "70 days left" in shown
    assert "NV 9" in shown
    page.post(f"{ref}/comments/answered/", {"on": timezone.localdate().isoformat()})
    with as_person(holder):
        clock = visit.marking.clocks.get(kind=Kind.COMMENTS)
        assert (clock.ends_on, clock.answered_on) == (later, timezone.localdate())
        assert [move.what for move in clock.moves.all()] == [
            "answered",
            "extended",
            "started",
        ]


@pytest.mark.parametrize(
    ("formal", "language", "said"),
    [
        ("la République de Carana", "fr", "de la République de Carana"),
        ("le Royaume de Carana", "fr", "du Royaume de Carana"),
        ("les États de Carana", "fr", "des États de Carana"),
        ("l’État de Carana", "fr", "de l’État de Carana"),
        ("el Reino de Carana", "es", "del Reino de Carana"),
        ("", "fr", "d’Arana"),
        ("", "en", "of Arana"),
    ],
)
def test_a_state_is_named_as_its_language_has_it(formal, language, said):
    state = State(names={"en": "Arana"})
    state.formal_names = {language: formal} if formal else {}
    assert formality.of_state(state, language) == said


@pytest.mark.parametrize(
    ("iso3", "said"),
    [
        ("TCD", "du Tchad"),
        ("CIV", "de la Côte d’Ivoire"),
        ("EGY", "de l’Égypte"),
        ("PHL", "des Philippines"),
        ("HTI", "d’Haïti"),
        ("MDG", "de Madagascar"),
        ("BOL", "de l’État plurinational de Bolivie"),
    ],
)
def test_french_says_it_with_the_article_of_usage(iso3, said, db):
    assert formality.of_state(State.objects.get(iso3=iso3), "fr") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_written_to_as_its_language_has_it(language, db):
    for state in State.objects.real():
        said = formality.of_state(state, language)
        assert not re.search(r"\(|de le |de el |de les |  ", said), said
        assert language != "fr" or formality._known_in_french(state, "X")


def test_nobody_else_makes_an_offices_letters(brought_to, reader, browser):
    visit = brought_to("preliminary")
    answer = browser(reader).get(f"/letters/of/{visit.ref}/make/consent/")
    assert answer.status_code in (403, 404)


def test_a_clock_starts_by_a_letter_at_its_receipt(brought_to, make, holder, as_person):
    visit = brought_to("listed")
    letter = make(visit, "agreement-sought")
    with as_person(holder):
        clock = acts.start(
            visit, "agreement", by=holder, on=days_ago(1), until=UNTIL, letter=letter
        )
        with pytest.raises(ValidationError):
            acts.start(visit, "note", by=holder, on=days_ago(1))
    assert clock.ends_on == UNTIL
