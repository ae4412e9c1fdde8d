"""Every table is decided: behind the wall, or open and listed here."""

from django.apps import apps
from django.db import connection

from ctportal.confidentiality.wall import building

from . import worlds

# Tables without a wall, each for a reason: sign-in is read before anybody is known,
# reference data is everyone's, keys and audiences name readers and no record, nor does
# what is shared by default, a form that was sent is known by a digest; holidays and
# how long clocks run are rules for everyone, a checklist's template names no visit, and
# who sits on the Committee, or is proposed for it, is known to all.
OPEN_APPS = {
    "account",
    "auth",
    "contenttypes",
    "knox",
    "mfa",
    "people",
    "reference",
    "sessions",
    "usersessions",
}
OPEN = {
    "assessments.Approval",
    "assessments.ApprovalChange",
    "assessments.Requirement",
    "clearance.SeatProposal",
    "confidentiality.Audience",
    "confidentiality.AudienceKey",
    "confidentiality.Key",
    "confidentiality.StandingChange",
    "confidentiality.StandingRelease",
    "coordination.Measure",
    "correspondence.ClockRule",
    "correspondence.Holiday",
    "exchange.JobRun",
    "exchange.Matrix",
    "exchange.Recipient",
    "pages.SentByMachine",
    "pages.SentForm",
    "visits.ChecklistTemplate",
}
# Added to by the app, read through functions of the database only.
LEDGER = {
    "confidentiality.AccessAnswer",
    "confidentiality.AccessQuestion",
    "ledger.Disclosure",
    "ledger.Event",
    "ledger.Seal",
    "ledger.Verification",
}


def test_every_model_is_behind_the_wall_or_decided_to_be_open():
    undecided = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if not building.takes_part(model) and model._meta.app_label not in OPEN_APPS
    }
    assert undecided == OPEN | LEDGER


def test_a_record_of_every_kind_is_hidden_where_the_proof_hides_some(db):
    made = worlds.populate(worlds.make())
    assert set(made) == {model.kind for model in building.records()}


def test_the_wall_stands_before_every_table_that_takes_part(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
    expected = {m._meta.db_table for m in apps.get_models() if building.takes_part(m)}
    assert walled == expected


def test_the_app_owns_nothing_and_cannot_look_over_the_wall(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
        )
        assert cursor.fetchone() == (0,)


def test_the_ledger_can_only_be_added_to(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT privilege_type FROM information_schema.table_privileges"
            " WHERE grantee = current_user AND table_name LIKE 'ledger_%'"
        )
        assert cursor.fetchall() == [("INSERT",)]
