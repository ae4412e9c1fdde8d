"""What a copy of a report, made here, says round the report's own text.

A copy that comes back is read without its cover, its marks, and the results and the
annex put below the text: the State's comments are on the text.
"""

from collections.abc import Iterable, Iterator

from ctportal.correspondence.reading import Block

FRAME = ("notice", "particular", "reference", "note")
APART, CHAPTER = "heading apart", "heading 1"


def text_alone(blocks: Iterable[Block]) -> Iterator[Block]:
    is_apart = False
    for block in blocks:
        style = block.style.casefold()
        if style in (APART, CHAPTER):
            is_apart = style == APART
        if not is_apart and style not in FRAME:
            yield block
