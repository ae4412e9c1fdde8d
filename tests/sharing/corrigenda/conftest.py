"""A report that an office has, and what was corrected in it."""

import pytest

from assessments import actions as assessing
from assessments.versions.reading import versions_of
from ctportal.confidentiality.actions import release
from sharing.corrigenda import actions

from ... import factories

TEXT = "The posts are staffed.\n\nThe register is on paper."
BETTER = TEXT.replace("on paper", "kept on cards")


@pytest.fixture
def report(holder, reader, carana, as_person):
    """Before the Committee, and read by the reader's office."""
    made = factories.make_assessment(holder, state=carana, title="Carana")
    with as_person(holder):
        assessing.bring_to("committee", made, by=holder)
        release(made, to=reader.entity, by=holder)
    return made


@pytest.fixture
def section(holder, outsider, report, as_person):
    """Read by the reader's office; the outsider's has the report without it."""
    with as_person(holder):
        made = assessing.add_section(report, by=holder, title="Borders", text=TEXT)
        release(report, to=outsider.entity, by=holder)
        assessing.keep(report, by=holder)
    return made


@pytest.fixture
def seen(browser, reader, outsider, report, section):
    """Both have opened the report."""
    for person in (reader, outsider):
        assert browser(person).get(report.get_absolute_url()).status_code == 200
    return report


@pytest.fixture
def mailbox(unoct):
    return factories.person_of(
        unoct, clearance=1, is_mailbox=True, email="office@unoct.example"
    )


def issue(report, section, by, as_person, text=BETTER):
    with as_person(by):
        assessing.change(section, by=by, text=text)
        since = versions_of(report, by)[-1]
        return actions.issue(report, by=by, corrects=since, reason="A slip")


@pytest.fixture
def issued(holder, seen, section, mailbox, as_person):
    return issue(seen, section, holder, as_person)


def notices_of(corrigendum, by, as_person):
    with as_person(by):
        return list(corrigendum.notices.readable_by(by).for_table())
