"""Files that wait while their bringer decides what becomes of what they carry.

A file waits for an hour at most, under a random name that only its bringer is given,
signed; nothing about it stands in the database.
"""

import io
import time

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import files
from .arriving import Arrived

SALT = "a file that waits"
HOUR = 3600


def hold(arrived: Arrived, *, by) -> str:
    """Keep a file for an hour; what is given back opens it for the same person."""
    files.forget_waiting(before=time.time() - HOUR)
    stored_as = files.let_wait(arrived.content)
    return signing.dumps([by.pk, stored_as, arrived.file_name], salt=SALT)


def held(word: str, *, by) -> io.BytesIO:
    """The file that waits for this person under this word."""
    try:
        person, stored_as, name = signing.loads(word, salt=SALT, max_age=HOUR)
        content = files.path_of_waiting(stored_as).read_bytes()
    except (signing.BadSignature, FileNotFoundError) as gone:
        raise ValidationError(_("The file waited too long. Choose it again.")) from gone
    if person != by.pk:
        raise ValidationError(_("The file waited too long. Choose it again."))
    file = io.BytesIO(content)
    file.name = name
    return file


def forget(word: str) -> None:
    """Its bringer decided: what waited is gone."""
    _person, stored_as, _name = signing.loads(word, salt=SALT)
    files.path_of_waiting(stored_as).unlink(missing_ok=True)
