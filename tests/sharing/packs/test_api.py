"""Packs for machines: put together there, and what was chosen as each may know it."""

import pytest

from tests import factories

from ...assessments.conftest import NO_SUCH_REF
from .test_pages import WANTED

PACKS = "/api/v1/packs/"


@pytest.fixture
def post(client):
    """`post(person, chosen=…)`: what is answered to a new pack."""

    def post(person, **said):
        client.force_login(person)
        sent = WANTED | said
        return client.post(PACKS, sent, content_type="application/json")

    return post


def test_a_pack_is_made_with_what_was_chosen(post, holder, shared, kept_back):
    answer = post(holder, sections=["state"], chosen=[kept_back.ref, shared.ref])
    assert answer.status_code == 201
    told = answer.json()
    assert told["sections"] == ["state", "recommendations"]
    assert told["chosen"] == [kept_back.ref, shared.ref]


def test_what_a_reader_may_not_read_is_not_among_the_chosen(
    post, client, holder, reader, shared, kept_back, make_pack, make_copy
):
    pack = make_pack(holder, reader=reader.entity, chosen=[kept_back.ref, shared.ref])
    make_copy(pack, holder)
    client.force_login(reader)
    assert client.get(f"{PACKS}{pack.ref}/").json()["chosen"] == [shared.ref]


def test_a_hidden_record_cannot_be_chosen_nor_told_from_a_missing_one(
    post, outsider, kept_back
):
    hidden, missing = (
        post(outsider, chosen=[ref]) for ref in (kept_back.ref, NO_SUCH_REF)
    )
    assert hidden.status_code == missing.status_code == 400
    assert hidden.text.replace(kept_back.ref, NO_SUCH_REF) == missing.text


def test_a_record_on_another_state_cannot_be_chosen(post, holder, katasi):
    other = factories.make_recommendation(holder, state=katasi)
    assert post(holder, chosen=[other.ref]).status_code == 400


def test_somebody_who_acts_for_no_office_is_refused(post, db):
    assert post(factories.PersonFactory()).status_code == 403


def test_the_list_asks_no_more_for_more_packs(
    client, holder, shared, make_pack, django_assert_max_num_queries
):
    client.force_login(holder)
    make_pack(holder, reader=holder.entity, chosen=[shared.ref])
    client.get(PACKS)
    with django_assert_max_num_queries(40) as first:
        client.get(PACKS)
    for _pack in range(4):
        make_pack(holder, reader=holder.entity, chosen=[shared.ref])
    with django_assert_max_num_queries(len(first)):
        assert len(client.get(PACKS).json()["results"]) == 5
