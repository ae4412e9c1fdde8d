"""An overview in a browser: kept, compared, corrected, put into another language,
superseded; and a recommendation that is told twice made one, and two again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from .conftest import sign_in

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def page(chromium, portal):
    """A window of the assessment officer's."""
    context = chromium.new_context(base_url=portal, locale="en")
    found = context.new_page()
    sign_in(found, "analyst.cted")
    yield found
    context.close()


@pytest.fixture(scope="module")
def adopted(page):
    """The overview of Sumora, which the Committee adopted."""
    return _address_of(page, "Overview of implementation: Sumora")


def test_a_version_is_kept_and_compared(page, adopted):
    page.goto(f"{adopted}versions/keep/")
    page.fill("[name=reason]", "Before the correction")
    page.click("main .button.primary")
    page.goto(f"{adopted}edit/")
    page.fill("[name=text]", page.input_value("[name=text]") + " One word more.")
    page.click("main .button.primary")
    page.goto(f"{adopted}versions/")
    page.click("main form .button.primary")
    assert page.locator("ins", has_text="One word more").count() == 1


def test_it_is_corrected(page, adopted):
    page.goto(f"/assessments/corrigenda/of/{adopted.strip('/').split('/')[-1]}/")
    page.click("main form[method=get] .button")
    page.click("main form[method=post] .button.primary")
    assert "One word more" in page.inner_text("main")


def test_it_is_put_into_another_language(page, adopted):
    page.goto(f"{adopted}translations/new/")
    page.select_option("main [name=language]", "ar")
    page.fill("[name=due_on]", (TODAY + timedelta(days=20)).isoformat())
    page.click("main .button.primary")
    page.goto(f"{adopted}in/ar/")
    page.click("main tbody a >> nth=-1")
    page.fill("[name=words-0]", "نظرة عامة عن التنفيذ")
    page.click("main .button.primary")
    assert "نظرة عامة عن التنفيذ" in page.inner_text("main")
    page.goto("/assessments/translations/?language=ar")
    assert page.locator("tbody tr").count() >= 1


def test_it_is_superseded(page, adopted):
    later = _begun(page, "Sumora")
    page.goto(f"{adopted}superseded/")
    page.select_option("[name=later]", later)
    page.click("main .button.primary")
    assert later in page.inner_text("main")


def test_a_duplicate_is_merged_and_taken_apart(page):
    first = _recommended(page, "Connect the posts of the coast")
    second = _recommended(page, "Connect all posts of the coast")
    page.goto(f"/assessments/merging/{_ref(first)}/?other={_ref(second)}")
    page.click("main form[method=post] .button.primary")
    merge = page.url
    page.goto(second)
    assert page.url == first
    page.goto(merge)
    page.click("aside .button")
    page.goto(second)
    assert page.url == second


def _address_of(page, title):
    page.goto("/assessments/?q=Sumora&type=overview")
    link = page.locator("tbody a", has_text=title).first
    return link.get_attribute("href")


def _ref(address):
    return address.strip("/").split("/")[-1]


def _begun(page, state):
    """The reference of a later overview of the same State."""
    page.goto("/assessments/new/")
    page.fill("[name=title]", f"Second overview: {state}")
    page.select_option("[name=state]", label=state)
    page.select_option("[name=type]", "overview")
    page.fill("[name=as_of]", TODAY.isoformat())
    page.click("main .button.primary")
    return _ref(page.url)


def _recommended(page, title):
    page.goto(f"{_address_of(page, 'Second overview')}recommendation/")
    page.fill("[name=title]", title)
    page.fill("[name=text]", f"{title}, and review it each year.")
    page.select_option("[name=theme]", index=1)
    page.click("main .button.primary")
    return page.url
