"""`python -m tests.proof [ROW …]`: one line for each row, exit 1 on a MISS.

Each row is measured by a process of its own, in a database of its own.  A row that
could not be measured is a MISS.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests import servers
from tests.proof import databases

# Those that take the time of things have the machine to themselves.
TOGETHER, ALONE = (1, 2, 3, 4, 5, 6, 12), (7, 9, 10)
AT_ONCE = 2


def main(wanted):
    os.environ["DJANGO_SETTINGS_MODULE"] = "ctportal.settings"
    servers.start()
    _process("furnish", databases.FIRST).check_returncode()
    with ThreadPoolExecutor(AT_ONCE) as side_by_side:
        rows = [number for number in TOGETHER if number in wanted]
        fine = [told(line) for line in side_by_side.map(measured, rows)]
    fine += [told(measured(number)) for number in ALONE if number in wanted]
    return 0 if all(fine) else 1


def measured(number) -> str:
    """The line of a row, or why there is none."""
    with databases.copy() as database:
        done = _process(str(number), database)
    if done.returncode == 0 and done.stdout.startswith(f"row {number}:"):
        return done.stdout.strip()
    why = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
    return f"row {number}: not measured: {' '.join(why)} … MISS"


def told(line) -> bool:
    print(line, flush=True)  # noqa: T201
    return line.splitlines()[0].endswith("ok")


def _process(what, database):
    return subprocess.run(
        [sys.executable, "-m", "tests.proof.measuring", what],
        env=databases.environment(database),
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    asked = [int(number) for number in sys.argv[1:]]
    sys.exit(main(asked or [*TOGETHER, *ALONE]))
