"""Where the servers keep their data, and who runs them.

PostgreSQL refuses to run as root.  Started by root, the servers therefore run as
`nobody`, inside the home when `nobody` can reach it and under /var/lib when not.
"""

import hashlib
import os
import pwd
import secrets
import stat
import tempfile
from functools import cached_property
from pathlib import Path

ELSEWHERE = Path("/var/lib/ctportal")
# The system takes 107 bytes for a socket's path; this is the longest name we add.
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432.lock"
LONGEST_PATH = 107


class Place:
    """The directory of one home's servers; only they and the home's owner enter."""

    def __init__(self, home: Path):
        self.home = home
        self.user, self.group = who_runs_servers()
        # What a program is started with so that it runs as that user.
        self.identity = {}
        if os.geteuid() == 0:
            self.identity = {
                "user": self.user,
                "group": self.group,
                "extra_groups": [],
            }

    @cached_property
    def path(self) -> Path:
        note = self.home / "place"
        if note.exists():
            return Path(note.read_text())
        if self._fits_in_home():
            return self.home
        place = ELSEWHERE / secrets.token_hex(6)
        place.mkdir(parents=True)
        note.write_text(str(place))
        return place

    def _fits_in_home(self) -> bool:
        """Data that are there stay there, whatever became of the ways to them."""
        return (
            os.geteuid() != 0
            or (self.home / "postgres").exists()
            or is_open_to_all(self.home)
        )

    @cached_property
    def sockets(self) -> Path:
        """A private directory, short enough for a socket's path."""
        inside = self.path / "run"
        if len(f"{inside}{LONGEST_SOCKET_NAME}".encode()) <= LONGEST_PATH:
            return self.private(inside)
        digest = hashlib.sha256(str(self.path).encode()).hexdigest()[:12]
        return self.private(Path(tempfile.gettempdir()) / f"ctportal-{digest}")

    def private(self, folder: Path) -> Path:
        """A directory of the servers' own; refused when somebody else made it first."""
        try:
            folder.mkdir(mode=0o700)
            os.chown(folder, self.user, self.group)
        except FileExistsError:
            found = folder.lstat()
            if found.st_uid != self.user or not stat.S_ISDIR(found.st_mode):
                raise PermissionError(f"{folder} belongs to somebody else") from None
        folder.chmod(0o700)
        return folder


def who_runs_servers() -> tuple[int, int]:
    """The user and group of the servers: our own, unless we are root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def is_open_to_all(folder: Path) -> bool:
    """Whether a stranger may pass through to `folder`."""
    return all(step.stat().st_mode & stat.S_IXOTH for step in (folder, *folder.parents))
