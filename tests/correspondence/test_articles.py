"""What letters call an entity: with the article its language sets before it."""

import pytest

from ctportal.correspondence.making import composing, formality
from ctportal.correspondence.making.articles import with_article
from ctportal.correspondence.making.words import LANGUAGES, office_in
from ctportal.people.models import Entity

# Each entity of the reference as a letter is sent to it.
IN_FRENCH = {
    "cted": "à la Direction exécutive du Comité contre le terrorisme",
    "unoct": "au Bureau de lutte contre le terrorisme",
    "cted-unoct": "à la Direction exécutive du Comité contre le terrorisme"
    " conjointement avec le Bureau de lutte contre le terrorisme",
    "ctc-secretariat": "au Secrétariat du Comité contre le terrorisme",
    "unodc": "à l’ONUDC",
    "icao": "à l’OACI",
    "imo": "à l’OMI",
    "ohchr": "au HCDH",
    "undp": "au PNUD",
    "unesco": "à l’UNESCO",
    "unicri": "à l’UNICRI",
    "un-women": "à ONU-Femmes",
    "interpol": "à INTERPOL",
    "wco": "à l’OMD",
    "oas-cicte": "à l’OEA/CICTE",
}
IN_SPANISH = {
    "ctc-secretariat": "a la Secretaría del Comité contra el Terrorismo",
    "unodc": "a la UNODC",
    "icao": "a la OACI",
    "ohchr": "al ACNUDH",
    "undp": "al PNUD",
    "un-women": "a ONU-Mujeres",
    "interpol": "a INTERPOL",
    "wco": "a la OMA",
}
IN_ENGLISH = {
    "ctc-secretariat": "to the Secretariat of the Counter-Terrorism Committee",
    "icao": "to ICAO",
    "interpol": "to INTERPOL",
}


def sent_to(entity, language):
    return formality.to_whom(office_in(entity, language), language)


def test_every_entity_of_the_reference_has_its_article(db):
    known = Entity.objects.filter(code__in=IN_FRENCH)
    assert {entity.code: sent_to(entity, "fr") for entity in known} == IN_FRENCH


@pytest.mark.parametrize(
    ("language", "expected"), [("es", IN_SPANISH), ("en", IN_ENGLISH)]
)
def test_other_languages_have_theirs(db, language, expected):
    known = Entity.objects.filter(code__in=expected)
    assert {entity.code: sent_to(entity, language) for entity in known} == expected


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mission permanente de Carana", "à la Mission permanente de Carana"),
        ("Organisation de Carana", "à l’Organisation de Carana"),
        ("Fonds de Carana", "au Fonds de Carana"),
        ("Services de Carana", "aux Services de Carana"),
        ("XYZ", "à XYZ"),
    ],
)
def test_one_entered_later_is_known_by_its_first_word(name, said):
    named = with_article("entered-later", name, "fr")
    assert formality.to_whom(named, "fr") == said


def test_a_name_of_another_language_takes_none():
    entity = Entity(code="entered-later", names={"en": "Office of Carana"})
    assert office_in(entity, "fr") == "Office of Carana"


def test_a_permanent_mission_is_called_by_its_state(katasi):
    katasi.formal_names = {"fr": "la République de Katasi"}
    facts = {"kind": Entity.Kind.MISSION, "names": {"en": "Permanent mission"}}
    mission = Entity(code="mission-katasi", state=katasi, **facts)
    said = "la Mission permanente de la République de Katasi auprès de l’Organisation"
    assert composing.entity_in(mission, "fr").startswith(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_begins_with_two(db, language):
    for entity in Entity.objects.filter(code__in=IN_FRENCH):
        article, _space, rest = office_in(entity, language).partition(" ")
        assert not rest.startswith(f"{article} ")
