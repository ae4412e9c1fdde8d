import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordination.evidence import EVIDENCE, told_to
from coordination.models import Measure
from coordination.places import PLACES

from .. import factories


def count_of(code, person):
    return {line.measure.code: line.count for line in told_to(person)}[code]


def test_every_measure_of_the_joint_report_is_there(db):
    codes = set(Measure.objects.values_list("code", flat=True))
    assert {f"16-{letter}" for letter in "abcdefghijk"} <= codes
    assert {"17", "18", "19", "20"} <= codes
    assert {f"exchange-{letter}" for letter in "abcde"} <= codes
    assert {f"follow-up-{letter}" for letter in "abcdef"} <= codes
    assert len(codes) == 26


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_measure_has_words_in_a_language(language, db):
    assert all(measure.names.get(language) for measure in Measure.objects.all())


def test_evidence_counts_what_the_reader_may_read(holder, outsider, as_person):
    factories.make_recommendation(holder, concerns_gender=True)
    factories.make_assessment(holder)
    with as_person(holder):
        assert count_of("20", holder) == 1
        assert count_of("exchange-b", holder) == 1
    with as_person(outsider):
        assert count_of("20", outsider) == 0
        assert count_of("exchange-b", outsider) == 0


def test_every_place_and_piece_of_evidence_is_of_a_measure(db):
    codes = set(Measure.objects.values_list("code", flat=True))
    assert set(PLACES) | set(EVIDENCE) <= codes


def test_the_page_names_who_is_obliged_and_when(client, holder):
    client.force_login(holder)
    answer = client.get("/coordination/").content.decode()
    assert "16 e" in answer
    assert "twice a year" in answer


def test_the_page_asks_no_more_for_more_records(client, holder):
    factories.make_assessment(holder)
    client.force_login(holder)
    client.get("/coordination/")
    with CaptureQueriesContext(connection) as few:
        client.get("/coordination/")
    for _more in range(3):
        factories.make_assessment(holder)
    with CaptureQueriesContext(connection) as many:
        client.get("/coordination/")
    assert len(many) <= len(few)
