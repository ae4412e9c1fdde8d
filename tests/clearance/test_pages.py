"""The pages of clearance: who sees what, answering, the office's chains."""

import pytest
from django.urls import reverse

from assessments import actions as assessments
from ctportal.clearance.chains import actions, fingerprints, waiting
from ctportal.clearance.models import ChainStep
from ctportal.confidentiality.actions import release
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Clearance, Function

from .. import factories
from .conftest import again, clear, decide, round_of, stand_in, step_of

PAGE, DECIDE = "clearance:of-record", "clearance:decide"


def address(report, person, name=DECIDE):
    with as_person(person):
        return reverse(name, args=[report.ref, step_of(report, person).ref])


def typed(report, person, **said):
    with as_person(person):
        return {"seen": fingerprints.seen(again(report, person), person)} | said


def test_an_answer_is_given_on_its_page(submitted, reviewer, browser):
    there = address(submitted, reviewer)
    said = typed(submitted, reviewer, answer="returned", said="Name the posts.")
    answer = browser(reviewer).post(there, said, follow=True)
    assert "Name the posts." in answer.content.decode()


def test_reasons_are_asked_for_beside_their_field(submitted, reviewer, browser):
    there = address(submitted, reviewer)
    said = typed(submitted, reviewer, answer="returned", said="")
    form = browser(reviewer).post(there, said).context["form"]
    assert "said" in form.errors


def test_who_comes_second_is_told_who_answered(submitted, reviewer, lawyer, browser):
    stand_in(lawyer, reviewer)
    there = address(submitted, reviewer)
    decide(submitted, lawyer, asked=reviewer)
    said = typed(submitted, reviewer, answer="cleared")
    form = browser(reviewer).post(there, said).context["form"]
    assert "A. Lawyer" in form.errors["answer"][0]


def test_another_version_than_the_one_read_is_not_cleared(
    submitted, reviewer, holder, browser
):
    said = typed(submitted, reviewer, answer="cleared")
    there = address(submitted, reviewer)
    with as_person(holder):
        assessments.add_section(again(submitted, holder), by=holder, title="Ports")
    form = browser(reviewer).post(there, said).context["form"]
    assert "changed since" in form.errors["answer"][0]


def test_submitting_says_who_cannot_read_it(
    chain_of_three, report, holder, lawyer, browser
):
    Clearance.objects.filter(membership__person=lawyer).update(classification=0)
    there = reverse("clearance:submit", args=[report.ref])
    page = browser(holder).post(there, follow=True)
    assert "A. Lawyer cannot read it" in page.content.decode()


def test_the_report_offers_its_next_step_in_the_chain(chain_of_three, report, browser):
    page = browser(report.created_by).get(report.get_absolute_url()).content.decode()
    assert reverse("clearance:submit", args=[report.ref]) in page
    assert reverse("assessments:to-state", args=[report.ref]) not in page


def test_the_old_button_does_not_go_round_the_chain(submitted, holder, browser):
    there = reverse("assessments:advance", args=[submitted.ref])
    browser(holder).post(there, {"to": "with-state"})
    with as_person(holder):
        assert again(submitted, holder).status == "clearance"


def test_another_office_sees_nothing_of_the_chain(submitted, holder, reader, browser):
    with as_person(holder):
        release(again(submitted, holder), to=reader.entity, by=holder)
    page = browser(reader).get(submitted.get_absolute_url())
    assert page.status_code == 200
    assert "clearance:" not in page.content.decode()
    assert "A. Reviewer" not in page.content.decode()
    assert browser(reader).get(reverse(PAGE, args=[submitted.ref])).status_code == 404


def test_the_list_of_another_office_is_empty(submitted, holder, reader, browser):
    with as_person(holder):
        release(again(submitted, holder), to=reader.entity, by=holder)
    page = browser(reader).get(reverse("clearance:to-clear")).content.decode()
    assert submitted.ref not in page


def test_the_list_says_whom_a_record_waits_for(submitted, reviewer, browser):
    page = browser(reviewer).get("/clearance/?waits=me").content.decode()
    assert "A. Reviewer" in page
    assert submitted.ref not in browser(reviewer).get("/clearance/?waits=others")


def test_home_says_what_waits_to_be_cleared(submitted, reviewer, lawyer, holder):
    def waits_for(person):
        with as_person(person):
            return [each.title for each in waiting.waiting(person)]

    assert waits_for(reviewer) == ["Report on Carana"]
    assert waits_for(lawyer) == []
    stand_in(lawyer, reviewer)
    assert waits_for(lawyer) == ["Report on Carana"]


def test_who_submitted_hears_of_what_is_late(submitted, holder):
    with as_person(holder):
        steps = ChainStep.objects.readable_by(holder).open()
        steps.update(due_on="2026-01-02")
        assert [each.title for each in waiting.late(holder)] == ["Report on Carana"]


@pytest.fixture
def another_version(submitted, holder, reviewer, lawyer, adviser, head):
    clear(submitted, reviewer, lawyer, adviser, head)
    with as_person(holder):
        assessments.add_section(again(submitted, holder), by=holder, title="Ports")
    return submitted


def test_the_page_names_what_is_not_as_cleared(another_version, holder, browser):
    page = browser(holder).get(another_version.get_absolute_url()).content.decode()
    assert "Not the version that was cleared" in page
    assert reverse("assessments:advance", args=[another_version.ref]) not in page


def test_somebody_answers_for_another_version(another_version, holder, browser):
    there = reverse("clearance:answer-for", args=[another_version.ref])
    client = browser(holder)
    seen = client.get(there).context["form"]["seen"].value()
    page = client.post(there, {"reason": "A heading.", "seen": seen}, follow=True)
    text = page.content.decode()
    assert reverse("assessments:to-state", args=[another_version.ref]) in text
    assert holder.name in text


def test_nobody_answers_for_a_version_they_have_not_seen(
    another_version, holder, browser
):
    there = reverse("clearance:answer-for", args=[another_version.ref])
    client = browser(holder)
    seen = client.get(there).context["form"]["seen"].value()
    with as_person(holder):
        report = again(another_version, holder)
        assessments.add_section(report, by=holder, title="Airports")
    page = client.post(there, {"reason": "A heading.", "seen": seen})
    assert "reason" in page.context["form"].errors
    seen_now = page.context["form"]["seen"].value()
    page = client.post(there, {"reason": "Two headings.", "seen": seen_now})
    assert page.status_code == 302


def test_the_head_asks_another(submitted, head, reviewer, lawyer, browser):
    there = address(submitted, reviewer, "clearance:pass-on")
    browser(head).post(there, {"asked": f"person:{lawyer.login}"})
    with as_person(lawyer):
        assert round_of(submitted, lawyer).steps.first().person == lawyer


def test_the_chain_is_changed_on_its_page(chain_of_three, head, cted, browser):
    row = {"place": 1, "asked": "function:head-cted", "days": 4}
    said = {f"form-0-{name}": value for name, value in row.items()}
    said |= {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0}
    page = browser(head).post("/clearance/chains/assessment/", said, follow=True)
    text = page.content.decode()
    assert "4 working days" in text
    assert "A. Reviewer" not in text


def test_only_the_head_changes_it(chain_of_three, holder, browser):
    page = browser(holder).get("/clearance/chains/assessment/")
    assert page.status_code == 403


def test_a_named_function_changes_it_too(chain_of_three, head, lawyer, cted, browser):
    function = Function.objects.get(code="officer-cted")
    function.incumbencies.create(person=lawyer)
    browser(head).post("/clearance/chains/keepers/", {"function": function.code})
    page = browser(lawyer).get("/clearance/chains/assessment/")
    assert page.status_code == 200
    browser(head).post("/clearance/chains/keepers/end/", {"function": function.code})
    page = browser(lawyer).get("/clearance/chains/assessment/")
    assert page.status_code == 403


def test_another_office_has_chains_of_its_own(chain_of_three, reader, browser):
    page = browser(reader).get("/clearance/chains/").content.decode()
    assert "A. Reviewer" not in page


def several(count, holder, carana):
    for number in range(count):
        made = factories.make_assessment(holder, state=carana, title=f"Report {number}")
        with as_person(holder):
            actions.submit(made, by=holder)


def queries(browser, person, path, counted):
    client = browser(person)
    client.get(path)
    with counted() as told:
        client.get(path)
    return len(told)


def test_the_list_asks_as_much_for_many_rows(
    chain_of_three, holder, reviewer, carana, browser, django_assert_max_num_queries
):
    def counted():
        return django_assert_max_num_queries(80)

    several(2, holder, carana)
    few = queries(browser, reviewer, "/clearance/", counted)
    several(6, holder, carana)
    assert queries(browser, reviewer, "/clearance/", counted) == few


def test_the_page_asks_as_much_for_many_rounds(
    submitted, holder, reviewer, browser, django_assert_max_num_queries
):
    def counted():
        return django_assert_max_num_queries(80)

    path = reverse(PAGE, args=[submitted.ref])
    few = queries(browser, holder, path, counted)
    for _round in range(3):
        decide(submitted, reviewer, "returned", "Again.")
        with as_person(holder):
            actions.submit(again(submitted, holder), by=holder)
    assert queries(browser, holder, path, counted) == few


def test_who_has_answered_is_not_replaced(submitted, reviewer, lawyer, head, browser):
    there = address(submitted, reviewer, "clearance:pass-on")
    decide(submitted, reviewer)
    answer = browser(head).post(there, {"asked": f"person:{lawyer.login}"})
    assert "A. Reviewer has answered meanwhile" in answer.content.decode()


def test_the_words_of_an_answer_outlive_a_change_of_the_record(
    submitted, reviewer, holder, browser
):
    said = typed(submitted, reviewer, answer="returned", said="Name the posts.")
    there = address(submitted, reviewer)
    with as_person(holder):
        assessments.add_section(again(submitted, holder), by=holder, title="Ports")
    form = browser(reviewer).post(there, said).context["form"]
    kept = {name: form[name].value() for name in ("answer", "said", "seen")}
    assert browser(reviewer).post(there, kept).status_code == 302


def test_a_chain_asks_nobody_who_acts_for_another_office_today(
    chain_of_three, head, reviewer, unoct, browser
):
    seconded = factories.person_of(unoct, name="A. Seconded")
    factories.MembershipFactory(person=seconded, entity=head.entity)
    steps = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-place": 1}
    steps |= {"form-0-asked": f"person:{seconded.login}", "form-0-days": 5}
    there = reverse("clearance:change-chain", args=["assessment"])
    answer = browser(head).post(there, steps)
    assert answer.status_code == 200
    assert "A. Seconded" not in answer.content.decode()
