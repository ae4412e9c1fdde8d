"""Two walls stand between a reader and a record; each holds alone."""

import pytest
from django.db import DatabaseError, connection, transaction

from assessments.models import Assessment
from ctportal.confidentiality import actions, policy
from ctportal.confidentiality.actions import markings
from ctportal.people.models import Clearance, Membership

from .. import factories


def titles(queryset):
    return list(queryset.values_list("title", flat=True))


def test_a_record_is_read_by_its_holder_and_nobody_else(holder, outsider, as_person):
    factories.make_assessment(holder, title="Carana")
    with as_person(holder):
        assert titles(Assessment.objects.readable_by(holder)) == ["Carana"]
    with as_person(outsider):
        assert titles(Assessment.objects.readable_by(outsider)) == []


def test_without_the_first_wall_the_second_holds(
    holder, outsider, as_person, monkeypatch
):
    factories.make_assessment(holder)
    monkeypatch.setattr(policy, "readable_by", lambda person, through="": policy.Q())
    with as_person(outsider):
        assert titles(Assessment.objects.readable_by(outsider)) == []


def test_without_the_second_wall_the_first_holds(committed, as_person):
    cted = factories.EntityFactory(code="cted")
    holder = factories.person_of(cted, clearance=1)
    outsider = factories.person_of(factories.EntityFactory(), clearance=1)
    factories.make_assessment(holder)
    with connection.as_owner(), as_person(outsider):
        assert Assessment.objects.count() == 1
        assert titles(Assessment.objects.readable_by(outsider)) == []


def test_a_release_opens_a_record_from_its_day_on(holder, reader, as_person):
    record = factories.make_assessment(holder)
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder, begins_on="2999-01-01")
    with as_person(reader):
        assert titles(Assessment.objects.readable_by(reader)) == []
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder, begins_on="2020-01-01")
    with as_person(reader):
        assert titles(Assessment.objects.readable_by(reader)) == ["Overview"]


def test_a_membership_that_ended_opens_nothing(
    holder, reader, former_reader, as_person
):
    record = factories.make_assessment(holder)
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder)
    with as_person(former_reader):
        assert titles(Assessment.objects.readable_by(former_reader)) == []
        assert Assessment.objects.count() == 0


def test_both_walls_know_one_entity_that_a_person_acts_for(
    holder, reader, unoct, as_person
):
    record = factories.make_assessment(holder)
    both = factories.person_of(unoct, clearance=1)
    past = factories.MembershipFactory(
        person=both, entity=holder.entity, begins_on="2020-01-01"
    )
    Clearance.objects.create(membership=past, classification=1)
    Membership.objects.filter(person=both, entity=unoct).update(begins_on="2021-01-01")
    with as_person(both):
        assert both.entity == unoct
        assert Assessment.objects.count() == 0
    with as_person(holder):
        actions.release(record, to=unoct, by=holder)
    with as_person(both):
        assert Assessment.objects.count() == 1


def test_somebody_who_may_read_may_not_change(holder, reader, as_person):
    record = factories.make_assessment(holder)
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder)
    with as_person(reader):
        with pytest.raises(policy.PermissionDenied):
            actions.save_record(record, by=reader, title="Changed")
        assert Assessment.objects.update(title="Changed") == 0


def test_nobody_said_who_reads_is_an_error(holder):
    factories.make_assessment(holder)
    with pytest.raises(DatabaseError, match="nobody has said"), transaction.atomic():
        Assessment.objects.count()


def test_a_word_overheard_is_worthless_on_another_connection(holder, as_person):
    factories.make_assessment(holder)
    with as_person(holder):
        word = _spoken()
    person, expiry, _connection, seal = word.split(".")
    forged = f"{person}.{expiry}.1.{seal}"
    with pytest.raises(DatabaseError, match="nobody has said"), transaction.atomic():
        _say_and_open(forged)


def _spoken():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('ctportal.reader')")
        return cursor.fetchone()[0]


def _say_and_open(word):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ctportal.reader', %s, true)", [word])
        cursor.execute("SELECT * FROM open_audiences()")


def test_the_app_may_not_ask_who_reads_nor_sign(holder, as_person):
    for statement in ("SELECT wall_signature('1')", "SELECT * FROM wall_secret"):
        with pytest.raises(DatabaseError, match="permission denied"):
            _run(statement)


def _run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_deletes_a_record(holder, as_person):
    factories.make_assessment(holder)
    with as_person(holder), pytest.raises(DatabaseError, match="permission denied"):
        _run("DELETE FROM assessments_assessment")


def test_a_reference_that_is_taken_is_drawn_again(holder, monkeypatch):
    taken = factories.make_assessment(holder).ref
    drawn = iter([taken, taken, "A-222222"])
    monkeypatch.setattr(markings, "draw_ref", lambda prefix: next(drawn))
    assert factories.make_assessment(holder).ref == "A-222222"
