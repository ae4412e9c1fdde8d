"""What a Word document that was brought says, block by block."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import files, inspecting
from .inspection.word import blocks
from .media import DOCX
from .models import Document

NOT_WORD = _("This is not a Word document. Save it as .docx and bring it again.")


@dataclass
class Block(blocks.Block):
    """A paragraph or a table, as it was before tracked changes and as it is after."""

    @property
    def is_changed(self) -> bool:
        return self.after != ([self.before] if self.before else [])


@dataclass
class Remark:
    """A remark in the margin: the words it is on, and what answers it there."""

    id: str
    author: str
    date: str
    text: str
    quoted: str
    answers: list["Remark"] = field(default_factory=list)

    def __post_init__(self):
        self.answers = [Remark(**answer) for answer in self.answers]


@dataclass
class Written:
    """A Word document as it was read."""

    blocks: list[Block]
    remarks: list[Remark]
    text_boxes: int = 0
    pictures: int = 0


def require_word(media_type: str):
    """Refuse what is no Word document, before it is kept."""
    if media_type != DOCX:
        raise ValidationError(NOT_WORD)


def read(document: Document) -> Written:
    """What a document says; a `ValidationError` says why it cannot be read."""
    require_word(document.media_type)
    with files.open_stored(document.stored_as) as file:
        told = inspecting.blocks_of(file.read(), document.media_type)
    blocks = [Block(**block) for block in told.pop("blocks")]
    remarks = [Remark(**remark) for remark in told.pop("remarks")]
    return Written(blocks, remarks, **told)
