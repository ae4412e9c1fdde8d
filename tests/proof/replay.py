"""A script that plays the same each time: chance and the clock belong to its steps.

What one step draws does not move what the next one draws, so that a step left out
leaves no other trace than its own absence.
"""

from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace
from unittest import mock


class Replay:
    """Chance and the clock, set anew at the beginning of each step."""

    def __init__(self, begun_at: datetime):
        self.begun_at = self.now = begun_at
        self.drawn = Random()  # noqa: S311

    def step(self, name: str, minute: int):
        """From here on chance is drawn from `name`, and it is so many minutes later."""
        self.drawn.seed(name)
        self.now = self.begun_at + timedelta(minutes=minute)

    @contextmanager
    def in_force(self):
        """References, names and moments come from the step that is played."""
        with ExitStack() as patches:
            for name, drawn in self._draws().items():
                patches.enter_context(mock.patch(name, drawn))
            yield self

    def _draws(self):
        return {
            "secrets.choice": self.drawn.choice,
            "secrets.token_hex": lambda size: self.drawn.randbytes(size).hex(),
            # The names that rows have for addresses and machines.
            "uuid.os": SimpleNamespace(urandom=self.drawn.randbytes),
            "django.utils.timezone.datetime": self._clock(),
        }

    def _clock(self):
        replay = self

        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return replay.now.astimezone(tz)

        return Clock
