"""What people do in clearance, in their windows."""

# Who clears a report of CTED, in this order; the last two side by side with another.
CHAIN = ("reviewer.cted", "legal.cted", "gender.cted", "head.cted")


def submit(window):
    """Submit the record whose clearance the window shows."""
    window.locator(".aside form[action*='/submit/'] button").click()
    window.wait_for_load_state()


def answer(window, address, said, reason=""):
    """Answer the step that asks this window's person."""
    window.goto(address)
    window.locator(".aside a.primary").click()
    window.check(f"[name=answer][value={said}]")
    window.fill("[name=said]", reason)
    window.locator("main form button.primary").click()
    window.wait_for_load_state()
    assert window.locator(".field-wrong").count() == 0
