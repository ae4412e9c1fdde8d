import hashlib
from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import translation

from ctportal.reference.languages import LANGUAGES
from ctportal.reference.models import GroupingMembership, Region, State

# Every name of every State and region, as compared with the United Nations' own lists.
# A newer CLDR that renames one ends here, not on a page.
STATES_COMPARED = "86370d4a000ea66d126a7932c81057c395aa39bd44da7cb1940ba4edbd88e8e1"
REGIONS_COMPARED = "fed77e39103032a7564bda27ec09834e09be5fcab81863a1fea8d7d888812593"


def digest_of(rows, key):
    lines = (
        f"{getattr(row, key)} {language} {row.names[language]}\n"
        for row in rows.order_by(key)
        for language in LANGUAGES
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_there_are_193_members_and_two_observers():
    assert State.objects.members().count() == 193
    assert set(State.objects.observers().values_list("iso3", flat=True)) == {
        "PSE",
        "VAT",
    }


def test_every_name_is_as_it_was_compared():
    assert digest_of(State.objects.real(), "iso3") == STATES_COMPARED
    assert digest_of(Region.objects.all(), "m49") == REGIONS_COMPARED


@pytest.mark.parametrize(
    ("iso3", "language", "name"),
    [
        ("CIV", "en", "Côte d’Ivoire"),
        ("CIV", "zh", "科特迪瓦"),
        ("TUR", "en", "Türkiye"),
        ("TUR", "es", "Türkiye"),
        ("NLD", "en", "Netherlands (Kingdom of the)"),
        ("NLD", "ru", "Нидерланды (Королевство)"),
        ("PRK", "en", "Democratic People's Republic of Korea"),
        ("PRK", "fr", "République populaire démocratique de Corée"),
        ("VAT", "en", "Holy See"),
        ("PSE", "en", "State of Palestine"),
        ("PSE", "ar", "دولة فلسطين"),
        ("NAM", "en", "Namibia"),
        ("MKD", "en", "North Macedonia"),
        ("SWZ", "en", "Eswatini"),
        ("GBR", "es", "Reino Unido de Gran Bretaña e Irlanda del Norte"),
    ],
)
def test_a_state_is_called_as_the_united_nations_call_it(iso3, language, name):
    assert State.objects.get(iso3=iso3).names[language] == name


def test_namibia_is_not_a_missing_value():
    assert State.objects.get(iso3="NAM").iso2 == "NA"


@pytest.mark.parametrize("iso3", ["TWN", "HKG", "XKX", "COK", "NIU", "ESH"])
def test_only_states_are_states(iso3):
    assert not State.objects.filter(iso3=iso3).exists()


def test_codes_keep_their_leading_zeros():
    algeria = State.objects.with_regions().get(iso3="DZA")
    assert (algeria.m49, algeria.region.m49, algeria.subregion.m49) == (
        "012",
        "002",
        "015",
    )


def test_a_state_stands_in_the_smallest_region_there_is():
    kenya = State.objects.get(iso3="KEN")
    assert kenya.region.name == "Africa"
    assert kenya.subregion.name == "Eastern Africa"
    assert kenya.subregion.parent.name == "Sub-Saharan Africa"


@pytest.mark.parametrize(
    ("m49", "states"), [("002", 54), ("202", 48), ("014", 18), ("143", 5), ("150", 44)]
)
def test_a_region_of_any_level_has_its_states(m49, states):
    assert State.objects.in_region(m49).count() == states


def test_a_name_comes_in_the_readers_language():
    state = State.objects.get(iso3="DEU")
    with translation.override("zh-hans"):
        assert str(state) == "德国"
    with translation.override("fr"):
        assert state.name == "Allemagne"


def test_a_name_that_was_not_given_comes_in_english():
    state = State(iso3="XZA", names={"en": "Carana"})
    with translation.override("ar"):
        assert state.name == "Carana"


def test_invented_states_need_no_codes_but_their_own():
    for iso3 in ("XZA", "XZB"):
        State.objects.create(iso3=iso3, status="exercise", names={"en": iso3})
    assert State.objects.invented().filter(iso3__in=["XZA", "XZB"]).count() == 2
    assert not State.objects.real().filter(iso3="XZA").exists()


def test_no_two_states_share_a_code():
    with pytest.raises(IntegrityError):
        State.objects.create(iso3="XZA", iso2="FR", status="exercise")


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2018, 5, 8), {"BFA", "MLI", "MRT", "NER", "TCD"}),
        (date(2022, 6, 30), {"BFA", "MLI", "MRT", "NER", "TCD"}),
        (date(2022, 7, 1), {"BFA", "MRT", "NER", "TCD"}),
        (date(2024, 1, 1), {"MRT", "TCD"}),
        (date(2010, 1, 1), set()),
    ],
)
def test_a_grouping_has_the_members_of_the_day(day, members):
    found = State.objects.in_grouping("g5-sahel", on=day)
    assert set(found.values_list("iso3", flat=True)) == members


def test_a_membership_never_ends_before_it_begins():
    membership = GroupingMembership.objects.first()
    membership.ends_on = date(1900, 1, 1)
    with pytest.raises(IntegrityError):
        membership.save()
