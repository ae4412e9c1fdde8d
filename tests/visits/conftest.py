"""A visit to Carana, its delegation, and people beside it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.people.models import Entity
from tests import factories
from visits import actions, importing

from .workbook.notebooks import saved, sheet_of

ROW_TO_REPAIR = (1, "Border management", "Open a post.", "urgent", "", "yes", "", "")


def days_ago(days) -> date:
    return timezone.localdate() - timedelta(days=days)


def open_visit(by, state):
    """A comprehensive visit on the list; `by` is its delegation."""
    with identity.as_person(by):
        return actions.put_on_list(
            by=by,
            state=state,
            title=f"{state.name}, comprehensive visit",
            type="comprehensive",
            mode="on-site",
            begins_on=days_ago(50),
            ends_on=days_ago(46),
        )


@pytest.fixture
def visit(holder, carana):
    return open_visit(holder, carana)


@pytest.fixture
def agreed(visit, holder, as_person):
    """The same visit, agreed by the host Government and under way."""
    with as_person(holder):
        actions.agree(visit, by=holder, on=days_ago(60))
        actions.start(visit, by=holder)
    return visit


@pytest.fixture
def colleague(cted):
    """Of the holder's office, but not on the visit."""
    return factories.person_of(cted, role="assessment-officer", clearance=1)


@pytest.fixture
def expert(visit, holder, as_person):
    """Of another organization, on the visit."""
    unodc = Entity.objects.get(code="unodc")
    person = factories.person_of(unodc, clearance=1)
    with as_person(holder):
        actions.join_delegation(visit, by=holder, person=person)
    return person


@pytest.fixture
def mission(carana):
    """Somebody of the permanent mission of Carana."""
    entity = factories.EntityFactory(kind=Entity.Kind.MISSION, state=carana)
    return factories.person_of(entity, clearance=1)


@pytest.fixture
def as_holder(client, holder):
    client.force_login(holder)
    return client


@pytest.fixture
def kept(visit, holder, as_person):
    """The address of a workbook with one row to repair, number 2."""
    with as_person(holder):
        workbook = importing.keep(
            visit,
            by=holder,
            content=saved(sheet_of(ROW_TO_REPAIR)),
            file_name="notebook.xlsx",
        )
        return importing.bring_in(workbook, by=holder).get_absolute_url()
