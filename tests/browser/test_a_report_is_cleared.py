"""A report through its office's chain, by the exercise's people: returned twice and
cleared by a deputy, changed after that, answered for and sent to the State."""

from . import clearing

ANALYST = "analyst.cted"


def test_a_report_is_returned_twice_cleared_by_a_deputy_and_sent(desk):
    report, clearance = _begun(desk(ANALYST))
    clearing.submit(desk(ANALYST))
    clearing.answer(desk("reviewer.cted"), clearance, "returned", "Name the ports.")
    _submitted_again(desk(ANALYST), clearance)
    clearing.answer(desk("reviewer.cted"), clearance, "cleared")
    clearing.answer(desk("gender.cted"), clearance, "returned", "Hear the women.")
    _submitted_again(desk(ANALYST), clearance)
    for login in clearing.CHAIN[:2]:
        clearing.answer(desk(login), clearance, "cleared")
    clearing.answer(desk("gender.cted"), clearance, "with-changes", "One word.")
    clearing.answer(desk("officer.cted"), clearance, "cleared")
    assert "S. Haddad, as deputy of A. Sarr" in desk("officer.cted").inner_text("main")
    _changed_after_that(desk(ANALYST), report)
    _answered_for_and_sent(desk(ANALYST), report)
    _others_find_no_trace(desk("mission"), report, clearance)


def _begun(window):
    window.goto("/assessments/new/")
    window.select_option("[name=state]", "XAA")
    window.select_option("[name=type]", "focused")
    window.fill("[name=title]", "A focused visit to Carana")
    window.fill("[name=as_of]", "2026-01-15")
    _send(window)
    report = window.url
    window.locator(".aside h2 a").click()
    window.wait_for_load_state()
    return report, window.url


def _submitted_again(window, clearance):
    window.goto(clearance)
    clearing.submit(window)


def _changed_after_that(window, report):
    """The page warns, and offers nothing but to clear it again or answer for it."""
    window.goto(f"{report}edit/")
    window.fill("[name=title]", "A focused visit to Carana and its ports")
    _send(window)
    assert "Not the version that was cleared" in window.inner_text(".aside")
    assert window.locator("form[action$='/advance/']").count() == 0


def _answered_for_and_sent(window, report):
    window.goto(report)
    window.locator(".aside a[href$='/answer-for/']").click()
    window.fill("[name=reason]", "The ports stood in its text already.")
    _send(window)
    window.locator(".aside .confirm summary").first.click()
    window.locator("form[action$='/advance/'] button").click()
    window.wait_for_load_state()
    assert "With the State" in window.inner_text(".aside")


def _others_find_no_trace(window, report, clearance):
    window.goto(report)
    assert "Clearance" not in window.inner_text(".aside")
    assert "Brandt" not in window.content()
    assert window.goto(clearance).status == 404


def _send(window):
    window.locator("main form button.primary").click()
    window.wait_for_load_state()
