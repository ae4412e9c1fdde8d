"""An edition made at the moment in which a value is taken out of sight."""

import pytest
from django.db import transaction

from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import classifying
from ctportal.confidentiality.identity import as_person
from sharing.exchange import actions
from sharing.exchange.models import Edition

from ...turns import begun, both
from . import exchanges


@pytest.fixture
def offices(committed):
    return exchanges.Offices()


@pytest.fixture
def record(offices, matrix):
    return exchanges.recommend(offices, offices.unoct, offices.unodc, title="Posts")


def said_in_the_open(person):
    """What the lines say of titles to whoever reads the edition."""
    with as_person(person), transaction.atomic():
        edition = Edition.objects.readable_by(person).get()
        return [line.values.get("title") for line in edition.lines.all()]


@pytest.mark.parametrize("is_sealed_first", [True, False])
def test_what_is_sealed_meanwhile_is_not_in_the_open(
    offices, matrix, record, is_sealed_first
):
    sealer, maker = offices.officer, offices.head

    def seal_or_make(person):
        if person == maker:
            return actions.make_edition(matrix, period=exchanges.MAY, by=person)
        return sealing.seal(record, "title", by=person)

    people = [sealer, maker] if is_sealed_first else [maker, sealer]
    both(seal_or_make, *people)
    assert said_in_the_open(maker) == [None]


@pytest.mark.parametrize("is_sealed", [True, False])
def test_nobody_waits_for_one_who_waits_for_them(
    offices, matrix, record, is_sealed, monkeypatch
):
    ended, remark = [], classifying.remark

    def seal_or_make(person):
        if is_sealed:
            return sealing.seal(record, "title", by=person)
        return actions.make_edition(matrix, period=exchanges.MAY, by=person)

    def meanwhile(markings, **how):
        remark(markings, **how)
        ended.append(begun(seal_or_make, offices.head))

    monkeypatch.setattr(classifying, "remark", meanwhile)
    facts = {"by": offices.officer, "classification": 1, "reason": "Names a person."}
    with as_person(offices.officer), transaction.atomic():
        classifying.reclassify(record, **facts)
    assert ended[0]()
