"""A browser before a running portal that holds the exercise."""

import shutil

import pytest
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.exercise import exercise  # noqa: F401

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Nothing leaves the machine, and a container has neither sandbox nor graphics.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def portal(exercise, django_db_blocker):  # noqa: F811
    """The address of the running portal."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture(scope="module")
def chromium(portal):
    """The browser; it starts after the portal, whose database knows no event loop."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(chromium, portal):
    """`desk("analyst.cted")` is a window in which that person is signed in."""
    windows = {}

    def sit_down(login):
        if login not in windows:
            context = chromium.new_context(base_url=portal, locale="en")
            windows[login] = context.new_page()
            sign_in(windows[login], login)
        return windows[login]

    yield sit_down
    for page in windows.values():
        page.context.close()


@pytest.fixture(scope="module", params=["en", "es", "ar"])
def window(request, chromium, portal):
    """A window of the assessment officer's, in one language."""
    context = chromium.new_context(base_url=portal, locale=request.param)
    page = context.new_page()
    page.language, page.complaints = request.param, []
    page.on("console", lambda said: _note(page, said))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    sign_in(page, "analyst.cted")
    yield page
    context.close()


def sign_in(page, login):
    page.goto("/account/login/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", factories.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/account/login/" not in address)


def _note(page, said):
    if said.type == "error":
        page.complaints.append(said.text)
