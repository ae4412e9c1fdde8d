"""Programs the portal runs beside itself, and what is left of them after a crash.

Each carries the place it belongs to in its environment.  A program left behind by a
killed portal is so known for certain, whatever became of process numbers and files.
"""

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MARK = "CTPORTAL_PLACE"
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


@dataclass
class Child:
    """One program; it is told to end when the portal that started it is gone."""

    name: str
    command: list[str]
    place: Path
    user: int | None = None
    group: int | None = None
    environment: dict[str, str] = field(default_factory=dict)
    directory: Path | None = None
    log: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 20.0
    process: subprocess.Popen | None = None

    def start(self) -> None:
        parent = os.getpid()

        def end_with_parent():
            libc.prctl(PR_SET_PDEATHSIG, self.stop_signal)
            if os.getppid() != parent:
                os._exit(1)

        with open(self.log or os.devnull, "ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.directory,
                env=os.environ | self.environment | {MARK: str(self.place)},
                stdin=subprocess.DEVNULL,
                stdout=log if self.log else None,
                stderr=log if self.log else None,
                user=self.user,
                group=self.group,
                extra_groups=None if self.user is None else [],
                # Ctrl-C is for the portal, which ends its children in order.
                start_new_session=True,
                # Safe here: it is called before the portal has threads.
                preexec_fn=end_with_parent,  # noqa: PLW1509
            )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask it to end; insist when it has not after `patience` seconds."""
        if not self.is_running:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def clear_left_behind(place: Path, patience: float = 5.0) -> None:
    """Wait for what an earlier portal started here to end, then end it."""
    deadline = time.monotonic() + patience
    while left := left_behind(place):
        if time.monotonic() > deadline:
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def left_behind(place: Path) -> list[int]:
    """The living processes that carry the place's mark."""
    mark = f"{MARK}={place}".encode()
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and mark in variables(entry)
    ]


def variables(entry: Path) -> list[bytes]:
    """The environment of a process, none when it ended or is another user's."""
    try:
        return (entry / "environ").read_bytes().split(b"\0")
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return []
