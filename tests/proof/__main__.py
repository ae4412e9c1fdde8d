"""`python -m tests.proof [ROW …]`: one line for each row, exit 1 on a MISS.

Each row is measured by a process of its own, in a database of its own.  A row that
could not be measured is a MISS.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests import servers
from tests.proof import databases
from tests.proof.rows import Row, joined

# Those that take the time of things have the machine to themselves.
TOGETHER, ALONE = (1, 2, 3, 4, 5, 6, 12), (7, 9, 10)
AT_ONCE = 2
# Row 1 takes longest: each family of its worlds is a part by itself.
PARTS = {1: 4}


def main(wanted):
    os.environ["DJANGO_SETTINGS_MODULE"] = "ctportal.settings"
    servers.start()
    _process("furnish", database=databases.FIRST).check_returncode()
    together = [number for number in TOGETHER if number in wanted]
    with ThreadPoolExecutor(AT_ONCE) as side_by_side:
        begun = [begin(side_by_side, number) for number in together]
        fine = [told([part.result() for part in parts]) for parts in begun]
    alone = [number for number in ALONE if number in wanted]
    fine += [told([measured(number)]) for number in alone]
    return 0 if all(fine) else 1


def begin(side_by_side, number) -> list:
    """A row's parts, each to be measured when its turn comes."""
    parts = PARTS.get(number, 1)
    return [side_by_side.submit(measured, number, n, parts) for n in range(parts)]


def measured(number, part=0, parts=1) -> Row:
    """A part of a row, or why there is none."""
    with databases.copy() as database:
        done = _process(number, part, parts, database=database)
    if done.returncode == 0:
        return Row(**json.loads(done.stdout.splitlines()[-1]))
    why = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
    return Row(number, "not measured", " ".join(why), is_ok=False)


def told(parts) -> bool:
    row = joined(parts)
    print(row, flush=True)  # noqa: T201
    return row.is_ok


def _process(*what, database):
    return subprocess.run(
        [sys.executable, "-m", "tests.proof.measuring", *map(str, what)],
        env=databases.environment(database),
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    asked = [int(number) for number in sys.argv[1:]]
    sys.exit(main(asked or [*TOGETHER, *ALONE]))
