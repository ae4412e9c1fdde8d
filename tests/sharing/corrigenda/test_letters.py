"""The note that covers a corrigendum: to each receiver, of what that receiver has."""

from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError

from assessments import actions as assessing
from ctportal.confidentiality.actions import release
from ctportal.correspondence import files
from ctportal.correspondence.attached import documents_of
from ctportal.correspondence.making import actions as making
from ctportal.correspondence.making import formality, offers
from ctportal.correspondence.making.words import LANGUAGES
from sharing.corrigenda import actions

from ... import factories
from .conftest import issue, notices_of


@pytest.fixture
def make(holder, as_person):
    """`make(notice, "fr")`: the covering note of a notice, and its words."""

    def drafted(notice, language="en"):
        with as_person(holder):
            template = offers.named(notice, "corrigendum", holder)
            letter = making.make(notice, template, by=holder, language=language)
            return letter, words_of_letter(letter, holder)

    return drafted


def words_of_letter(letter, by):
    [kept] = documents_of(letter, by)
    with files.open_stored(kept.stored_as) as file:
        document = docx.Document(BytesIO(file.read()))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_parts_and_none_of_their_words(
    make, holder, issued, seen, section, as_person, language
):
    [notice] = notices_of(issued, holder, as_person)
    _letter, said = make(notice, language)
    assert all(ref in said for ref in (seen.ref, section.ref, notice.ref))
    assert "{" not in said
    assert "register" not in said


def test_it_is_kept_with_its_notice_and_goes_to_its_receiver(
    make, holder, reader, issued, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    letter, _said = make(notice)
    assert letter.entity == reader.entity
    with as_person(holder):
        assert notice.marking.letters.filter(letter=letter).exists()


def test_each_receiver_is_named_its_own_parts(
    browser, make, holder, reader, outsider, seen, section, mailbox, as_person
):
    with as_person(holder):
        other = assessing.add_section(seen, by=holder, title="Vaults", text="Closed.")
        release(other, to=outsider.entity, by=holder)
        assessing.keep(seen, by=holder)
    browser(outsider).get(seen.get_absolute_url())
    with as_person(holder):
        assessing.change(other, by=holder, text="Open.")
    made = issue(seen, section, holder, as_person)
    notices = {n.entity: n for n in notices_of(made, holder, as_person)}
    _letter, said = make(notices[outsider.entity])
    assert other.ref in said
    assert section.ref not in said


def test_none_is_made_once_its_receiver_lost_everything(
    make, holder, issued, section, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    factories.ask_confidentiality([section], by=holder)
    with pytest.raises(ValidationError):
        make(notice)


def test_the_page_leads_to_it_for_its_office_alone(
    browser, holder, reader, issued, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    with as_person(holder):
        actions.send(notice, by=holder)
    address = f"/letters/of/{notice.ref}/make/corrigendum/"
    assert address in browser(holder).get(notice.get_absolute_url()).text
    assert address not in browser(reader).get(notice.get_absolute_url()).text
    assert 'name="until"' not in browser(holder).get(address).text
    made = browser(holder).post(address, {"language": "es"}, follow=True)
    assert "Corrección del informe" in made.text


@pytest.mark.parametrize(
    ("named", "language", "said"),
    [
        ("le Bureau", "fr", "au Bureau"),
        ("la Mission", "fr", "à la Mission"),
        ("el Comité", "es", "al Comité"),
        ("the Office", "en", "to the Office"),
    ],
)
def test_whom_it_is_sent_to_is_said_with_the_article(named, language, said):
    assert formality.to_whom(named, language) == said


def test_the_notice_names_its_parts_and_leads_to_its_letters(
    browser, make, holder, reader, issued, section, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    letter, _said = make(notice)
    with as_person(holder):
        actions.send(notice, by=holder)
    own = browser(holder).get(notice.get_absolute_url()).text
    assert letter.get_absolute_url() in own
    theirs = browser(reader).get(notice.get_absolute_url()).text
    assert section.ref in theirs
    assert letter.get_absolute_url() not in theirs


def test_the_notice_goes_out_in_the_language_of_its_letter(
    browser, make, holder, issued, as_person
):
    [notice] = notices_of(issued, holder, as_person)
    address = f"{notice.get_absolute_url()}document/"
    for language, said in (("en", "Corrections"), ("fr", "Rectificatif")):
        make(notice, language)
        answer = browser(holder).get(address)
        document = docx.Document(BytesIO(b"".join(answer.streaming_content)))
        assert said in "\n".join(p.text for p in document.paragraphs)
