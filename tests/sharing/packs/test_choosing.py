"""Records ticked in a list, put into a pack."""

import pytest
from django.urls import reverse

from ctportal.confidentiality import identity
from sharing.packs import actions
from sharing.packs.composing import compose
from sharing.packs.models import Pack

from ...assessments.conftest import NO_SUCH_REF


@pytest.fixture
def tick(browser):
    """`tick(person, refs, pack="B-…")`: what the list of recommendations answers."""

    def tick(person, refs, **said):
        sent = {"act": "into-pack", "row": refs, "asked": 1, "sure": 1}
        sent |= {"pack": "", "entity": person.entity.code}
        address = reverse("assessments:recommendations")
        return browser(person).post(address, sent | said, follow=True)

    return tick


def packs_of(person):
    with identity.as_person(person):
        return list(Pack.objects.readable_by(person).for_table())


def test_ticked_rows_become_a_pack_that_holds_these_alone(
    tick, holder, shared, kept_back, as_person
):
    page = tick(holder, [shared.ref])
    [pack] = packs_of(holder)
    assert f"Added to {pack}" in page.content.decode()
    with as_person(holder):
        composition = compose(pack, by=holder, number=1)
    assert composition.refs == [shared.ref]


def test_a_row_that_may_not_be_read_is_like_one_that_never_was(
    tick, reader, shared, kept_back
):
    hidden = tick(reader, [kept_back.ref]).content.decode()
    missing = tick(reader, [NO_SUCH_REF]).content.decode()
    for page in (hidden, missing):
        assert "There is no such record." in page
    assert packs_of(reader) == []


def test_a_pack_of_another_office_is_not_offered(
    tick, holder, reader, shared, make_pack, make_copy
):
    pack = make_pack(holder, reader=reader.entity)
    make_copy(pack, holder)
    assert "is not one of the available choices" in (
        tick(reader, [shared.ref], pack=pack.ref).content.decode()
    )


def test_a_pack_that_holds_all_of_a_kind_is_not_narrowed(
    holder, shared, make_pack, as_person
):
    pack = make_pack(holder, reader=holder.entity)
    with as_person(holder):
        assert actions.put_in(pack, shared, by=holder) == "The pack holds it already."
    assert pack.chosen == []


def test_a_pack_on_another_state_refuses(tick, holder, katasi, shared, make_pack):
    other = make_pack(holder, reader=holder.entity, state=katasi, sections=["visits"])
    page = tick(holder, [shared.ref], pack=other.ref).content.decode()
    assert "The pack is on another Member State." in page
