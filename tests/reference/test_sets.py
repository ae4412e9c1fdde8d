from datetime import date

from ctportal.reference.models import (
    Instrument,
    Resolution,
    WorkingGroup,
    WorkingGroupSet,
)


def groups_on(day):
    return WorkingGroup.objects.filter(set__in=WorkingGroupSet.objects.current_on(day))


def test_twelve_working_groups_became_eight():
    assert groups_on(date(2018, 5, 8)).count() == 12
    assert groups_on(date(2019, 4, 16)).count() == 8


def test_an_old_set_stays_readable():
    old = WorkingGroup.objects.get(set__code="task-force", number=10)
    assert old.name == "Legal and criminal justice responses to terrorism"


def test_a_working_group_says_whether_its_name_was_verified():
    verified = WorkingGroup.objects.filter(set__code="compact", verified=True)
    assert {(group.number, group.chair) for group in verified} == {
        (2, "unodc"),
        (7, ""),
    }


def test_there_are_nineteen_instruments():
    counted = Instrument.objects.filter(series=Instrument.Series.TERRORISM)
    assert list(counted.values_list("number", flat=True)) == [*range(1, 20)]
    assert Instrument.objects.get(number=12).year == 1999


def test_a_resolution_is_known_by_its_symbol():
    resolution = Resolution.objects.get(symbol="S/RES/2395 (2017)")
    assert str(resolution) == "S/RES/2395 (2017)"
    assert resolution.url == "https://digitallibrary.un.org/record/1327592"
