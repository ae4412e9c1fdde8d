"""What goes into a pack, changed once it is made: in turns, and no copy with it."""

import pytest

from assessments import actions as reports
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.ledger.history import history_of
from sharing.packs import actions
from sharing.packs.composing import compose
from sharing.packs.models import Pack
from tests import factories

from ...assessments.conftest import NO_SUCH_REF


@pytest.fixture
def parts(holder, carana, as_person):
    """Two parts of a report."""
    written = factories.make_assessment(holder, state=carana, title="On Carana")
    with as_person(holder):
        return [
            reports.add_section(written, by=holder, title=title, text=f"{title} text.")
            for title in ("Border", "Vault")
        ]


@pytest.fixture
def pack(make_pack, holder, parts):
    """Of the first part and the State, for the holder's own office."""
    chosen = {"sections": ["state", "reports"], "chosen": [parts[0].ref]}
    return make_pack(holder, reader=holder.entity, **chosen)


def stored(pack, by, as_person):
    with as_person(by):
        return Pack.objects.readable_by(by).for_table().get(pk=pack.pk)


def sent_by(page, **ticks):
    """What the page sends with these boxes ticked."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("version", "began")} | ticks


def address(pack):
    return f"/packs/{pack.ref}/parts/"


def test_another_part_is_chosen_afterwards(browser, holder, pack, parts, as_person):
    page = browser(holder).get(address(pack))
    ticks = {"sections": ["reports"], "chosen": [part.ref for part in parts]}
    browser(holder).post(address(pack), sent_by(page, **ticks))
    now = stored(pack, holder, as_person)
    assert now.sections == ["reports"]
    assert now.chosen == [part.ref for part in parts]


def test_a_change_is_one_event_and_none_where_nothing_changed(holder, pack, as_person):
    with as_person(holder):
        for _twice in range(2):
            actions.choose_anew(pack, by=holder, sections=["reports"])
        done = [happening.kind for happening in history_of(pack)]
    assert done.count("pack-chosen-anew") == 1


def test_a_copy_that_was_made_stays_as_it_was(
    holder, pack, parts, make_copy, as_person
):
    copy = make_copy(pack, holder)
    with as_person(holder):
        now = Pack.objects.readable_by(holder).for_table().get(pk=pack.pk)
        actions.choose_anew(now, by=holder, chosen=[parts[1].ref])
        copy.refresh_from_db()
    assert parts[0].ref in copy.refs
    assert parts[1].ref not in copy.refs


def test_two_who_change_it_at_once_see_both_changes(
    browser, holder, pack, parts, as_person
):
    mine = browser(holder).get(address(pack))
    with as_person(holder):
        both = [part.ref for part in parts]
        actions.choose_anew(pack, by=holder, chosen=both)
    ticks = {"sections": ["reports"], "chosen": [parts[0].ref]}
    page = browser(holder).post(address(pack), sent_by(mine, **ticks))
    form = page.context["form"]
    assert form["chosen"].value() == both
    assert form["sections"].value() == ["reports"]
    assert stored(pack, holder, as_person).sections == ["state", "reports"]
    again = {"sections": ["reports"], "chosen": both}
    browser(holder).post(address(pack), sent_by(page, **again))
    assert stored(pack, holder, as_person).sections == ["reports"]


def test_who_comes_second_at_the_same_moment_is_refused(holder, pack, as_person):
    with as_person(holder):
        first, second = (
            Pack.objects.readable_by(holder).for_table().get(pk=pack.pk)
            for _twice in range(2)
        )
        actions.choose_anew(first, by=holder, sections=["reports"])
        with pytest.raises(ChangedMeanwhile):
            actions.choose_anew(second, by=holder, sections=["visits", "reports"])


def test_a_section_left_out_takes_along_what_was_chosen_of_it(holder, pack, as_person):
    with as_person(holder):
        actions.choose_anew(pack, by=holder, sections=["state"])
    assert (pack.sections, pack.chosen) == (["state"], [])


def test_what_a_colleague_does_not_read_stays_chosen_and_unsaid(
    browser, holder, parts, cted, make_pack, as_person
):
    colleague = factories.person_of(cted, clearance=0)
    hidden = {"sections": ["reports"], "chosen": [parts[0].ref]}
    plain = make_pack(holder, reader=cted, classification=0, **hidden)
    page = browser(colleague).get(address(plain))
    assert parts[0].ref not in page.text
    ticks = {"sections": ["state", "reports"]}
    browser(colleague).post(address(plain), sent_by(page, **ticks))
    now = stored(plain, holder, as_person)
    assert (now.sections, now.chosen) == (["state", "reports"], [parts[0].ref])


def test_only_its_office_changes_what_goes_in(
    browser, reader, holder, shared, make_pack, make_copy
):
    given = make_copy(make_pack(holder, reader=reader.entity), holder).pack
    client = browser(reader)
    assert client.get(address(given)).status_code == 403
    assert address(given) not in client.get(given.get_absolute_url()).text


def test_the_preview_says_of_chosen_parts_alone_that_they_go_in(
    browser, holder, pack, parts
):
    page = browser(holder).get(address(pack))
    ticks = {"sections": ["reports"], "chosen": parts[1].ref, "preview": "1"}
    shown = browser(holder).post(address(pack), sent_by(page, **ticks))
    first, second = shown.context["form"].offers[0].picks
    assert (first.status, second.status.word) == (None, "goes in")


def test_the_preview_stores_nothing(browser, holder, pack, as_person):
    page = browser(holder).get(address(pack))
    ticks = {"sections": ["reports"], "preview": "1"}
    page = browser(holder).post(address(pack), sent_by(page, **ticks))
    assert page.context["entries"] == [("Text of reports", 1)]
    assert stored(pack, holder, as_person).sections == ["state", "reports"]


def test_machines_change_what_goes_in(browser, holder, pack, parts):
    url, client = f"/api/v1/packs/{pack.ref}/", browser(holder)
    read = client.get(url).json()
    sent = {"version": read["version"], "chosen": [parts[1].ref]}
    told = client.patch(url, sent, "application/json").json()
    assert told["chosen"] == [parts[1].ref]
    assert client.patch(url, sent, "application/json").status_code == 409


def test_machines_choose_no_record_that_is_hidden_or_missing(
    browser, holder, pack, outsider, carana
):
    hidden = factories.make_recommendation(outsider, state=carana)
    url, client = f"/api/v1/packs/{pack.ref}/", browser(holder)
    version = client.get(url).json()["version"]
    told = [
        client.patch(url, {"version": version, "chosen": [ref]}, "application/json")
        for ref in (hidden.ref, NO_SUCH_REF)
    ]
    assert {answer.status_code for answer in told} == {400}
    assert told[0].text.replace(hidden.ref, NO_SUCH_REF) == told[1].text


def test_what_was_chosen_and_is_hidden_is_named_like_what_is_missing(
    browser, holder, parts, cted, make_pack
):
    colleague = factories.person_of(cted, clearance=0)
    hidden = {"sections": ["reports"], "chosen": [parts[0].ref]}
    plain = make_pack(holder, reader=cted, classification=0, **hidden)
    url, client = f"/api/v1/packs/{plain.ref}/", browser(colleague)
    version = client.get(url).json()["version"]
    told = [
        client.patch(url, {"version": version, "chosen": [ref]}, "application/json")
        for ref in (parts[0].ref, NO_SUCH_REF)
    ]
    assert {answer.status_code for answer in told} == {400}
    assert told[0].text.replace(parts[0].ref, NO_SUCH_REF) == told[1].text


def test_the_page_asks_no_more_for_more_parts(
    browser, holder, pack, parts, as_person, django_assert_max_num_queries
):
    opened = browser(holder)
    opened.get(address(pack))
    with django_assert_max_num_queries(60) as first:
        opened.get(address(pack))
    with as_person(holder):
        for _part in range(4):
            reports.add_section(parts[0].assessment, by=holder, title="More", text="A.")
        compose(pack, by=holder, number=1)
    with django_assert_max_num_queries(len(first)):
        opened.get(address(pack))
