"""Keeping the portal's parts running until somebody asks them to stop."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from .processes import StartFailed

LONGEST_PAUSE = 30.0
# A part that ran this long before it ended starts again at once.
STEADY_AFTER = 60.0


class Part(Protocol):
    """A server or a program of the portal."""

    name: str
    is_running: bool

    def start(self) -> None: ...

    def stop(self) -> None: ...


@dataclass
class Watched:
    """A part and how it has fared."""

    part: Part
    started_at: float
    pause: float = 0.0
    again_at: float | None = None

    def look(self, now: float, say: Callable[[str], None]) -> None:
        """Start the part again when it ended, later each time it ends soon."""
        if self.part.is_running:
            return
        if self.again_at is None:
            self._put_off(now)
            say(f"The {self.part.name} ended; it starts again in {self.pause:.0f} s.")
        if now >= self.again_at:
            self._start(now, say)

    def _put_off(self, now: float) -> None:
        steady = now - self.started_at > STEADY_AFTER
        self.pause = 0.0 if steady else min(self.pause * 2 or 1.0, LONGEST_PAUSE)
        self.again_at = now + self.pause

    def _start(self, now: float, say: Callable[[str], None]) -> None:
        self.started_at, self.again_at = now, None
        try:
            self.part.start()
        except (OSError, StartFailed, subprocess.SubprocessError) as fault:
            say(f"The {self.part.name} did not start: {fault}")


def keep(parts: list[Part], say: Callable[[str], None]) -> None:
    """Watch the parts and start again what ends; an interrupt breaks off."""
    watched = [Watched(part, time.monotonic()) for part in parts]
    while True:
        for one in watched:
            one.look(time.monotonic(), say)
        time.sleep(0.2)


def stop(parts: list[Part]) -> None:
    """Stop them in the reverse order of their start."""
    for part in reversed(parts):
        part.stop()
