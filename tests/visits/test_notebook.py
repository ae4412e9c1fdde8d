"""The notebook: lines typed, left, pasted and sent."""

from uuid import uuid4

from .conftest import open_visit
from .lines import read_by, write
from .posting import typed


def test_an_expert_reads_the_notebook_and_writes_nothing(client, visit, expert, holder):
    write(visit, holder)
    write(visit, holder, text="Keep this apart.", confidential=True)
    client.force_login(expert)
    page = client.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert "Connect the posts." in page
    assert "Keep this apart." not in page
    assert "1 line<" in page
    assert "<textarea" not in page
    assert client.post(f"/visits/{visit.ref}/notebook/", typed()).status_code == 403


def test_a_line_typed_is_a_line_stored(as_holder, visit, holder):
    answer = as_holder.post(f"/visits/{visit.ref}/notebook/", typed())
    assert answer.headers["Location"].endswith("/notebook/#new-line")
    assert read_by(holder) == ["Open a post."]


def test_a_line_sent_twice_is_stored_once(as_holder, visit, holder):
    line = typed()
    for _click in range(2):
        as_holder.post(f"/visits/{visit.ref}/notebook/", line)
    assert read_by(holder) == ["Open a post."]


def test_htmx_is_given_the_line_alone(as_holder, visit):
    page = as_holder.post(
        f"/visits/{visit.ref}/notebook/", typed(), headers={"HX-Request": "true"}
    ).content.decode()
    assert page.lstrip().startswith("<tbody")
    assert "Stored" in page
    assert "<html" not in page


def test_what_follows_the_line_keeps_its_forms(as_holder, visit):
    """A form that stands among rows loses its fields; a template keeps them."""
    page = as_holder.post(
        f"/visits/{visit.ref}/notebook/", typed(), headers={"HX-Request": "true"}
    ).content.decode()
    _line, beside = page.split("</tbody>")
    assert beside.strip().startswith("<template>")
    assert "Send 1 line to the report" in beside


def test_a_line_that_is_wrong_keeps_its_words(as_holder, visit, holder):
    page = as_holder.post(f"/visits/{visit.ref}/notebook/", typed(theme="Weather"))
    assert b"The portal has no theme of this name." in page.content
    assert b'value="Weather"' in page.content
    assert read_by(holder) == []


def test_a_line_that_is_ticked_is_in_the_request(as_holder, visit, expert):
    as_holder.post(f"/visits/{visit.ref}/notebook/", typed(confidential="yes"))
    page = as_holder.get(f"/visits/{visit.ref}/notebook/").content.decode()
    assert "In the request" in page
    assert "Oral, awaiting the note" in page
    assert read_by(expert) == []


def test_a_line_is_kept_as_it_is_left(as_holder, visit, holder):
    line = write(visit, holder)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/"
    as_holder.post(path, typed(text="Close a post.", version="1"))
    assert read_by(holder) == ["Close a post."]


def test_two_people_changing_a_line_are_shown_both(as_holder, visit, holder):
    line = write(visit, holder)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/"
    as_holder.post(path, typed(text="First.", version="1"))
    page = as_holder.post(path, typed(text="Second.", version="1")).content.decode()
    assert "has meanwhile stored: “First.” (it was “Connect the posts.”)" in page
    assert ">Second.</textarea>" in page
    assert read_by(holder) == ["First."]
    as_holder.post(path, typed(text="Second.", version="2"))
    assert read_by(holder) == ["Second."]


def test_a_line_of_another_visit_is_not_found(as_holder, visit, holder, katasi):
    other = write(open_visit(holder, katasi), holder)
    path = f"/visits/{visit.ref}/notebook/{other.ref}/"
    assert as_holder.post(path, typed()).status_code == 404


def test_lines_are_sent_to_the_report(as_holder, visit, holder, colleague):
    write(visit, holder)
    page = as_holder.post(f"/visits/{visit.ref}/notebook/send/", follow=True).content
    assert b"1 line sent." in page
    assert read_by(colleague) == ["Connect the posts."]


def test_pasted_paragraphs_become_lines_to_check(as_holder, visit, holder):
    text = "1. Train prosecutors.\n\n• Open a register.\nBorder management\tScan cargo."
    page = as_holder.post(f"/visits/{visit.ref}/notebook/paste/", {"text": text})
    words = page.content.decode()
    assert "Check 3 lines" in words
    assert ">Train prosecutors.<" in words
    assert 'value="Border management"' in words
    assert read_by(holder) == []


def test_only_what_stands_before_a_pasted_text_is_taken_off(as_holder, visit):
    text = "o Scan the cargo that leaves.\n(iv) Staff post b) by night - and day."
    page = as_holder.post(f"/visits/{visit.ref}/notebook/paste/", {"text": text})
    words = page.content.decode()
    assert ">Scan the cargo that leaves.<" in words
    assert ">Staff post b) by night - and day.<" in words


def test_checked_lines_are_stored_and_others_stay(as_holder, visit, holder):
    sound, wrong = str(uuid4()), str(uuid4())
    sent = {
        "line": [sound, wrong],
        f"text-{sound}": "Scan cargo.",
        f"theme-{sound}": "Border management",
        f"text-{wrong}": "Open a register.",
        f"theme-{wrong}": "",
    }
    for _click in range(2):
        page = as_holder.post(f"/visits/{visit.ref}/notebook/paste/", sent)
    assert b"The theme is missing." in page.content
    assert b">Open a register.<" in page.content
    assert read_by(holder) == ["Scan cargo."]
