"""The scale: another version begins on a day, and what was said keeps its level."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments import actions as assessments
from assessments.forms import FindingForm
from assessments.scales import actions, reading
from assessments.scales.actions import Level
from ctportal.reference import files, loading
from ctportal.reference.models import Scale, ScaleLevel

from .. import factories

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=10)
LEVELS = (
    Level({"en": "Carried out", "fr": "Appliqué"}, 1),
    Level({"en": "Partially implemented"}, 4),
    Level({"en": "Not seen"}),
)
SAID = {"names": {"en": "Carried out how far"}, "source": "Framework, 2027"}


def begun(by, as_person, begins_on=SOON, **facts):
    with as_person(by):
        said = SAID | {"levels": LEVELS} | facts
        return actions.begin(by=by, begins_on=begins_on, **said)


def typed(**changed):
    """A version of two levels as its page sends it."""
    said = {"begins_on": SOON.isoformat(), "source": "Framework", "seen": ""}
    said |= {"name_en": "Progress", "form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 0}
    said |= {"form-0-place": "1", "form-0-name_en": "Done", "form-0-name_ar": "منجز"}
    said |= {"form-1-place": "2", "form-1-name_en": "Begun"}
    return said | changed


def codes_on(day):
    return [level.code for level in ScaleLevel.objects.of_the_scale_on(day)]


def test_another_version_holds_from_its_day_and_not_before(head, as_person):
    begun(head, as_person)
    assert codes_on(SOON - timedelta(days=1))[:2] == ["fully", "largely"]
    assert codes_on(SOON) == ["carried-out", "partially", "not-seen"]
    places = ScaleLevel.objects.of_the_scale_on(SOON).values_list("position", flat=True)
    assert list(places) == [1, 2, None]


def test_a_finding_keeps_the_level_of_its_day(holder, head, finding, as_person):
    level = ScaleLevel.objects.get(scale__code="implementation", code="partially")
    with as_person(holder):
        assessments.change(finding, by=holder, level=level)
    begun(head, as_person)
    with as_person(holder):
        finding.refresh_from_db()
    assert finding.level == level
    assert FindingForm(instance=finding).fields["level"].queryset.count() == 6


def test_before_its_day_it_is_changed(head, reviewer, as_person):
    first = begun(head, as_person)
    later = SOON + timedelta(days=5)
    second = begun(reviewer, as_person, begins_on=later, seen=first.code)
    assert [scale.code for scale in Scale.objects.to_come()] == [second.code]
    assert "fully" in codes_on(SOON)
    assert "carried-out" in codes_on(later)


def test_before_its_day_it_is_taken_back(head, as_person):
    scale = begun(head, as_person)
    with as_person(head):
        actions.take_back(scale, by=head)
    assert "fully" in codes_on(SOON)
    assert Scale.objects.get().ends_on is None


def test_what_another_changed_meanwhile_is_not_written_over(head, as_person):
    begun(head, as_person)
    with pytest.raises(ValidationError, match="meanwhile"):
        begun(head, as_person)


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_it_begins_on_a_day_to_come(head, as_person, day):
    with pytest.raises(ValidationError, match="day to come"):
        begun(head, as_person, begins_on=day)


@pytest.mark.parametrize(
    "levels",
    [
        LEVELS[1:],
        (*LEVELS, Level({"en": "Again"}, 4)),
        (*LEVELS, Level({"en": "not seen"}, 5)),
        (*LEVELS, Level({"fr": "Sans nom"}, 5)),
    ],
    ids=["one in order", "two of a place", "two of a name", "no English"],
)
def test_it_is_refused_without_two_levels_each_with_a_name_and_a_place(
    head, as_person, levels
):
    with pytest.raises(ValidationError):
        begun(head, as_person, levels=levels)


@pytest.mark.parametrize("role", ["assessment-officer", "confidentiality-officer"])
def test_others_of_the_office_change_nothing(cted, as_person, role):
    person = factories.person_of(cted, role=role, clearance=1)
    with pytest.raises(PermissionDenied):
        begun(person, as_person)


def test_the_database_lets_nobody_else_change_it(unoct, head, as_person):
    other = factories.person_of(unoct, role="head", clearance=1)
    act = "SELECT begin_scale('x', '{\"en\": \"X\"}', 'x', %s, '[{}, {}]')"
    for person, day in ((other, SOON), (head, TODAY)):
        with as_person(person), pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(act, [day])
    with as_person(head), pytest.raises(DatabaseError), transaction.atomic():
        Scale.objects.update(ends_on=TODAY)


def test_loading_files_again_leaves_its_days(committed, head, as_person, monkeypatch):
    begun(head, as_person)
    monkeypatch.setattr(files, "digest", lambda: "other files")
    with connection.as_owner():
        loading.load()
    assert Scale.objects.get(code="implementation").ends_on == SOON - timedelta(days=1)


def test_every_reader_sees_the_levels_with_their_names(browser, outsider):
    client = browser(outsider)
    page = client.get(reverse("assessments:scales")).content.decode()
    assert "Level of implementation" in page
    assert "Let another version begin" not in page
    there = reverse("assessments:scale", args=["implementation"])
    page = client.get(there).content.decode()
    assert "منفَّذ بالكامل" in page
    assert "●●●●○" in page


def test_a_version_is_entered_on_its_page(browser, head):
    there = reverse("assessments:begin-scale")
    page = browser(head).get(there).content.decode()
    assert 'value="Осуществлено частично"' in page
    answer = browser(head).post(there, typed(), follow=True)
    assert "منجز" in answer.content.decode()
    assert reading.to_come().name == "Progress"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"begins_on": TODAY.isoformat()}, "Choose a day to come."),
        ({"form-1-place": ""}, "Choose the place of level 2."),
        (
            {"form-1-name_en": "", "form-1-name_fr": "Oui"},
            "Give level 2 an English name.",
        ),
        ({"form-1-name_en": ""}, "two levels at least"),
        ({"seen": "gone"}, "changed this meanwhile"),
    ],
)
def test_what_is_wrong_is_said_in_place(browser, head, changed, told):
    there = reverse("assessments:begin-scale")
    assert told in browser(head).post(there, typed(**changed)).content.decode()
    assert reading.to_come() is None


def test_what_was_typed_is_stored_once_the_other_was_looked_at(
    browser, head, reviewer, as_person
):
    client, there = browser(head), reverse("assessments:begin-scale")
    begun(reviewer, as_person)
    told = client.post(there, typed())
    assert "changed this meanwhile" in told.content.decode()
    assert "Carried out how far" in told.content.decode()
    seen = told.context["form"]["seen"].value()
    client.post(there, typed(seen=seen))
    assert reading.to_come().name == "Progress"


def test_it_is_taken_back_on_its_page(browser, head, as_person):
    scale = begun(head, as_person)
    there = reverse("assessments:take-back-scale", args=[scale.code])
    answer = browser(head).post(there, follow=True).content.decode()
    assert "goes on" in answer
    assert reading.to_come() is None


def test_the_page_of_entering_is_not_for_others(browser, holder):
    assert browser(holder).get(reverse("assessments:begin-scale")).status_code == 403


def test_the_list_asks_the_same_of_one_version_and_of_two(browser, head, as_person):
    client, there = browser(head), reverse("assessments:scales")
    client.get(there)
    with CaptureQueriesContext(connection) as of_one:
        client.get(there)
    begun(head, as_person)
    with CaptureQueriesContext(connection) as of_two:
        assert "Framework, 2027" in client.get(there).content.decode()
    # The levels of the version to come are one more.
    assert len(of_two) <= len(of_one) + 1
