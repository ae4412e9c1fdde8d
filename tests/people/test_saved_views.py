"""Lists are found again as they were asked, each reader finding their own rows."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from ctportal.confidentiality import identity
from ctportal.people import actions
from ctportal.people.models import SavedView

from .. import factories
from .test_hand_over import confirmed, proposed

LIST = "/assessments/recommendations/"
ASKED = "status=open&columns=title&columns=ref&sort=title"


def saved(person, name="Open ones", *, is_shared=False) -> SavedView:
    with identity.as_person(person):
        facts = {"name": name, "path": LIST, "query": ASKED, "is_shared": is_shared}
        return actions.save_view(by=person, **facts)


def page(browser, person, address=LIST) -> str:
    return browser(person).get(address).content.decode()


@pytest.fixture
def colleague(cted):
    return factories.person_of(cted, role="assessment-officer", clearance=1)


def test_a_list_is_saved_as_it_is_asked(browser, holder):
    sent = {"name": "Open ones", "path": LIST, "query": f"{ASKED}&cursor=x&format=csv"}
    answer = browser(holder).post("/people/views/save/", sent)
    found = urlsplit(answer.headers["Location"])
    assert (found.path, parse_qs(found.query)) == (LIST, parse_qs(ASKED))
    assert "Open ones" in page(browser, holder)


def test_the_one_on_screen_is_marked(browser, holder):
    saved(holder)
    assert 'aria-current="true">Open ones' in page(browser, holder, f"{LIST}?{ASKED}")
    assert 'aria-current="true">Open ones' not in page(browser, holder)


def test_the_same_name_is_the_same_view(holder):
    first, again = saved(holder), saved(holder, is_shared=True)
    assert first.pk == again.pk
    assert again.office == holder.entity


def test_it_stays_ones_own_until_it_is_shared(browser, holder, colleague, outsider):
    view = saved(holder)
    assert "Open ones" not in page(browser, colleague)
    with identity.as_person(holder):
        actions.share_view(view, by=holder, is_shared=True)
    assert "Open ones" in page(browser, colleague)
    assert "Open ones" not in page(browser, outsider)


def test_who_opens_it_sees_their_own_rows(browser, holder, reader, as_person):
    mine = factories.make_recommendation(holder, title="Ours alone")
    address = f"{LIST}?{ASKED}"
    assert mine.ref in page(browser, holder, address)
    assert mine.ref not in page(browser, reader, address)
    export = b"".join(browser(holder).get(f"{address}&format=csv").streaming_content)
    head = export.decode("utf-8-sig").splitlines()[1]
    assert head == "Recommendation,Reference,Classification"


def test_nobody_changes_anothers_view(browser, holder, colleague):
    view = saved(holder, is_shared=True)
    for act in ("share", "forget"):
        answer = browser(colleague).post(f"/people/views/{view.key}/{act}/")
        assert answer.status_code == 403
    with identity.as_person(colleague), pytest.raises(PermissionDenied):
        actions.forget_view(view, by=colleague)


def test_a_view_of_others_answers_like_one_that_never_was(browser, holder, outsider):
    view = saved(holder)
    client = browser(outsider)
    hidden = client.post(f"/people/views/{view.key}/forget/")
    missing = client.post("/people/views/00000000-0000-4000-8000-000000000000/forget/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/no/such/list/", ""])
def test_no_address_leads_elsewhere(browser, holder, path):
    sent = {"name": "Trap", "path": path, "query": ""}
    browser(holder).post("/people/views/save/", sent)
    with identity.as_person(holder):
        assert not SavedView.objects.exists()


def test_the_database_itself_shows_them_to_nobody_else(holder, reader, colleague):
    saved(holder)
    saved(holder, "The office's", is_shared=True)
    seen = {person: names_seen_by(person) for person in (holder, colleague, reader)}
    assert seen == {
        holder: {"Open ones", "The office's"},
        colleague: {"The office's"},
        reader: set(),
    }


def names_seen_by(person):
    with identity.as_person(person), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM people_savedview")
        return {name for (name,) in cursor.fetchall()}


def test_one_that_is_forgotten_is_gone(browser, holder):
    view = saved(holder)
    browser(holder).post(f"/people/views/{view.key}/forget/")
    assert "Open ones" not in page(browser, holder)


def test_shared_views_are_handed_on(holder, officer, head, colleague):
    view, own = saved(holder, is_shared=True), saved(holder, "Mine")
    things = [("views", str(view.key))]
    confirmed(proposed(holder, things, colleague, by=officer), by=head)
    with identity.as_person(colleague):
        assert SavedView.objects.get(person=colleague).name == "Open ones"
    with identity.as_person(holder):
        assert SavedView.objects.get(person=holder) == own


def test_a_successors_own_view_of_that_name_is_not_told(
    holder, officer, head, colleague
):
    view, own = saved(holder, is_shared=True), saved(colleague)
    things = [("views", str(view.key))]
    confirmed(proposed(holder, things, colleague, by=officer), by=head)
    with identity.as_person(colleague):
        assert set(SavedView.objects.filter(person=colleague)) == {view, own}
        assert saved(colleague) == own
    with identity.as_person(colleague), pytest.raises(ValidationError):
        actions.share_view(own, by=colleague, is_shared=True)


def test_a_view_that_is_not_shared_is_not_given(holder, head, colleague):
    own = saved(holder)
    with identity.as_person(head), pytest.raises(PermissionDenied):
        actions.give_view(own, to=colleague, by=head)
