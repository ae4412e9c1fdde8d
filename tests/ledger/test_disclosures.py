"""One disclosure for each answer that showed something worth writing down."""

from django.db import connection

from ctportal.ledger.actions import note
from ctportal.ledger.history import history_of, told

from .. import factories


def disclosed(refs):
    """How many disclosures name all these refs, asked as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM ledger_disclosure WHERE refs @> %s::varchar[]", [refs]
        )
        return cursor.fetchone()[0]


def ask(client, person, address):
    client.force_login(person)
    return client.get(address)


def people():
    cted = factories.EntityFactory(code="cted")
    holder = factories.person_of(cted, role="assessment-officer", clearance=1)
    return holder, factories.person_of(factories.EntityFactory(), clearance=1)


def test_showing_a_confidential_record_is_written_down_once(committed, client):
    holder, _outsider = people()
    record = factories.make_assessment(holder)
    ask(client, holder, record.get_absolute_url())
    with connection.as_owner():
        assert disclosed([record.ref]) == 1


def test_an_own_unclassified_record_is_not_written_down(committed, client):
    holder, _outsider = people()
    record = factories.make_assessment(holder, classification=0)
    ask(client, holder, record.get_absolute_url())
    with connection.as_owner():
        assert disclosed([record.ref]) == 0


def test_what_is_hidden_answers_as_missing_and_discloses_nothing(committed, client):
    holder, outsider = people()
    record = factories.make_assessment(holder)
    hidden = ask(client, outsider, record.get_absolute_url())
    missing = ask(client, outsider, "/assessments/A-000000/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    with connection.as_owner():
        assert disclosed([record.ref]) == 0


def test_history_is_told_to_the_holder_only(holder, reader, as_person):
    record = factories.make_assessment(holder)
    with as_person(holder):
        assert [e.kind for e in history_of(record)] == ["assessment-opened"]
    with as_person(reader):
        assert history_of(record) == []


def test_a_record_that_the_api_names_is_shown_too(committed, client):
    holder, _outsider = people()
    report = factories.make_assessment(holder)
    result = factories.make_recommendation(holder, assessment=report)
    ask(client, holder, f"/api/v1/recommendations/{result.ref}/")
    with connection.as_owner():
        assert disclosed([report.ref, result.ref]) == 1


def test_an_answer_that_refuses_or_leads_elsewhere_discloses_nothing(committed, client):
    holder, _outsider = people()
    colleague = factories.person_of(holder.entity, role="reader", clearance=1)
    record = factories.make_assessment(holder)
    refused = ask(client, colleague, f"{record.get_absolute_url()}edit/")
    client.force_login(holder)
    led = client.post(f"{record.get_absolute_url()}advance/")
    assert (refused.status_code, led.status_code) == (403, 302)
    with connection.as_owner():
        assert disclosed([record.ref]) == 0


def test_what_is_done_over_and_over_is_said_once_with_how_often(holder, as_person):
    record = factories.make_assessment(holder)
    with as_person(holder):
        for _time in range(3):
            note("assessment-settled", by=holder, of=record.marking)
        said = [entry.what for entry in told(record, {"settled": "Settled"})]
    assert said == [f"Settled · {holder.name} ×3", f"Opened · {holder.name}"]
