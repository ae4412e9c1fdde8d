"""Parts of reports, chosen for a pack while it is put together."""

import pytest

from assessments import actions as reports
from ctportal.confidentiality.actions import release
from sharing.packs.models import Pack
from tests import factories

from ...assessments.conftest import NO_SUCH_REF
from .test_pages import WANTED

NEW = "/packs/new/"


@pytest.fixture
def parts(holder, unoct, carana, as_person):
    """Two parts of a report; the second is not for UNOCT."""
    written = factories.make_assessment(holder, state=carana, title="On Carana")
    with as_person(holder):
        first, second = (
            reports.add_section(written, by=holder, title=title, text=text)
            for title, text in (("Border", "One two three."), ("Vault", "Marshgate."))
        )
        release(first, to=unoct, by=holder)
    return [first, second]


def picks_on(page):
    [offer] = page.context["form"].offers
    return offer.picks


def test_the_parts_of_a_states_reports_are_offered_with_their_words(
    browser, holder, parts
):
    page = browser(holder).get(f"{NEW}?state=XAA")
    assert [(str(p.section), p.words) for p in picks_on(page)] == [
        ("Border", 3),
        ("Vault", 1),
    ]
    assert all(part.ref in page.text for part in parts)


def test_nothing_is_offered_of_what_the_maker_may_not_read(browser, outsider, parts):
    page = browser(outsider).get(f"{NEW}?state=XAA")
    assert page.context["form"].offers == []
    assert "On Carana" not in page.text


def test_a_part_is_offered_to_who_may_not_read_its_report(browser, unoct, parts):
    colleague = factories.person_of(unoct, clearance=1)
    page = browser(colleague).get(f"{NEW}?state=XAA")
    assert [str(pick.section) for pick in picks_on(page)] == ["Border"]
    assert "On Carana" not in page.text
    assert "Part of a report" in page.text


def test_the_preview_says_which_parts_do_not_go_in(browser, holder, unoct, parts):
    factories.person_of(unoct, clearance=1)
    ticked = {"chosen": [part.ref for part in parts], "preview": "1"}
    page = browser(holder).post(NEW, WANTED | ticked)
    assert [pick.status.kind for pick in picks_on(page)] == ["settled", "restricted"]
    assert ("Text of reports", 1) in page.context["entries"]


def test_parts_that_were_ticked_are_chosen_in_the_reports_order(
    browser, holder, parts, as_person
):
    ticked = {"chosen": [parts[0].ref, parts[1].ref]}
    browser(holder).post(NEW, WANTED | ticked)
    with as_person(holder):
        pack = Pack.objects.readable_by(holder).get()
    assert pack.chosen == ticked["chosen"]
    assert pack.sections == ["state", "reports", "recommendations"]


def test_a_hidden_part_is_refused_like_one_that_never_was(browser, outsider, parts):
    def refused(ref):
        page = browser(outsider).post(NEW, WANTED | {"chosen": [ref]})
        return page.context["form"].errors["chosen"][0].replace(ref, "")

    assert refused(parts[0].ref) == refused(NO_SUCH_REF)


def test_the_form_asks_no_more_for_more_parts(
    browser, holder, parts, as_person, django_assert_max_num_queries
):
    opened = browser(holder)
    opened.get(f"{NEW}?state=XAA")
    with django_assert_max_num_queries(60) as first:
        opened.get(f"{NEW}?state=XAA")
    with as_person(holder):
        for _part in range(4):
            reports.add_section(parts[0].assessment, by=holder, title="More", text="A.")
    with django_assert_max_num_queries(len(first)):
        assert len(picks_on(opened.get(f"{NEW}?state=XAA"))) == 6


def test_a_state_of_no_such_name_has_no_reports(browser, holder):
    page = browser(holder).post(NEW, WANTED | {"state": "XA\0A"})
    assert page.status_code == 200
    assert page.context["form"].offers == []
