"""Asking the inspection, a program of its own, about a file."""

import json
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import files
from .media import DAMAGED, SUFFIXES, TEXT, TOO_FULL
from .traces import Carried, carried

# Isolated: told where the inspection lies, and nothing of the portal's own settings.
HERE = str(Path(__file__).parent)
PROGRAM = (
    "import runpy, sys; sys.path.append(sys.argv.pop(1));"
    " runpy.run_module('inspection', run_name='__main__', alter_sys=True)"
)
PATIENCE = 30
# The program's own way to say that a file holds more than it will look at.
TOO_MUCH = 3
NOT_CLEAN = _(
    "No clean copy of this file could be made. Keep it as it is, or not at all."
)


def words_of(stored_as: str, media_type: str) -> str:
    """What a stored file says; nothing when it cannot be read in time."""
    with files.open_stored(stored_as) as file:
        return words_in(file.read(), media_type)


def words_in(content: bytes, media_type: str) -> str:
    """What content says that is not stored yet."""
    try:
        return _asked("words", content, media_type).decode()
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return ""


def traces_of(content: bytes, media_type: str) -> list[Carried]:
    """What a file carries beside what it says; a `ValidationError` says why nobody
    can tell."""
    return [] if media_type == TEXT else carried(_told("traces", content, media_type))


def blocks_of(content: bytes, media_type: str) -> dict:
    """What a Word document says, block by block; a `ValidationError` says why nobody
    can tell."""
    return _told("blocks", content, media_type)


def mail_of(content: bytes, kind: str) -> dict:
    """What a mail says, `kind` being eml or msg; a `ValidationError` where nobody can
    tell."""
    return _told_of("mail", content, kind)


def cleaned(content: bytes, media_type: str) -> bytes:
    """A copy without what can be taken out, looked at a second time."""
    try:
        copy = _asked("clean", content, media_type)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failed:
        raise ValidationError(NOT_CLEAN) from failed
    if any(trace.is_taken_out for trace in traces_of(copy, media_type)):
        raise ValidationError(NOT_CLEAN)
    return copy


def _told(question, content, media_type):
    return _told_of(question, content, _kind(media_type))


def _told_of(question, content, kind):
    """An answer in words, or what is wrong with the file."""
    try:
        return json.loads(_asked_as(question, content, kind))
    except subprocess.TimeoutExpired as late:
        raise ValidationError(TOO_FULL) from late
    except subprocess.CalledProcessError as failed:
        is_too_much = failed.returncode == TOO_MUCH
        raise ValidationError(TOO_FULL if is_too_much else DAMAGED) from failed


def _asked(question: str, content: bytes, media_type: str) -> bytes:
    return _asked_as(question, content, _kind(media_type))


def _kind(media_type):
    return SUFFIXES[media_type].removeprefix(".")


def _asked_as(question: str, content: bytes, kind: str) -> bytes:
    answer = subprocess.run(
        [sys.executable, "-I", "-c", PROGRAM, HERE, question, kind],
        input=content,
        capture_output=True,
        check=True,
        env={},
        timeout=PATIENCE,
    )
    return answer.stdout
