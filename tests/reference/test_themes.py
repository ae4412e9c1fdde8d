import re

import pytest

from ctportal.reference.languages import LANGUAGES
from ctportal.reference.models import Pillar, Theme


def codes_called(word):
    return [theme.code for theme in Theme.objects.called(word)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Border management", "border-management"),
        ("gestión de  fronteras", "border-management"),
        ("GESTION DE FRONTERAS", "border-management"),
        ("Gestion des frontières", "border-management"),
        ("Financiación del terrorismo", "financing-of-terrorism"),
        ("Finanzas", "financing-of-terrorism"),
        ("Justicia penal", "criminal-justice"),
        ("Cárceles", "prisons"),
        ("Derechos humanos / género", "human-rights-and-gender"),
        ("Droits de l'homme et genre", "human-rights-and-gender"),
        ("Niños", "children"),
        ("Effects of terrorism on children", "children"),
        ("Biometría", "biometrics"),
        ("Ciberseguridad", "cybersecurity"),
        ("Cybersecurity/ICT", "ict"),
        ("Cultura", "cultural-property"),
        ("CBRN", "cbrn"),
        ("1540", "non-proliferation"),
        ("Infrastructure/crowded spaces", "infrastructure"),
        ("Women and women's groups", "women"),
        ("extradition/mutual legal assistance", "legal-cooperation"),
        ("evidence", "evidence"),
        ("Тюрьмы", "prisons"),
        ("السجون", "prisons"),
        ("边境管理", "border-management"),
        ("border-management", "border-management"),
    ],
)
def test_a_theme_is_found_by_any_of_its_words(word, code):
    assert codes_called(word) == [code]


@pytest.mark.parametrize("word", ["", "  ", "Subtotal bloque 1", "ver nota al pie"])
def test_a_word_that_is_no_theme_finds_none(word):
    assert codes_called(word) == []


def test_every_theme_has_a_name_in_the_six_languages():
    for theme in Theme.objects.all():
        assert all(theme.names.get(language) for language in LANGUAGES), theme.code


def test_every_theme_is_found_by_each_of_its_names():
    for theme in Theme.objects.all():
        for name in theme.names.values():
            assert codes_called(name) == [theme.code]


def test_themes_stand_at_two_levels():
    assert not Theme.objects.filter(parent__parent__isnull=False).exists()
    assert {theme.code for theme in Theme.objects.under("ict")} == {
        "ict",
        "cybersecurity",
        "internet-misuse",
    }


def test_each_request_of_the_assembly_has_its_theme():
    sources = Theme.objects.filter(source__contains="A/RES/74/175")
    named = {n for theme in sources for n in paragraphs(theme.source)}
    assert named == set(range(1, 28))


def paragraphs(source):
    """The paragraphs a source names: "paras. 4–5 and 8" is three."""
    for first, last in re.findall(r"\b(\d+)(?:–(\d+))?", source.partition(" para")[2]):
        yield from range(int(first), int(last or first) + 1)


def test_every_pillar_has_themes():
    assert [pillar.code for pillar in Pillar.objects.all()] == ["I", "II", "III", "IV"]
    assert not Pillar.objects.filter(themes=None).exists()
