"""Programs the portal runs beside itself, and what is left of them after a crash.

Each carries the place it belongs to in its environment.  A program left behind by a
killed portal is so known for certain, whatever became of process numbers and files.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MARK = "CTPORTAL_PLACE"
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


class StartFailed(Exception):
    """Something the portal cannot open without did not start or succeed."""


@dataclass
class Child:
    """One program; it is told to end when the portal that started it is gone."""

    name: str
    command: list[str]
    place: Path
    identity: dict = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    directory: Path | None = None
    log: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 20.0
    process: subprocess.Popen | None = None

    def start(self) -> None:
        self._end_group()
        with open(self.log or os.devnull, "ab", opener=for_our_eyes) as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.directory,
                env=os.environ | self.environment | {MARK: str(self.place)},
                stdin=subprocess.DEVNULL,
                stdout=log if self.log else None,
                stderr=log if self.log else None,
                **self.identity,
                # Ctrl-C is for the portal, which ends its children in order.
                start_new_session=True,
                # Safe here: the portal that starts children has no threads.
                preexec_fn=self._end_with(os.getpid()),  # noqa: PLW1509
            )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def finish(self) -> None:
        """Start it, wait for its end, and raise when it failed."""
        self.start()
        try:
            code = self.process.wait()
        finally:
            self.stop()
        if code:
            raise StartFailed(f"The {self.name} failed; it said why above.")

    def stop(self) -> None:
        """Ask it to end; insist when it has not after `patience` seconds."""
        if self.is_running:
            self.process.send_signal(self.stop_signal)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        self._end_group()

    def _end_group(self) -> None:
        """End what the program started and did not take with it."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _end_with(self, parent: int) -> Callable[[], None]:
        def arrange():
            libc.prctl(PR_SET_PDEATHSIG, self.stop_signal)
            if os.getppid() != parent:
                os._exit(1)

        return arrange


def for_our_eyes(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def clear_left_behind(place: Path) -> None:
    """End whatever an earlier portal of this place left running."""
    end(lambda: marked(place))


def end(find: Callable[[], list[int]], patience: float = 5.0) -> None:
    """Wait for processes that are already told to end; insist after `patience`."""
    deadline = time.monotonic() + patience
    while left := find():
        if time.monotonic() > deadline:
            _kill(left)
        time.sleep(0.05)


def _kill(pids):
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def marked(place: Path) -> list[int]:
    """The processes that carry the place's mark."""
    mark = f"{MARK}={place}".encode()
    return [pid for pid, entry in processes() if mark in variables(entry)]


def running(program: Path) -> list[int]:
    """The processes of one program, by the file they were started from."""
    return [pid for pid, entry in processes() if started_from(entry) == program]


def processes() -> Iterator[tuple[int, Path]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            yield int(entry.name), entry


def variables(entry: Path) -> list[bytes]:
    """The environment of a process, none when it ended or is another user's."""
    try:
        return (entry / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def started_from(entry: Path) -> Path | None:
    try:
        return (entry / "exe").readlink()
    except OSError:
        return None
