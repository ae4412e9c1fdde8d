"""The scales by which implementation is said to stand, each for its days."""

from datetime import date

from ctportal.reference.languages import LANGUAGES
from ctportal.reference.models import Scale, ScaleLevel

TODAY = date(2026, 5, 1)


def test_a_scale_has_five_levels_in_order_and_one_outside_it():
    levels = ScaleLevel.objects.of_the_scale_on(TODAY)
    assert [level.position for level in levels] == [1, 2, 3, 4, 5, None]
    assert levels.last().code == "not-assessed"


def test_its_levels_have_names_in_every_language_and_are_not_verified():
    for level in ScaleLevel.objects.of_the_scale_on(TODAY):
        assert set(level.names) == set(LANGUAGES)
    assert not Scale.objects.get(code="implementation").verified


def test_on_each_day_the_scale_of_that_day_holds():
    later = Scale.objects.create(
        code="later", names={"en": "Later"}, begins_on=date(2027, 1, 1)
    )
    ScaleLevel.objects.create(scale=later, code="met", position=1, names={"en": "Met"})
    Scale.objects.filter(code="implementation").update(ends_on=date(2026, 12, 31))
    assert ScaleLevel.objects.of_the_scale_on(TODAY).count() == 6
    assert ScaleLevel.objects.of_the_scale_on(date(2027, 1, 1)).get().code == "met"
