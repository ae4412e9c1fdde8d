"""A workbook that cannot be read, and the one way of saying so."""

import zlib
from contextlib import contextmanager
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from django.utils.translation import gettext_lazy as _
from openpyxl.utils.exceptions import InvalidFileException

NOT_A_WORKBOOK = _("This is not an XLSX workbook, or it is damaged.")

# What the libraries raise at a file that is no workbook inside.
DAMAGE = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    ExpatError,
    InvalidFileException,
    LookupError,
    # openpyxl, at a cell without a number.
    NameError,
    NotImplementedError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


class UnreadableWorkbook(Exception):
    """A workbook that cannot be read at all; its message says what to do about it."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return str(self.message)


@contextmanager
def damage_explained():
    """Say in a sentence what a damaged file makes the libraries say in many ways."""
    try:
        yield
    except DAMAGE as damage:
        raise UnreadableWorkbook(NOT_A_WORKBOOK) from damage
