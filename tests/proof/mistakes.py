"""`make mistakes`: plants each mistake in a copy of the tree, and sees it caught.

Two copies, each with servers of its own, take the mistakes in turns.  In each the
tests that guard against a mistake run as they are first, so that what is caught is the
mistake and nothing else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from queue import SimpleQueue

from .planted import MISTAKES

ROOT = Path(__file__).parents[2]
COPIES = 2
# Long enough for a row that a mistake makes slow, on a machine that does other things.
PATIENCE = 1800
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".portal", "__pycache__", ".*_cache")
CAUGHT, FINE, TOO_LONG = 1, 0, -1
moments = count(1)


def main(wanted):
    asked = [m for n, m in enumerate(MISTAKES, 1) if not wanted or n in wanted]
    with tempfile.TemporaryDirectory(prefix="ctportal-mistakes-") as folder:
        copies = SimpleQueue()
        for number in range(COPIES):
            copies.put(Copy(Path(folder) / str(number)))
        guards = sorted({guard for mistake in asked for guard in mistake.guards})
        shares = [guards[place::COPIES] for place in range(COPIES)]
        failing = [said for said in in_turns(copies, as_it_is, shares) if told(said)]
        missed = [
            said
            for said in in_turns(copies, verdict, asked)
            if told(said).endswith("!")
        ]
    return 1 if failing or missed else 0


def in_turns(copies, does, things):
    """What is done with each thing, in whichever copy is free, in their order."""
    with ThreadPoolExecutor(COPIES) as side_by_side:
        yield from side_by_side.map(lambda one: in_a_copy(copies, does, one), things)


def in_a_copy(copies, does, what):
    copy = copies.get()
    try:
        return does(copy, what)
    finally:
        copies.put(copy)


class Copy:
    """A copy of the tree with a home of its own, in which things may go wrong."""

    def __init__(self, folder):
        self.tree, self.home = folder / "tree", folder / "home"
        shutil.copytree(ROOT, self.tree, ignore=LEFT_OUT)

    def write(self, file, text):
        """With a moment of its own, so that nothing compiled before is taken for it."""
        path = self.tree / file
        path.write_text(text, encoding="utf-8")
        moment = path.stat().st_mtime + next(moments)
        os.utime(path, (moment, moment))

    def run(self, tests) -> int:
        """The exit code of these tests, until the first that fails."""
        try:
            return subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", "--reuse-db", *tests],
                cwd=self.tree,
                env=os.environ | {"CTPORTAL_TEST_HOME": str(self.home)},
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return TOO_LONG


def as_it_is(copy, guards) -> str:
    """What is wrong without any mistake: nothing, or the rest says nothing."""
    if not guards or copy.run(guards) == FINE:
        return ""
    return f"one of these fails without any mistake: {' '.join(guards)}"


def verdict(copy, mistake) -> str:
    """What became of one mistake; it ends in an exclamation mark if nothing did."""
    head = f"mistake {MISTAKES.index(mistake) + 1}: {mistake.what} …"
    text = (copy.tree / mistake.file).read_text(encoding="utf-8")
    if text.count(mistake.old) != 1:
        return f"{head} no longer to be planted in {mistake.file}!"
    copy.write(mistake.file, text.replace(mistake.old, mistake.new))
    try:
        done = copy.run(mistake.guards)
    finally:
        copy.write(mistake.file, text)
    if done == CAUGHT:
        return f"{head} caught by {mistake.guard}"
    return f"{head} {'MISSED' if done == FINE else 'could not be tried'}!"


def told(line) -> str:
    if line:
        print(line, flush=True)  # noqa: T201
    return line


if __name__ == "__main__":
    sys.exit(main({int(number) for number in sys.argv[1:]}))
