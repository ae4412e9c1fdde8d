"""Word files whose bytes depend on nothing but what they hold."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest day a zip archive can bear.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def without_moments(archive: bytes) -> bytes:
    """The same archive, its entries in order of name and all of one fixed day."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(written, "w") as target:
        # Readers look for the list of content types first; "[" sorts before letters.
        for name in sorted(source.namelist()):
            target.writestr(_entry(name), source.read(name), ZIP_DEFLATED)
    return written.getvalue()


def _entry(name):
    entry = ZipInfo(name, FIRST_DAY)
    # Unix permissions would otherwise tell the system that made the file.
    entry.create_system = 0
    entry.external_attr = 0
    return entry
