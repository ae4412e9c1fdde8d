"""A file that comes from outside: looked at before anything of it is kept."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from . import files, inspecting, scanning
from .media import media_type_of, safe_name
from .traces import Carried


class Undecided(Exception):
    """The file carries traces, and nobody has said yet what becomes of them."""

    def __init__(self, arrived: "Arrived"):
        super().__init__(arrived.file_name)
        self.arrived = arrived


@dataclass(frozen=True)
class Arrived:
    """A file that may be taken: what it is, and what it carries beside what it says."""

    content: bytes
    file_name: str
    media_type: str
    carried: tuple[Carried, ...] = ()

    @property
    def facts(self) -> dict:
        """What a document says of its file."""
        return {
            "file_name": self.file_name,
            "media_type": self.media_type,
            "size": len(self.content),
            "digest": sha256(self.content).hexdigest(),
        }

    def decided(self, is_cleaned: bool | None) -> "Arrived":
        """The file as it will be kept; `Undecided` where nobody has said how."""
        if is_cleaned is None and self.carried:
            raise Undecided(self)
        if not is_cleaned or not any(trace.is_taken_out for trace in self.carried):
            return self
        content = inspecting.cleaned(self.content, self.media_type)
        return Arrived(content, self.file_name, self.media_type)


def look_at(file) -> Arrived:
    """What a file is and carries; a `ValidationError` says why it is not taken."""
    content = b"".join(_weighed(files.chunks_of(file)))
    media_type = media_type_of(file)
    scanning.require_harmless(files.chunks_of(file))
    carried = tuple(inspecting.traces_of(content, media_type))
    name = safe_name(PurePath(file.name).name, media_type)
    return Arrived(content, name, media_type, carried)


def _weighed(chunks):
    """The pieces of a file, as long as there are not too many of them."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > settings.FILE_SIZE_LIMIT:
            most = filesizeformat(settings.FILE_SIZE_LIMIT)
            said = _("This file is too large. The most is %s.") % most
            raise ValidationError(said, code="too-large")
        yield chunk
    if not size:
        raise ValidationError(_("This file is empty."))
