"""Where the proof is made: with the exercise's accounts, and without its records."""

import os
import pickle
import traceback
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from ctportal.people.models import Clearance
from sharing.exercise import cast

from .. import factories, places
from ..databases import moved_to
from . import databases


def furnish():
    """Tables, reference data and the exercise's accounts, all cleared: what is hidden
    from them is hidden by the audience alone."""
    call_command("migrate", verbosity=0)
    with connection.as_owner():
        places.let_tests_give_them()
        call_command("load_reference", verbosity=0)
        cast.invent_states()
        places.let_tests_give_them()
    engage()
    connection.close()


def engage():
    cast.engage_people(factories.PASSWORD)
    Clearance.objects.filter(classification=0).update(classification=1)


@contextmanager
def elsewhere():
    """Work in a new database of one's own, with the same people."""
    with databases.copy() as name, moved_to(name):
        yield


def among_others(act):
    """What `act` gives in this process."""
    return act()


def by_itself(act):
    """What `act` gives in a process of its own: nothing that it leaves behind in
    memory is there for the next.

    Only from a process that has drawn no PDF yet: the threads that draw are not there
    in the new one, which would wait for them for ever.
    """
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _hand_over(act, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    _child, ended = os.waitpid(child, 0)
    if ended:
        raise ChildProcessError("A world was not played to its end.")
    return pickle.loads(said)  # noqa: S301


def _hand_over(act, writing):
    """Without whatever the parent does at its end."""
    ended = 1
    try:
        with os.fdopen(writing, "wb") as told:
            pickle.dump(act(), told)
        ended = 0
    finally:
        if ended:
            traceback.print_exc()
        os._exit(ended)
