"""A form sent twice is acted on once."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from ctportal.pages.models import KEPT_FOR, SentForm
from ctportal.pages.tasks import forget_what_was_sent

ADDRESS = "/assessments/new/"
WORDS = {
    "title": "Overview",
    "type": "overview",
    "as_of": "2026-01-02",
    "state": "XAA",
    "classification": "1",
    "language": "en",
    "text": "",
}


@pytest.fixture
def browser(holder):
    """A browser that is asked for its token, as the portal asks all."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(holder)
    return browser


def form_in(browser):
    """The form as one rendering of its page has it."""
    page = browser.get(ADDRESS).content.decode()
    tokens = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page)
    return WORDS | {"csrfmiddlewaretoken": tokens[-1]}


def count(holder, as_person):
    with as_person(holder):
        return Assessment.objects.readable_by(holder).count()


def test_a_second_click_is_led_where_the_first_was(browser, holder, as_person):
    form = form_in(browser)
    first, second = browser.post(ADDRESS, form), browser.post(ADDRESS, form)
    assert (first.status_code, second.url) == (302, first.url)
    assert count(holder, as_person) == 1


def test_the_same_words_on_another_page_are_meant(browser, holder, as_person):
    for _page in range(2):
        browser.post(ADDRESS, form_in(browser))
    assert count(holder, as_person) == 2


def test_other_words_on_the_same_page_are_meant(browser, holder, as_person):
    form = form_in(browser)
    for title in ("Overview", "Another"):
        browser.post(ADDRESS, form | {"title": title})
    assert count(holder, as_person) == 2


def test_what_was_mistaken_is_tried_again(browser, holder, as_person):
    mistaken = form_in(browser) | {"title": ""}
    assert browser.post(ADDRESS, mistaken).status_code == 200
    assert browser.post(ADDRESS, mistaken).status_code == 200
    assert browser.post(ADDRESS, mistaken | {"title": "Overview"}).status_code == 302


def test_what_nobody_can_send_again_is_forgotten(browser, holder):
    browser.post(ADDRESS, form_in(browser))
    browser.post(ADDRESS, form_in(browser) | {"title": "Another"})
    oldest = SentForm.objects.order_by("at").first()
    SentForm.objects.filter(pk=oldest.pk).update(at=timezone.now() - KEPT_FOR)
    forget_what_was_sent()
    assert SentForm.objects.count() == 1
