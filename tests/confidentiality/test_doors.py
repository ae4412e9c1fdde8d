"""Every address of the portal, tried by people from whom records are hidden.

Twice: at the door of a hidden record, which answers like one that never was; and on
every page that shows others, which is the same with and without what is hidden.  Each
time as the portal is, and with each of the two walls taken away in turn.
"""

import re
from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from assessments.printing import copies
from ctportal.confidentiality import keys, policy

from . import worlds

# The routes to each kind of record; what else stands in an address is below.
DOORS = {
    "assessment": [
        "assessments:detail",
        "assessments:copy",
        "assessments:edit",
        "assessments:extract",
        "assessments:to-state",
        "assessments:state-results",
        "assessments:advance",
        "assessments:supersede",
        "assessments:versions",
        "assessments:keep-version",
        "assessments:translations",
        "corrigenda:issue",
        "assessments:new-merge",
        "assessments:order-translation",
        "assessments:side-by-side",
        "assessments:translate",
        "assessments:new-section",
        "assessments:bring-draft",
        "assessments:draft",
        "assessments:bring-returned",
        "assessments:returned",
        "assessments:comments",
        "assessments:new-comment",
        "assessments:begin-answers",
        "assessments:new-finding",
        "assessments:new-recommendation",
        "api-assessments-detail",
        "api-assessments-copy",
        "api-assessments-steps",
        "api-assessments-state-results",
        "api-assessments-comment-days",
    ],
    "report-version": [
        "assessments:version",
        "api-report-versions-detail",
    ],
    "merge": [
        "assessments:merge",
        "assessments:unmerge",
        "api-merges-detail",
        "api-merges-undo",
    ],
    "corrigendum": ["corrigenda:corrigendum", "api-corrigenda-detail"],
    "corrigendum-notice": [
        "corrigenda:notice",
        "corrigenda:send",
        "corrigenda:by-hand",
        "corrigenda:document",
    ],
    "translation": [
        "assessments:translation",
        "assessments:edit-translation",
        "api-translations-detail",
    ],
    "comment": [
        "assessments:comment",
        "assessments:edit-comment",
        "assessments:answer-comment",
        "assessments:place-comment",
        "api-comments-detail",
    ],
    "comment-answer": ["api-comment-answers-detail"],
    "progress-report": ["api-progress-reports-detail"],
    "section": [
        "assessments:section",
        "assessments:edit-section",
        "assessments:take-out",
        "assessments:set-apart",
        "api-sections-detail",
    ],
    "survey-instrument": [
        "assessments:instrument",
        "assessments:edit-instrument",
        "assessments:step-instrument",
        "assessments:bring-questions",
        "assessments:new-heading",
        "assessments:edit-heading",
        "assessments:new-question",
        "assessments:edit-question",
        "assessments:take-away-question",
        "api-survey-instruments-detail",
        "api-survey-instruments-parts",
        "api-survey-instruments-steps",
    ],
    "survey-answers": [
        "assessments:answers",
        "assessments:fill-answers",
        "assessments:compare-answers",
        "assessments:accept-part",
        "assessments:answer-question",
        "assessments:accept-answer",
        "api-survey-answers-detail",
    ],
    "survey-answer": ["assessments:survey-answer", "api-answers-detail"],
    "external-evaluation": [
        "assessments:evaluation",
        "assessments:edit-evaluation",
        "assessments:rate-evaluation",
        "assessments:show-need",
        "assessments:take-back-need",
        "api-external-evaluations-detail",
        "api-external-evaluations-ratings",
        "api-external-evaluations-needs",
    ],
    "finding": [
        "assessments:finding",
        "assessments:edit-finding",
        "api-findings-detail",
    ],
    "recommendation": [
        "assessments:recommendation",
        "assessments:edit-recommendation",
        "assessments:propose-need",
        "assessments:verify",
        "assessments:propose-closure",
        "assessments:report-progress",
        "api-recommendations-detail",
        "assessments:choose-grounds",
        "assessments:take-up",
        "api-recommendation-grounds-list",
        "api-recommendation-grounds-detail",
        "api-recommendation-ties-list",
        "api-recommendation-ties-detail",
    ],
    "verification": ["api-verifications-detail"],
    "closure-proposal": [
        "assessments:answer-closure",
        "api-closure-proposals-detail",
    ],
    "closure-answer": ["api-closure-answers-detail"],
    "need": [
        "assessments:need",
        "assessments:edit-need",
        "assessments:agree",
        "assessments:meet",
        "assessments:ask-programme",
        "api-needs-detail",
        "api-needs-agreement",
        "api-needs-met",
    ],
    "programme-request": [
        "assessments:programme-request",
        "assessments:answer-programme",
        "api-programme-requests-detail",
    ],
    "analytical-product": [
        "assessments:product",
        "assessments:edit-product",
        "assessments:clear-product",
        "api-analytical-products-detail",
        "api-analytical-products-clear",
    ],
    "body-recommendation": [
        "assessments:body-recommendation",
        "assessments:edit-body-recommendation",
        "api-body-recommendations-detail",
    ],
    "programme-answer": ["api-programme-answers-detail"],
    "visit": [
        "visits:detail",
        "visits:step",
        "visits:join",
        "visits:leave",
        "visits:notebook",
        "visits:send",
        "visits:paste",
        "visits:template",
        "visits:import",
        "visits:line",
        "visits:earlier",
        "visits:move",
        "visits:restore",
        "visits:take-along",
        "visits:tie",
        "visits:withdraw",
        "visits:workbook",
        "visits:columns",
        "visits:bring-in",
        "visits:repair",
        "api-visits-detail",
        "visits:preparation",
        "visits:settle",
        "visits:state-agreed",
        "visits:parts",
        "visits:strike",
        "visits:invite",
        "visits:change",
        "visits:afterwards",
        "visits:new-report",
        "visits:consult",
        "visits:extract",
        "api-visits-steps",
        "api-visits-agreements",
        "api-visit-lines-list",
        "api-visit-lines-detail",
        "api-visit-lines-move",
        "api-visit-lines-send",
        "api-visit-lines-withdraw",
        "api-visit-lines-restore",
        "api-visit-changes-list",
        "api-visit-checklist-list",
        "api-visit-checklist-settle",
        "api-visit-checklist-reopen",
        "api-visit-delegation-list",
        "api-visit-delegation-detail",
    ],
    "project": [
        "projects:detail",
        "projects:edit",
        "projects:attach",
        "projects:give-input",
        "projects:decide",
        "projects:attest",
        "projects:waive",
        "api-projects-detail",
    ],
    "stage-input": ["projects:input", "api-stage-inputs-detail"],
    "document": [
        "correspondence:document",
        "correspondence:file",
        "api-documents-detail",
    ],
    "letter": [
        "letters:detail",
        "letters:edit",
        "letters:complete",
        "letters:happened",
        "letters:tie",
        "letters:untie",
        "api-letters-detail",
    ],
    "annual-list": [
        "visits:annual-list",
        "visits:add-entry",
        "visits:approve-list",
        "visits:decide-list",
        "visits:take-off",
        "visits:move-entry",
        "visits:end-entry",
        "visits:open-entry",
        "api-annual-lists-detail",
        "api-annual-lists-entries",
        "api-annual-lists-entry",
        "api-annual-lists-approval",
        "api-annual-lists-decisions",
    ],
    "visit-notice": [
        "visits:notice",
        "visits:edit-notice",
        "visits:call-off",
        "visits:invite-to-notice",
        "visits:report-of-notice",
        "api-visit-notices-detail",
    ],
    "external-mission": [
        "visits:mission",
        "visits:edit-mission",
        "visits:call-off-mission",
        "api-external-missions-detail",
    ],
    "invitation": ["visits:invitation", "visits:answer", "api-invitations-detail"],
    "invitation-answer": ["api-invitation-answers-detail"],
    "mission-report": [
        "visits:mission-report",
        "visits:edit-report",
        "visits:clear-report",
        "api-mission-reports-detail",
        "api-mission-reports-clear",
    ],
    "consultation": [
        "visits:consultation",
        "visits:edit-consultation",
        "visits:agree-area",
        "visits:area-need",
        "visits:area-idea",
        "api-consultations-detail",
        "api-consultations-areas",
    ],
    "transmission": ["transmissions:detail"],
    "withdrawal": ["withdrawal:withdrawal"],
    "withdrawal-notice": [
        "withdrawal:notice",
        "withdrawal:send",
        "withdrawal:by-hand",
        "withdrawal:answer",
        "withdrawal:document",
    ],
    "edition": ["exchange:edition", "api-editions-detail"],
    "pack": [
        "packs:detail",
        "packs:parts",
        "packs:copies",
        "packs:copy",
        "packs:close",
        "api-packs-detail",
    ],
    "note": [
        "notes:detail",
        "notes:edit",
        "notes:hand-in",
        "notes:sign",
        "notes:pass-on",
        "notes:acknowledge",
        "api-notes-detail",
    ],
    "committee-decision": [
        "decisions:detail",
        "decisions:act",
        "decisions:hold",
        "decisions:move-hold",
        "api-committee-decisions-detail",
        "api-committee-decisions-acts",
        "api-committee-decisions-holds",
        "api-committee-decisions-move-hold",
    ],
    "sealed-value": ["confidentiality:share-again"],
    "confidentiality-request": [
        "requests:detail",
        "requests:note",
        "requests:days",
        "requests:more",
        "requests:lift",
        "requests:lifting",
        "requests:settle",
    ],
}
# Doors that a record of any kind stands behind.
OF_ANY_KIND = [
    "api-record-clocks-list",
    "api-record-clocks-acts",
    "decisions:circulate",
    "decisions:meeting",
    "letters:act",
    "letters:make",
    "letters:of-record",
    "letters:start",
    "clearance:of-record",
    "clearance:submit",
    "clearance:take-back",
    "clearance:answer-for",
    "clearance:decide",
    "clearance:pass-on",
    "api-clearance-detail",
    "api-clearance-submit",
    "api-clearance-take-back",
    "api-clearance-decide",
    "api-clearance-answer-for",
    "portal:open",
    "confidentiality:readers",
    "confidentiality:release",
    "confidentiality:end-release",
    "confidentiality:consent",
    "confidentiality:classify",
    "confidentiality:view-as",
    "confidentiality:view-as-whom",
    "confidentiality:access",
    "confidentiality:seal",
    "confidentiality:history",
    "confidentiality:revert",
    "withdrawal:given",
]
# Addresses that take a reference as a question.
ASKED = [
    "/notes/new/?kind=information-note&answers={ref}",
    "/documents/new/?to={ref}",
    "/transmissions/new/?of={ref}",
    "/portal/?preview={ref}",
    "/portal/?q={ref}",
]
# Addresses with words that name no record.
OF_A_STATE = [
    "portal:state",
    "portal:state-list",
    "portal:state-instruments",
    "portal:enter-party",
    "portal:state-extract",
    "api-states-detail",
]
OPEN_TO_ALL = [
    "decisions:confirm-seat",
    "decisions:end-seat",
    "decisions:propose-seat",
    "decisions:turn-down-seat",
    "confidentiality:answer",
    "confidentiality:put-answer-aside",
    "account_confirm_email",
    "calendar-feed",
    "account_reset_password_from_key",
    "api-themes-detail",
    "api-instruments-detail",
    "api-requirements-detail",
    "api-resolutions-detail",
    "api-scales-detail",
    "api-requirements-check",
    "api-requirements-end",
    "api-requirements-replace",
    "api-approval-changes-detail",
    "api-approval-changes-confirm",
    "api-approval-changes-turn-down",
    "portal:theme",
    "portal:resolution",
    "portal:instrument",
    "assessments:approval-change",
    "assessments:change-approval",
    "assessments:settle-approval",
    "assessments:check-requirement",
    "assessments:end-requirement",
    "assessments:replace-requirement",
    "assessments:requirement",
    "assessments:take-back-requirement",
    "assessments:scale",
    "assessments:take-back-scale",
    "clearance:change-chain",
    "confidentiality:all-as",
    "confidentiality:change-standing",
    "confidentiality:further-reader",
    "confidentiality:name-reader",
    "confidentiality:settle-naming",
    "confidentiality:release-proposal",
    "confidentiality:settle-release",
    "confidentiality:settle-standing",
    "confidentiality:standing-change",
    "exchange:matrix",
    "letters:no-holiday",
    "letters:rule",
    "people:act-on-account",
    "people:confirm-hand-over",
    "people:confirm-place",
    "people:end-place",
    "people:forget-view",
    "people:hand-over",
    "people:invite-again",
    "people:manage-account",
    "people:member",
    "people:propose",
    "people:rename-entity",
    "people:share-view",
    "people:turn-down-hand-over",
    "people:turn-down-place",
    "visits:change-template",
    "visits:end-template",
]
# Signing out ends the trial; the schema is long and of the code alone.
LEFT_OUT = ("/account/", "/api/v1/schema/", "/readyz", "/language/")
QUESTIONS = [
    f"/portal/?q={worlds.CANARY}",
    "/portal/?q=known",
    "/portal/?kind=recommendation&state=XAA&year=2026",
    "/portal/?q=known&format=csv",
    "/assessments/recommendations/?sort=theme&columns=text",
    "/assessments/?q=known",
    "/themes/border-management/",
    "/states/XAA/extract/women/?format=xlsx",
    "/assessments/needs/not-agreed/?waited=30",
    "/assessments/products/?state=XAA",
    "/assessments/products/?q=known&format=csv",
    "/assessments/other-bodies/?source=experts",
    "/assessments/needs/programmes/?answer=none",
    "/assessments/needs/programmes/?q=known",
    "/projects/?builds=yes",
    "/projects/?builds=no",
    "/projects/?state=XAA",
    "/states/XAA/needs/?help=open",
    "/states/XAA/needs/?help=funded",
    "/states/XAA/recommendations/?theme=border-management&parts=apart",
    "/states/XAA/products/",
    "/states/XAA/other-bodies/",
    "/states/XAA/visits/?format=csv",
    "/packs/new/?state=XAA",
    "/states/?sort=-name",
    "/visits/due-under-16e/?standing=confidential",
    "/visits/due-under-16e/?standing=transmitted",
    "/exchange/recommendations/",
    "/confidentiality/requests/?format=csv",
    "/confidentiality/requests/new/?state=XAA",
]
METHODS = ("get", "post", "head", "options", "put", "patch", "delete")
MISSING = "000000"
NO_ROW = "00000000-0000-0000-0000-000000000000"
PLACE = "X-XXXXXX"
NO_METHOD, FAULT = 405, 500
CLOSED = (404, NO_METHOD)
# Drawn anew for each answer: what guards a form, what keeps it from being sent twice.
DRAWN = re.compile(r'name="(csrfmiddlewaretoken|token)" value="[^"]+"')
READABLE_BY = policy.readable_by


# --- The cast and the walls -----------------------------------------------------------


def as_it_is(monkeypatch):
    return None


def without_the_first_wall(monkeypatch):
    monkeypatch.setattr(policy, "readable_by", lambda person, through="": policy.Q())


def browser_of(person) -> Client:
    """Signed in, and come to the portal's first page."""
    browser = Client()
    browser.force_login(person)
    browser.get("/")
    return browser


@contextmanager
def keys_looked_up_once():
    """Nothing that is asked on one round changes what anybody's keys open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "audiences_open_to", cache(keys.audiences_open_to))
        yield


# --- At the doors ---------------------------------------------------------------------


@pytest.mark.parametrize("walls", [as_it_is, without_the_first_wall])
def test_a_hidden_record_answers_like_a_missing_one(committed, monkeypatch, walls):
    world = worlds.make()
    hidden = worlds.populate(world)
    walls(monkeypatch)
    assert differing_doors(browser_of(world.outsider), hidden) == []


def test_so_it_does_without_the_second_wall(committed):
    world = worlds.make()
    hidden = worlds.populate(world)
    with connection.as_owner():
        assert differing_doors(browser_of(world.outsider), hidden) == []


def differing_doors(browser, hidden) -> list:
    """The methods and addresses at which a hidden record is not like a missing one."""
    missing, settled = {}, set()
    with keys_looked_up_once():
        return [
            (method, address, said)
            for ref, address in doors_to(hidden)
            for method in methods_at(address)
            if (method, address) not in settled
            and (said := difference(browser, method, address, ref, missing, settled))
        ]


def methods_at(address):
    return METHODS if address.startswith("/api/") else METHODS[:2]


# Records that stand in an address beside the one it is of.
BESIDE = ("line", "earlier", "finding", "workbook", "document")


def doors_to(records):
    """Each reference with each address it stands in, the reference left out."""
    for kind, record in records.items():
        line = records.get("recommendation", record)
        others = {word: records.get(word, line) for word in BESIDE}
        for name in DOORS.get(kind, ()):
            yield record.ref, address_of(name, others)
        for name in OF_ANY_KIND:
            yield record.ref, address_of(name, others)
        for address in ASKED:
            yield record.ref, address


def address_of(name, others) -> str:
    """The address of a route, with {ref} where the reference goes."""
    known = {
        "ref": PLACE,
        "number": 1,
        "code": "agreed",
        "part": "needs",
    }
    known |= {"what": "sent", "kind": "note", "act": "extend", "template": "consent"}
    known |= {"iso3": "XAA", "entity": "unoct", "reader": "entity-unoct"}
    known |= {"stop": "cancel", "matter": "women", "language": "es"}
    known |= {"hold": NO_ROW}
    known |= dict.fromkeys(("entry", "item", "area", "template", "step"), NO_ROW)
    known["identity"] = NO_ROW
    known |= {"member": "unoct"} | {word: record.ref for word, record in others.items()}
    wanted = {word: known[word] for word in routes()[name]}
    return reverse(name, kwargs=wanted).replace(PLACE, "{ref}")


def difference(browser, method, address, ref, missing, settled) -> tuple | None:
    """The two answers' statuses, where the answers are not the same or are a fault.

    What is `missing` answers at an address as every other that is missing there.  A
    method that an address refuses, whatever it is of, is refused before any record is
    looked for: that it is the same for one record is `settled` for all.
    """
    if (method, address) not in missing:
        missing[method, address] = asked(browser, method, address, no_such(ref))
    hidden_one = asked(browser, method, address, ref)
    missing_one = missing[method, address]
    is_found = method == "get" and "?" not in address and hidden_one[0] not in CLOSED
    if hidden_one == missing_one and hidden_one[0] < FAULT and not is_found:
        if hidden_one[0] == NO_METHOD:
            settled.add((method, address))
        return None
    return hidden_one[0], missing_one[0]


def no_such(ref):
    return ref[: -len(MISSING)] + MISSING


def asked(browser, method, address, ref) -> tuple:
    return heard(getattr(browser, method)(address.format(ref=ref)), ref)


def heard(response, ref="") -> tuple:
    """Status, headers and body, but for what is drawn anew and the address asked."""
    body = DRAWN.sub("", response.getvalue().decode(errors="replace"))
    headers = {k: v for k, v in response.items() if k != "Content-Length"}
    return response.status_code, headers, body.replace(ref, "") if ref else body


# --- On every page --------------------------------------------------------------------


@pytest.fixture
def drawn_up_at_once(monkeypatch):
    """Copies of reports bear the same moment, so that they can be compared."""
    moment = timezone.now()
    monkeypatch.setattr(copies, "timezone", SimpleNamespace(now=lambda: moment))


# What one wall alone keeps back, both of them do; both together stand in the first row
# of the proof.
@pytest.mark.usefixtures("drawn_up_at_once")
def test_no_page_tells_of_what_is_hidden(committed, monkeypatch):
    world = worlds.make()
    known = worlds.populate(world, readers=[world.outsider.entity], words="known")
    browser = browser_of(world.outsider)
    without_the_first_wall(monkeypatch)
    before = pages_of(browser, known)
    hang_hidden(world, known, monkeypatch)
    assert differing_pages(before, pages_of(browser, known)) == []


@pytest.mark.usefixtures("drawn_up_at_once")
def test_nor_does_one_without_the_second_wall(committed, monkeypatch):
    world = worlds.make()
    known = worlds.populate(world, readers=[world.outsider.entity], words="known")
    with connection.as_owner():
        browser = browser_of(world.outsider)
        before = pages_of(browser, known)
        hang_hidden(world, known, monkeypatch)
        assert differing_pages(before, pages_of(browser, known)) == []


def hang_hidden(world, known, monkeypatch):
    """Hide a record of each kind under those that are known, both walls standing."""
    with monkeypatch.context() as undone:
        undone.setattr(policy, "readable_by", READABLE_BY)
        worlds.populate(world, over=known)


def pages_of(browser, known) -> dict:
    """What every page says to one person, and every list as a file."""
    addresses = [reverse(name) for name, wanted in routes().items() if not wanted]
    addresses = [a for a in addresses if not a.startswith(LEFT_OUT)]
    lists = [f"{a}?format=csv" for a in addresses if not a.startswith("/api/")]
    doors = [door.format(ref=ref) for ref, door in doors_to(known)]
    others = [address_of(name, {}) for name in OF_A_STATE]
    with keys_looked_up_once():
        return {
            address: heard(browser.get(address))
            for address in [*addresses, *lists, *doors, *others, *QUESTIONS]
        }


def differing_pages(before, after) -> list:
    return [
        address
        for address, answer in after.items()
        if answer != before[address] or answer[0] >= FAULT
    ]


# --- All of them ----------------------------------------------------------------------


def test_every_route_is_a_door_or_open_to_all():
    decided = {*OF_ANY_KIND, *OF_A_STATE, *OPEN_TO_ALL}
    decided |= {name for names in DOORS.values() for name in names}
    assert {name for name, wanted in routes().items() if wanted} == decided


@cache
def routes() -> dict[str, tuple]:
    """Every route by name, with the words that stand in its address."""
    return dict(_routes(get_resolver().url_patterns, "", ()))


def _routes(patterns, space, wanted):
    for pattern in patterns:
        words = (*wanted, *pattern.pattern.converters, *_named(pattern))
        if isinstance(pattern, URLResolver):
            within = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, within, words)
        else:
            yield f"{space}{pattern.name}", tuple(dict.fromkeys(words))


def _named(pattern):
    return pattern.pattern.regex.groupindex
