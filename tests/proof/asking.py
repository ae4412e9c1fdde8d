"""Everything the portal can be asked by somebody, and what it answers."""

import re
from typing import NamedTuple
from urllib.parse import urljoin

from django.db import transaction
from django.test import Client
from django.urls import reverse

from ctportal.people.models import Person

from .. import crawler, markup
from ..confidentiality import test_doors as doors

# Drawn anew for each answer: what guards a form, what keeps it from being sent twice.
DRAWN = re.compile(rb'name="(csrfmiddlewaretoken|token)" value="[^"]+"')
FILES = ("csv", "xlsx")
OF_PAGES = ("get", "post")
OF_API = ("get", "head", "options", "post", "put", "patch", "delete")


class Asked(NamedTuple):
    method: str
    address: str


def everything(known, hidden) -> list[Asked]:
    """Every route with every method it may know, at what is known and at what is not,
    and every list as every file."""
    of_doors = [
        Asked(method, address.format(ref=ref))
        for ref, address in [*doors.doors_to(known), *doors.doors_to(hidden)]
        for method in (OF_API if address.startswith("/api/") else OF_PAGES)
    ]
    files = [f"{address}?format={kind}" for address in addresses() for kind in FILES]
    return list(
        dict.fromkeys([*pages(known, hidden), *of_doors, *map(asked_for, files)])
    )


def pages(known, hidden) -> list[Asked]:
    """Every route without words, the first addresses of what is known and of what is
    hidden, and the questions that the tests ask lists."""
    of_states = [doors.address_of(name, {}) for name in doors.OF_A_STATE]
    of_records = [*_first_addresses(known), *_first_addresses(hidden)]
    every = [*addresses(), *of_records, *of_states, *doors.QUESTIONS]
    return [asked_for(address) for address in every]


def _first_addresses(records):
    for kind, record in records.items():
        names, words = doors.DOORS.get(kind, ()), dict.fromkeys(doors.BESIDE, record)
        for name in dict.fromkeys((*names[:1], *names[-1:])):
            yield doors.address_of(name, words).format(ref=record.ref)


def asked_for(address) -> Asked:
    return Asked("get", address)


def addresses() -> list[str]:
    """The routes without words in them."""
    plain = [reverse(name) for name, wanted in doors.routes().items() if not wanted]
    return [address for address in plain if not address.startswith(doors.LEFT_OUT)]


def answers(login, asked) -> dict[Asked, tuple]:
    """What somebody is answered, each question as if it were the first."""
    browser = Client(raise_request_exception=False)
    browser.force_login(Person.objects.get(login=login))
    browser.get("/")
    return {question: _answer(browser, question) for question in asked}


def _answer(browser, question):
    with transaction.atomic():
        response = getattr(browser, question.method)(question.address)
        content = response.getvalue()
        transaction.set_rollback(True)
    headers = {k: v for k, v in response.items() if k != "Content-Length"}
    return response.status_code, headers, DRAWN.sub(b"", content)


def offered(answered: dict[Asked, tuple]) -> list[Asked]:
    """The questions that the pages themselves lead to: one of each shape."""
    known = {shape for asked in answered for shape in crawler.shapes_of(asked.address)}
    found = []
    for link in _links(answered):
        shapes = set(crawler.shapes_of(link))
        if "?" in link and not shapes <= known:
            known |= shapes
            found.append(Asked("get", link))
    return found


def _links(answered):
    for asked, (_status, headers, content) in answered.items():
        is_page = headers.get("Content-Type", "").startswith("text/html")
        if asked.method == "get" and content and is_page:
            for link in markup.Page(content.decode()).links:
                address = urljoin(asked.address, link).split("#")[0]
                if address.startswith("/") and not address.startswith(doors.LEFT_OUT):
                    yield address
