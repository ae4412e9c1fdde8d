"""Forty recommendations, typed and pasted, the line cut twice: none lost, none twice.

The web server is a process of its own, killed where it stands and started again while
the person types on.  `HUMAN_PACE` says how many seconds a line takes to type.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from ctportal.people.models import Person

from .forty import LINES

ROOT = Path(__file__).parent.parent.parent
PACE = float(os.environ.get("HUMAN_PACE", "0.2"))
TEN_MINUTES = 600
# How many are typed in two goes; the others are pasted.
FIRST, SECOND = 14, 26
# All that a browser keeps beside the page itself.
KEPT_BY_THE_BROWSER = """async () => JSON.stringify({
    local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
    databases: await indexedDB.databases(), history: history.state,
    caches: "caches" in window ? await caches.keys() : [],
})"""


class WebServer:
    """The portal's web server, which can be killed and started at its address."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        told = urlsplit(os.environ["DATABASE_URL"])
        database = told._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        program = [str(Path(sys.executable).with_name("granian")), "--interface"]
        self.process = subprocess.Popen(
            [*program, "wsgi", "--port", str(self.port), "ctportal.wsgi:application"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._await_answer()

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _await_answer(self):
        for _try in range(600):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        pytest.fail("the web server did not start")


@pytest.fixture
def web(exercise):
    server = WebServer()
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def session(exercise, django_db_blocker):
    """Signed in beforehand: the web server hashes passwords slowly, tests do not."""
    client = Client()
    with django_db_blocker.unblock():
        client.force_login(Person.objects.get(login="analyst.cted"))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def page(session, chromium, web):
    """The empty notebook of a visit, before somebody who writes in it."""
    context = chromium.new_context(base_url=web.url, locale="en")
    known = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": web.url}
    context.add_cookies([known])
    page = context.new_page()
    page.goto("/visits/")
    page.click("text=Focused visit to Rimosa")
    page.click("main .actions a[href$='/notebook/']")
    yield page
    context.close()


def test_forty_recommendations_survive_two_cuts(page, web, record_testsuite_property):
    begun = time.monotonic()
    _type(page, LINES[: FIRST // 2])
    web.kill()
    _type(page, LINES[FIRST // 2 : FIRST])
    assert page.locator("#unsent").is_visible()
    web.start()
    _type(page, LINES[FIRST : FIRST + 4])
    web.kill()
    web.start()
    _type(page, LINES[FIRST + 4 : SECOND])
    _await_stored(page, SECOND)
    kept = page.evaluate(KEPT_BY_THE_BROWSER)
    _paste(page, LINES[SECOND:])
    took = time.monotonic() - begun
    record_testsuite_property("forty lines, seconds", round(took))
    assert _stored(page) == [text for text, _theme in LINES]
    assert took < TEN_MINUTES
    assert not any(word in kept for text, _theme in LINES for word in _telling(text))


def _type(page, lines):
    """As a person does: the text, the theme, Enter for the next."""
    for text, theme in lines:
        page.locator(".new-line textarea").focus()
        page.keyboard.type(text, delay=PACE * 1000 / len(text))
        page.keyboard.press("Tab")
        page.keyboard.type(theme)
        page.keyboard.press("Enter")


def _await_stored(page, count):
    page.wait_for_function(
        "count => document.querySelectorAll('[data-line][data-ref]').length === count",
        arg=count,
        timeout=60_000,
    )
    page.locator("#unsent").wait_for(state="hidden")


def _paste(page, lines):
    page.click("text=Paste from Word")
    page.fill("[name=text]", "\n".join(f"{theme}\t{text}" for text, theme in lines))
    page.click("main button.primary")
    page.click("main button.primary")
    page.wait_for_url("**/notebook/")


def _stored(page):
    """What the portal has, in its order."""
    page.reload()
    texts = page.locator("[data-ref] textarea")
    return texts.evaluate_all("boxes => boxes.map(box => box.value)")


def _telling(text):
    return [word for word in text.strip(".").split() if len(word) > len("harbour")]
