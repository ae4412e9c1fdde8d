"""The portal's home: its key, its files, its mail and where its servers listen.

Everything the home knows stands in one file of KEY=value lines, so that any command
finds the portal that runs here.  What the process's own environment says comes first.
"""

import fcntl
import os
import secrets
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FILE = "environment"
SECRETS = {"SECRET_KEY", "DATABASE_PASSWORD", "DATABASE_OWNER_PASSWORD"}


def path() -> Path:
    """Where the home is: CTPORTAL_HOME, else `.portal` in the project."""
    return Path(os.environ.get("CTPORTAL_HOME") or PROJECT / ".portal").resolve()


def remembered(home: Path | None = None) -> dict[str, str]:
    """What the home knows; nothing when there is no home, or none of ours to read."""
    try:
        lines = ((home or path()) / FILE).read_text().splitlines()
    except (FileNotFoundError, PermissionError):
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line)


def remember(home: Path, values: dict[str, str]) -> None:
    """Add to what the home knows, in one step and for the owner's eyes only."""
    known = remembered(home) | values
    fresh = home / f"{FILE}.{secrets.token_hex(4)}"
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in known.items())
    fresh.replace(home / FILE)


def make(home: Path) -> None:
    """Give the portal a home with secrets, a place for files and one for mail."""
    home.mkdir(parents=True, exist_ok=True)
    if home.stat().st_uid != os.geteuid():
        raise PermissionError(f"{home} is another user's home: set CTPORTAL_HOME.")
    # Root's servers run as somebody else, who must pass through to reach their own.
    home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    for folder in ("files", "mail"):
        (home / folder).mkdir(mode=0o700, exist_ok=True)
    draw_secrets(home)
    files, mail = f"file://{home / 'files'}", f"filemail:///{home / 'mail'}"
    remember(home, {"FILES_URL": files, "EMAIL_URL": mail})


def draw_secrets(home: Path) -> None:
    """Draw the secrets the home lacks, one process at a time: each is drawn once."""
    alone = os.open(home, os.O_RDONLY)
    fcntl.flock(alone, fcntl.LOCK_EX)
    missing = SECRETS - remembered(home).keys()
    if missing:
        remember(home, {name: secrets.token_urlsafe(40) for name in sorted(missing)})
    os.close(alone)
