import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import QueryDict
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from ctportal.pages import address, marks, nav

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
REFUSALS = ["400", "403", "403_csrf", "404", "413", "500"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_script_or_style(path):
    text = re.sub(r"{%.*?%}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_can_be_read(path):
    get_template(str(path.relative_to(settings.BASE_DIR / "templates")))


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_holds_nothing_of_the_request(name):
    factory = RequestFactory()
    pages = {
        render_to_string(f"{name}.html", {"request_path": path}, factory.get(path))
        for path in ("/visits/V-1/", "/projects/P-2/?q=words")
    }
    assert len(pages) == 1
    assert "csrfmiddlewaretoken" not in pages.pop()


def test_the_error_page_needs_no_request_and_bears_the_exercise_mark(settings):
    settings.EXERCISE = True
    assert "EXERCISE" in get_template("500.html").render()
    settings.EXERCISE = False
    assert "EXERCISE" not in get_template("500.html").render()


def test_arabic_runs_from_the_right():
    from_the_right = Template(
        '{% load i18n %}{% language "ar" %}{% include "404.html" %}{% endlanguage %}'
    ).render(Context())
    assert '<html lang="ar" dir="rtl">' in from_the_right


def test_only_the_closest_place_is_current(monkeypatch):
    monkeypatch.setattr(nav, "built", lambda: nav.GROUPS)
    current = {
        place.path: place.is_current
        for group in nav.seen_from("/visits/due-under-16e/")
        for place in group
        if place.is_current
    }
    assert current == {"/visits/due-under-16e/": "page"}


def test_every_place_has_a_letter_of_its_own():
    letters = [place.key for group in nav.GROUPS for place in group]
    assert len(letters) == len(set(letters))


def test_an_address_that_changes_begins_at_the_first_page():
    query = QueryDict("state=XAA&state=XAB&cursor=abc")
    assert address.changed(query, sort="title") == "?state=XAA&state=XAB&sort=title"
    assert address.without(query, "state", "XAA") == "?state=XAB"


def test_unclassified_has_no_chip():
    assert marks.chip(0) == ""
    assert "Strictly Confidential" in marks.chip(2)


def test_a_status_is_an_icon_and_a_word():
    drawn = marks.Status("due", "<with the State>").__html__()
    assert "icons.svg#due" in drawn
    assert "&lt;with the State&gt;" in drawn


def test_every_sign_that_is_named_is_drawn():
    symbols = Path(settings.BASE_DIR, "static/icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([a-z]+)"', symbols))
    texts = [path.read_text() for path in TEMPLATES]
    named = {n for text in texts for n in re.findall(r'{% icon "([a-z]+)"', text)}
    assert named <= drawn
