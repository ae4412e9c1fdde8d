"""The words of a document, so that it is found by them."""

import subprocess
import sys
from pathlib import Path

from . import files
from .media import SUFFIXES

PROGRAM = Path(__file__).with_name("extraction.py")
PATIENCE = 30


def words_of(stored_as: str, media_type: str) -> str:
    """What a stored file says; nothing when it cannot be read in time."""
    kind = SUFFIXES[media_type].removeprefix(".")
    try:
        with files.open_stored(stored_as) as file:
            answer = subprocess.run(
                # Isolated, and told nothing of the portal's own settings.
                [sys.executable, "-I", str(PROGRAM), kind],
                stdin=file,
                capture_output=True,
                check=True,
                env={},
                timeout=PATIENCE,
            )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode()
