"""The main pages in a real browser: without complaint, and open to everyone.

In English, in Spanish, and from right to left in Arabic.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

GRAVE = {"serious", "critical"}
# Each page by the way there: links to follow, from one page to the next.
WAYS = {
    "home": ["/"],
    "state": ["/states/", "/states/XAA/"],
    "notebook": ["/visits/", r"/visits/V-\w+/", r"/visits/V-\w+/notebook/"],
    "project": ["/projects/", r"/projects/P-\w+/"],
    "portal": ["/portal/"],
    "edition": ["/exchange/", "/exchange/projects/", r"/exchange/editions/E-\w+/"],
    "pack": ["/packs/", r"/packs/B-\w+/"],
    "list": ["/assessments/needs/"],
    "calendar": ["/visits/calendar/"],
    "hand-over": ["/people/hand-over/"],
}


@pytest.mark.parametrize("name", WAYS)
def test_a_main_page_opens_without_complaint_and_is_accessible(window, name):
    window.complaints.clear()
    _go(window, WAYS[name])
    assert window.locator("h1").count() == 1
    assert window.complaints == []
    assert _grave_faults(window) == []


def test_the_page_runs_in_the_direction_of_its_language(window):
    window.goto("/")
    root = window.locator("html")
    assert root.get_attribute("lang").startswith(window.language)
    direction = "rtl" if window.language == "ar" else "ltr"
    assert root.get_attribute("dir") == direction


@pytest.mark.parametrize("path", ["/", "/states/XAA/", "/portal/", "/visits/calendar/"])
def test_a_page_fits_a_narrow_window(window, path):
    window.set_viewport_size({"width": 320, "height": 800})
    window.goto(path)
    width = window.evaluate("document.documentElement.scrollWidth")
    window.set_viewport_size({"width": 1440, "height": 1000})
    assert width <= 320


def test_who_leaves_a_form_half_filled_in_is_asked(desk):
    window, asked = desk("analyst.cted"), []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    window.goto("/assessments/new/")
    window.locator("[name=title]").press_sequentially("Half a title")
    window.click(".header .menu summary")
    window.click("button[name=language][value=fr]", no_wait_after=True)
    window.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert window.input_value("[name=title]") == "Half a title"
    window.click("main form[method=post] button.primary")
    assert asked == ["beforeunload"]


def test_rows_are_walked_and_ticked_with_the_keyboard_alone(window):
    window.goto("/assessments/needs/")
    window.focus("tbody tr th a")
    for key in ("x", "ArrowDown", "x", "ArrowDown", "ArrowUp", "x"):
        window.keyboard.press(key)
    ticked = window.locator("input[name=row]:checked")
    assert ticked.count() == 1
    assert ticked.input_value() in window.locator("tbody tr").first.inner_text()


def _go(window, way):
    """Follow links by their addresses, the first of each kind."""
    window.goto(way[0])
    for pattern in way[1:]:
        whole = re.compile(f"^{pattern}$")
        hrefs = window.locator("main a[href]").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        window.goto(next(href for href in hrefs if whole.match(href)))


def _grave_faults(window):
    found = Axe().run(window).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"][:3]
    ]
