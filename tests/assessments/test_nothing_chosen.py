"""Where a choice has consequences nothing is chosen beforehand."""

import pytest

from assessments import actions
from assessments.merging.forms import MergeForm
from assessments.programmes.forms import AskForm
from assessments.taking_up import EarlierForm
from ctportal.correspondence.clocks.forms import StartForm

# Which record goes into another, which office is asked, what a recommendation takes
# up and how, for what somebody's days begin to run.
CHOICES = [
    (MergeForm, "other", "records"),
    (AskForm, "asked", "need"),
    (EarlierForm, "earlier", "offered"),
    (EarlierForm, "kind", "offered"),
    (StartForm, "kind", None),
]


@pytest.fixture
def begun(need, recommendation, holder, as_person):
    """`begun(form, "offered")` is the form as its page begins with it."""
    known = {"need": need, "records": [recommendation], "offered": [recommendation]}

    def form_of(form, over, said=None):
        told = {over: known[over]} if over else {}
        with as_person(holder):
            return form(said, **told)

    return form_of


@pytest.mark.parametrize(("form", "field", "over"), CHOICES)
def test_nothing_is_chosen_where_a_page_begins(begun, form, field, over):
    drawn = begun(form, over)[field]
    chosen = [
        option["value"]
        for _group, options, _at in drawn.field.widget.optgroups(field, [""])
        for option in options
        if option["selected"]
    ]
    assert drawn.value() is None
    assert chosen == ([] if drawn.widget_type == "radioselect" else [""])


@pytest.mark.parametrize(("form", "field", "over"), CHOICES)
def test_what_is_not_chosen_is_asked_for(begun, form, field, over):
    assert field in begun(form, over, said={field: ""}).errors


def test_no_paragraph_is_chosen_to_be_set_apart(browser, holder, assessment, as_person):
    with as_person(holder):
        text = "One.\n\nTwo."
        section = actions.add_section(assessment, by=holder, title="Borders", text=text)
    page = browser(holder).get(section.get_absolute_url()).content.decode()
    assert 'id="anchor" required><option value="">' in page
