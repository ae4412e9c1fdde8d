"""A report's whole life in a browser, by the exercise's people: returned, cleared, put
before the State and answered, held up and adopted, put into Spanish and corrected."""

from datetime import timedelta

from django.utils import timezone

from . import clearing

ANALYST, MISSION, MANAGER = "analyst.cted", "mission", "manager.unoct"
SECRETARIAT, MEMBER = "secretariat", "member.committee"
TODAY = timezone.localdate()
ANSWER = "It is taken into the next report."
TEXT = "Forty posts are connected.\n\nThe other nine keep their records on paper."


def test_from_the_draft_to_a_correction(desk):
    report = _drafted(desk(ANALYST))
    _returned_and_cleared(desk, report)
    _advanced(desk(ANALYST), report, "With the State")
    _commented_and_answered(desk, report)
    _advanced(desk(ANALYST), report, "Before the Committee")
    assert ANSWER in _read(desk(MISSION), report)
    assert desk(MANAGER).goto(report).status == 404
    _held_lifted_and_adopted(desk, report)
    assert "Forty posts are connected." in _read(desk(MANAGER), report)
    _put_into_spanish(desk(ANALYST), report)
    _corrected(desk(ANALYST), report)
    assert "Thirty-one posts" in _read(desk(MANAGER), report)


# --- What people do ------------------------------------------------------------------


def _drafted(window):
    window.goto("/assessments/new/")
    window.select_option("[name=state]", "XAA")
    window.select_option("[name=type]", "focused")
    window.fill("[name=title]", "Border posts of Carana")
    window.fill("[name=as_of]", "2026-02-01")
    _send(window)
    report = window.url
    window.goto(f"{report}section/")
    window.fill("[name=title]", "Border management")
    window.fill("[name=text]", TEXT)
    _send(window)
    return report


def _returned_and_cleared(desk, report):
    clearance = f"/clearance/of/{_ref(report)}/"
    desk(ANALYST).goto(clearance)
    clearing.submit(desk(ANALYST))
    clearing.answer(desk("reviewer.cted"), clearance, "returned", "Name the year.")
    desk(ANALYST).goto(clearance)
    clearing.submit(desk(ANALYST))
    for login in clearing.CHAIN:
        clearing.answer(desk(login), clearance, "cleared")


def _commented_and_answered(desk, report):
    """The State asks for other words of the second paragraph, and is told why not."""
    window = desk(MISSION)
    window.goto(f"{report}comments/new/")
    window.select_option("[name=place]", index=_place_of(window, "2"))
    window.select_option("[name=asks]", "remark")
    window.fill("[name=text]", "Three of them were connected in May.")
    _send(window)
    window = desk(ANALYST)
    window.goto(f"{report}comments/")
    window.locator("main a[href*='/comments/CM-']").first.click()
    window.check("[name=verdict][value=accepted]")
    window.fill("[name=reason]", ANSWER)
    window.locator("form[action$='/answer/'] button.primary").click()
    window.wait_for_load_state()
    assert ANSWER in _read(desk(ANALYST), report)
    assert ANSWER not in _read(desk(MISSION), report)


def _held_lifted_and_adopted(desk, report):
    decision = _circulated(desk(SECRETARIAT), report)
    _pressed(desk(MEMBER), decision, "Place a hold", said="We ask for a day.")
    assert "on hold" in _read(desk(SECRETARIAT), decision).lower()
    assert "Adopted" not in desk(SECRETARIAT).inner_text(".aside p >> nth=0")
    _pressed(desk(MEMBER), decision, "Lift the hold")
    _pressed(desk(SECRETARIAT), decision, "Adopted at a meeting", symbol="S/AC.40/9")
    assert "S/AC.40/9" in _read(desk(ANALYST), report)


def _circulated(window, report):
    window.goto(f"/committee/of/{_ref(report)}/circulate/")
    window.fill("[name=circular]", "CTC/2026/9")
    _send(window)
    window.goto(report)
    window.locator(".aside h2 a[href*='/committee/']").click()
    window.wait_for_load_state()
    return window.url


def _pressed(window, address, label, **typed):
    window.goto(address)
    window.locator("a.button", has_text=label).click()
    window.wait_for_load_state()
    for name, words in typed.items():
        window.fill(f"[name={name}]", words)
    _send(window)


def _put_into_spanish(window, report):
    window.goto(f"{report}translations/new/")
    window.select_option("main [name=language]", "es")
    window.fill("[name=due_on]", (TODAY + timedelta(days=20)).isoformat())
    _send(window)
    window.goto(f"{report}in/es/")
    window.locator("main tbody tr", has_text="Forty posts").locator("a").last.click()
    window.wait_for_load_state()
    for number, box in enumerate(window.locator("textarea[name^=words-]").all()):
        box.fill(f"Cuarenta puestos están conectados. {number}")
    _send(window)
    assert "Cuarenta puestos" in _read(window, f"{report}in/es/")


def _corrected(window, report):
    window.goto(report)
    window.locator("main a[href*='/sections/'][href$='/edit/']").first.click()
    window.fill("[name=text]", TEXT.replace("Forty", "Thirty-one"))
    _send(window)
    window.goto(f"/assessments/corrigenda/of/{_ref(report)}/")
    window.locator("main form[method=get] .button").click()
    window.fill("[name=reason]", "A slip of the pen.")
    _send(window)
    told = window.inner_text("main")
    assert "UNOCT" in told
    assert "Carana" in told


# --- Small things --------------------------------------------------------------------


def _advanced(window, report, status):
    window.goto(report)
    form = window.locator("form[action$='/advance/']")
    summary = window.locator(".aside .confirm", has=form).locator("summary")
    if summary.count():
        summary.click()
    form.locator("button").click()
    window.wait_for_load_state()
    assert status in window.inner_text(".aside")


def _place_of(window, number):
    """Which choice is the paragraph of that number."""
    choices = window.locator("[name=place] option").all_inner_texts()
    found = [n for n, said in enumerate(choices) if f" {number}" in f" {said}"]
    return found[-1]


def _read(window, address):
    window.goto(address)
    return window.inner_text("body")


def _ref(address):
    return address.strip("/").split("/")[-1]


def _send(window):
    window.locator("main form[method=post] button.primary").click()
    window.wait_for_load_state()
    assert window.locator(".field-wrong").count() == 0
