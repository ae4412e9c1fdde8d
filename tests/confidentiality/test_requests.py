"""The pages on which an office decides who may read what it holds."""

import pytest
from django.urls import reverse

from ctportal.confidentiality import actions, asking, policy
from ctportal.confidentiality.scopes import Scope

from .. import factories

WORDS = {"channel": "oral", "received_on": "2026-01-02", "reason": "", "records": ""}


@pytest.fixture(params=["reader", "auditor", "administrator"])
def onlooker(request, cted):
    """Of the originating office, and there to read only."""
    return factories.person_of(cted, role=request.param, clearance=1)


def test_no_onlooker_decides_who_may_read(client, onlooker, holder, carana):
    record = factories.make_assessment(holder, state=carana)
    client.force_login(onlooker)
    released = reverse("confidentiality:release", args=[record.ref])
    for address in (released, reverse("requests:new") + "?state=XAA"):
        assert client.get(address).status_code == 403
        assert client.post(address, WORDS).status_code == 403


def test_nor_by_an_action(onlooker, holder, unoct, carana, as_person):
    record = factories.make_assessment(holder, state=carana)
    request = {"channel": "oral", "received_on": "2026-01-02", "state": carana}
    with as_person(onlooker):
        with pytest.raises(policy.PermissionDenied):
            actions.release(record, to=unoct, by=onlooker)
        with pytest.raises(policy.PermissionDenied):
            asking.enter(Scope([record]), by=onlooker, **request)


def test_nobody_writes_above_their_clearance(client, cted, carana):
    client.force_login(factories.person_of(cted, role="head"))
    typed = {"title": "Overview", "type": "overview", "as_of": "2026-01-02"}
    typed |= {"state": "XAA", "language": "en", "text": "", "classification": 1}
    assert client.post("/assessments/new/", typed).status_code == 403
    answer = client.post("/assessments/new/", typed | {"classification": 0})
    assert answer.status_code == 302
