"""What a process of the proof does: `furnish` the first database, or measure a row."""

import importlib
import logging
import sys

import django
from django.conf import settings

MODULES = {
    1: "three_worlds",
    2: "completeness",
    3: "first_wall_down",
    4: "second_wall_down",
    5: "agreement",
    6: "canaries",
    7: "timing",
    9: "cost",
    10: "ledger",
    12: "sealed",
}


def main(what):
    django.setup()
    # What Django's test client calls itself.
    settings.ALLOWED_HOSTS.append("testserver")
    logging.disable(logging.WARNING)
    if what == "furnish":
        module_named("place").furnish()
    else:
        print(module_named(MODULES[int(what)]).measure())  # noqa: T201


def module_named(name):
    """A module beside this one; they import models, which Django must know first."""
    return importlib.import_module(f"tests.proof.{name}")


if __name__ == "__main__":
    main(sys.argv[1])
