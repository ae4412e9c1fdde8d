"""Days and hours are written as each language writes them."""

from datetime import datetime

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, get_format_modules

NAMES = (
    "DATE_FORMAT",
    "DATETIME_FORMAT",
    "MONTH_DAY_FORMAT",
    "MONTH_DAY_TIME_FORMAT",
    "MONTH_FORMAT",
    "YEAR_MONTH_FORMAT",
)
MOMENT = datetime(2026, 11, 22, 13, 23)  # noqa: DTZ001
SHORT = {
    "en": "22 Nov, 13:23",
    "fr": "22 nov., 13:23",
    "es": "22 nov, 13:23",
    "ar": "22 نوفمبر, 13:23",
    "ru": "22 ноября, 13:23",
    "zh-hans": "11月22日 13:23",
}


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_each_language_has_every_format(language):
    own, *_djangos = get_format_modules(language)
    assert [name for name in NAMES if not getattr(own, name, "")] == []


@pytest.mark.parametrize(("language", "said"), SHORT.items())
def test_a_short_day_with_its_hour_is_of_its_language(language, said):
    with translation.override(language):
        assert date_format(MOMENT, "MONTH_DAY_TIME_FORMAT") == said


@pytest.mark.parametrize("name", NAMES)
def test_french_months_are_small(name):
    with translation.override("fr"):
        for month in range(1, 13):
            said = date_format(datetime(2026, month, 5), name)  # noqa: DTZ001
            assert said == said.lower()
