"""One act on several rows: each row is answered for itself."""

import re

import pytest
from django.utils import timezone

from assessments.models import Need, Recommendation
from ctportal.confidentiality import identity
from ctportal.confidentiality.actions import open_record, release
from ctportal.correspondence.letters import actions as letters
from ctportal.correspondence.models import Letter
from ctportal.ledger.history import history_of
from ctportal.reference.models import Theme
from tests import factories

LIST = "/assessments/recommendations/"
NEEDS = "/assessments/needs/"
MISSING = "R-000000"


@pytest.fixture
def two(holder):
    return [factories.make_recommendation(holder, title=f"Line {n}") for n in "12"]


@pytest.fixture
def needs(holder, carana):
    facts = {"theme": Theme.objects.first(), "proposed_on": "2026-01-05"}
    with identity.as_person(holder):
        return [
            open_record(Need, by=holder, state=carana, title=f"Need {n}", **facts)
            for n in "12"
        ]


def sent(act, records, **more):
    refs = [getattr(record, "ref", record) for record in records]
    return {"act": act, "row": refs} | more


VERIFIED = {"on": "2026-03-02", "evidence": "Shown to the follow-up visit."}


def surely(client, address, act, records, **more):
    """The page of results, after everything was confirmed."""
    facts = sent(act, records, asked="1", sure="1", **more)
    return client.post(address, facts, follow=True).content.decode()


def acts_on(page) -> set:
    """The acts that a list offers for its ticked rows."""
    offered = page.content.decode().partition('name="act"')[2].partition("</select>")[0]
    return set(re.findall(r'value="([\w-]+)"', offered))


def statuses(records, person):
    with identity.as_person(person):
        found = Recommendation.objects.filter(pk__in=[r.pk for r in records])
        return [record.status for record in found.order_by("created_at")]


def test_nothing_is_done_before_it_is_confirmed(browser, holder, two):
    page = browser(holder).post(LIST, sent("implemented", two)).content.decode()
    assert all(record.title in page for record in two)
    assert statuses(two, holder) == ["open", "open"]


def test_each_row_is_done_with_an_event_of_its_own(browser, holder, two):
    page = surely(browser(holder), LIST, "implemented", two, **VERIFIED)
    assert "Done to 2 of 2." in page
    assert statuses(two, holder) == ["implemented", "implemented"]
    with identity.as_person(holder):
        for record in two:
            kinds = [event.kind for event in history_of(record)]
            assert "recommendation-implemented" in kinds


def test_one_that_is_refused_leaves_the_others_done(browser, holder, two):
    client = browser(holder)
    surely(client, LIST, "implemented", two[:1], **VERIFIED)
    page = surely(client, LIST, "implemented", two, **VERIFIED)
    assert "Done to 1 of 2." in page
    assert "Only an open recommendation can be implemented." in page
    assert statuses(two, holder) == ["implemented", "implemented"]


@pytest.mark.parametrize("step", [{}, {"asked": "1", "sure": "1"} | VERIFIED])
def test_a_hidden_row_is_answered_like_one_that_never_was(
    browser, holder, reader, two, step
):
    theirs = factories.make_recommendation(reader, title="Theirs")
    client = browser(holder)
    hidden, missing = (
        stripped(client.post(LIST, sent("implemented", rows, **step), follow=True), ref)
        for rows, ref in (([two[0], theirs], theirs.ref), ([two[0], MISSING], MISSING))
    )
    if step:
        # The first of the two rows was done the first time.
        hidden = hidden.replace("Done to 1", "Done to 0").replace(">Implemented<", "><")
    assert "no such record" in missing
    assert "Theirs" not in hidden
    assert hidden.count("no such record") == missing.count("no such record")


def stripped(response, ref):
    return response.content.decode().replace(ref, "")


def test_what_one_reads_and_does_not_keep_is_refused(browser, holder, reader, two):
    with identity.as_person(holder):
        release(two[0], to=reader.entity, by=holder)
    page = surely(browser(reader), LIST, "classify", two[:1], **CLASSIFIED)
    assert "Done to 0 of 1." in page


CLASSIFIED = {"classification": "1", "reason": "Names of officials."}


def test_who_has_no_such_function_is_not_offered_the_act(browser, holder, two, cted):
    quiet = factories.person_of(cted, role="reader", clearance=1)
    assert "implemented" in acts_on(browser(holder).get(LIST))
    assert not acts_on(browser(quiet).get(LIST)) & {"implemented", "superseded"}
    assert browser(quiet).post(LIST, sent("implemented", two)).status_code == 403


def test_a_second_click_does_nothing_more(browser, holder, two):
    client = browser(holder)
    facts = sent(
        "implemented", two, asked="1", sure="1", **VERIFIED, csrfmiddlewaretoken="a"
    )
    first, again = client.post(LIST, facts), client.post(LIST, facts)
    assert first.headers["Location"] == again.headers["Location"]
    assert "Done to 2 of 2." in client.get(again.headers["Location"]).content.decode()


def test_the_results_are_their_own_sessions(browser, holder, two):
    client = browser(holder)
    facts = sent("implemented", two, asked="1", sure="1", **VERIFIED)
    address = client.post(LIST, facts).headers["Location"]
    other = browser(holder).get(address).content.decode()
    assert "Done to" not in other


def test_several_are_classified(browser, holder, two):
    page = surely(browser(holder), LIST, "classify", two, **CLASSIFIED)
    assert "Done to 2 of 2." in page
    with identity.as_person(holder):
        found = Recommendation.objects.filter(pk__in=[r.pk for r in two])
        kinds = found.values_list("marking__classification", flat=True)
        assert list(kinds) == [1, 1]


def test_what_is_missing_stands_beside_its_field(browser, holder, two):
    facts = sent("classify", two, asked="1", sure="1", classification="1")
    page = browser(holder).post(LIST, facts).content.decode()
    assert "This field is required." in page


def test_several_are_shared_once_their_readers_were_seen(
    browser, holder, reader, two, unoct
):
    client, to = browser(holder), {"entity": "unoct", "ground": "Letter 12"}
    preview = client.post(LIST, sent("share", two, asked="1", **to)).content.decode()
    assert "Who would read it" in preview
    assert browser(reader).get(two[0].get_absolute_url()).status_code == 404
    assert "Done to 2 of 2." in surely(client, LIST, "share", two, **to)
    assert browser(reader).get(two[0].get_absolute_url()).status_code == 200


def test_a_state_agrees_to_several_needs(browser, holder, needs):
    said = {"agreed_on": "2026-02-01", "agreed_in": "Note verbale 12"}
    page = surely(browser(holder), NEEDS, "agree", needs, **said)
    assert "Done to 2 of 2." in page


def test_several_are_agreed_to_in_one_letter_each_is_tied_to(
    browser, holder, needs, as_person
):
    said = {"agreed_on": "2026-02-01", "letter_number": "NV 12", "letter_type": "note"}
    page = surely(browser(holder), NEEDS, "agree", needs, **said)
    assert "Done to 2 of 2." in page
    with as_person(holder):
        (letter,) = Letter.objects.readable_by(holder)
        tied = set(letter.ties.values_list("record", flat=True))
    assert tied == {need.pk for need in needs}


def test_another_states_letter_is_no_agreement(
    browser, holder, needs, katasi, as_person
):
    with as_person(holder):
        other = letters.register(by=holder, direction="in", state=katasi)
    said = {"agreed_on": "2026-02-01", "letter": other.ref}
    page = surely(browser(holder), NEEDS, "agree", needs, **said)
    assert "Done to 0 of 2." in page


def test_without_a_tick_one_is_led_back(browser, holder, two):
    page = browser(holder).post(LIST, sent("implemented", []), follow=True)
    assert "Tick at least one row." in page.content.decode()


def test_more_rows_take_no_more_to_show(
    browser, holder, two, django_assert_max_num_queries
):
    client = browser(holder)
    client.get(LIST)
    with django_assert_max_num_queries(200) as few:
        client.post(LIST, sent("implemented", two[:1]))
    with django_assert_max_num_queries(len(few)):
        client.post(LIST, sent("implemented", two))


def test_several_are_taken_back_each_by_its_own_withdrawal(
    browser, holder, reader, two
):
    with identity.as_person(holder):
        for record in two:
            release(record, to=reader.entity, by=holder)
    said = {"due_on": timezone.localdate().isoformat()}
    page = surely(browser(holder), LIST, "withdraw", two, **said)
    assert "Done to 2 of 2." in page
    assert browser(reader).get(two[0].get_absolute_url()).status_code == 404
