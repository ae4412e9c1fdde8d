"""Every way in: a hidden record answers like one that never was."""

import pytest

from ctportal.confidentiality.actions import release

from .conftest import NO_SUCH_REF

PAGES = {
    "assessment": [
        "/assessments/{}/",
        "/assessments/{}/edit/",
        "/assessments/{}/finding/",
        "/assessments/{}/recommendation/",
    ],
    "finding": ["/assessments/findings/{}/", "/assessments/findings/{}/edit/"],
    "recommendation": [
        "/assessments/recommendations/{}/",
        "/assessments/recommendations/{}/edit/",
        "/assessments/recommendations/{}/need/",
    ],
    "need": [
        "/assessments/needs/{}/",
        "/assessments/needs/{}/edit/",
        "/assessments/needs/{}/agreement/",
    ],
}
API = {
    "assessment": ["/api/v1/assessments/{}/"],
    "finding": ["/api/v1/findings/{}/"],
    "recommendation": ["/api/v1/recommendations/{}/"],
    "need": ["/api/v1/needs/{}/"],
}
ACTS = {
    "assessment": ["/assessments/{}/advance/"],
    "recommendation": ["/assessments/recommendations/{}/status/"],
}
DOORS = [
    (kind, address)
    for doors in (PAGES, API)
    for kind, addresses in doors.items()
    for address in addresses
]


@pytest.mark.parametrize(("kind", "address"), DOORS)
def test_a_hidden_record_looks_like_a_missing_one(
    browser, request, outsider, kind, address
):
    record, client = request.getfixturevalue(kind), browser(outsider)
    hidden = client.get(address.format(record.ref))
    missing = client.get(address.format(NO_SUCH_REF))
    assert hidden.status_code == missing.status_code == 404
    assert without_path(hidden, record.ref) == without_path(missing, NO_SUCH_REF)


@pytest.mark.parametrize(("kind", "address"), DOORS)
def test_its_holder_finds_the_same_door_open(browser, request, holder, kind, address):
    record = request.getfixturevalue(kind)
    assert browser(holder).get(address.format(record.ref)).status_code == 200


@pytest.mark.parametrize(
    ("kind", "address"), [(kind, a) for kind, acts in ACTS.items() for a in acts]
)
def test_an_act_on_a_hidden_record_finds_nothing(
    browser, request, outsider, kind, address
):
    record, client = request.getfixturevalue(kind), browser(outsider)
    hidden = client.post(address.format(record.ref))
    missing = client.post(address.format(NO_SUCH_REF))
    assert hidden.status_code == missing.status_code == 404
    assert without_path(hidden, record.ref) == without_path(missing, NO_SUCH_REF)


@pytest.mark.parametrize("kind", API)
def test_a_list_of_the_api_has_only_what_may_be_read(
    browser, request, holder, outsider, kind
):
    record = request.getfixturevalue(kind)
    address = API[kind][0].format("")[:-1]
    assert browser(outsider).get(address).json()["results"] == []
    assert [row["ref"] for row in browser(holder).get(address).json()["results"]] == [
        record.ref
    ]


def test_the_api_names_a_report_only_to_its_readers(
    browser, holder, reader, assessment, need, recommendation, as_person
):
    with as_person(holder):
        release(need, to=reader.entity, by=holder)
    told = browser(reader).get(f"/api/v1/needs/{need.ref}/").json()
    assert (told["assessment"], told["recommendation"]) == (None, None)
    told = browser(holder).get(f"/api/v1/needs/{need.ref}/").json()
    assert told["assessment"] == assessment.ref
    assert told["recommendation"] == recommendation.ref


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"state": "XAA", "priority": "2", "status": "open"}, 1),
        ({"state": "XAB"}, 0),
        ({"theme": "no-such-theme"}, 0),
    ],
)
def test_the_api_is_asked_by_state_theme_priority_and_status(
    browser, holder, recommendation, asked, count
):
    answer = browser(holder).get("/api/v1/recommendations/", asked)
    assert len(answer.json()["results"]) == count


def without_path(response, ref):
    """The body; the one place that repeats the address asked is the reader's own."""
    return response.content.decode().replace(ref, "")
