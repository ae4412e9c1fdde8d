"""What a process of the proof does: `furnish` the first database, or measure a row.

Of a row in parts it measures one of so many: `1 0 4` is the first quarter of row 1.
"""

import importlib
import json
import logging
import sys
from dataclasses import asdict

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


def main(what, part=0, parts=1):
    django.setup()
    # What Django's test client calls itself.
    settings.ALLOWED_HOSTS.append("testserver")
    logging.disable(logging.WARNING)
    if what == "furnish":
        module_named("place").furnish()
        return
    measure = module_named(MODULES[int(what)]).measure
    chosen = {"part": slice(part, None, parts)} if parts > 1 else {}
    print(json.dumps(asdict(measure(**chosen))))  # noqa: T201


def module_named(name):
    """A module beside this one; they import models, which Django must know first."""
    return importlib.import_module(f"tests.proof.{name}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
