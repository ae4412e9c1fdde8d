"""What a State says in the file it returned: each change and each remark in its place.

Its words are held against the paragraphs that were sent to it, with tracked changes or
without.  What has no place there is kept all the same, to be placed by hand.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from ctportal.correspondence.reading import Block, Remark, Written

from ..alignment import ALIKE, aligned, likeness
from ..models import Comment
from .framing import text_alone
from .outline import OF_HEADING, TITLES, TYPED, level_of

Asks = Comment.Asks
Place = tuple[int, str]
# The sign before an item, which Word counts anew when one is put in above it.
OF_ITEM = re.compile(r"(?:\(?[a-zA-Z0-9]{1,4}[.)]|•|\[\*\])\s+")
LONGEST_QUOTED = 600
# Of the text that was sent: less than this, and the file is something else.
ENOUGH = 0.3


@dataclass
class Said:
    """One comment as it was read; with no place, it waits to be placed by hand."""

    asks: str
    place: Place | None
    text: str = ""
    quoted: str = ""
    proposed: str = ""
    # Something before the beginning of the report: a cover, a letter.
    is_doubtful: bool = False

    @property
    def words(self) -> dict[str, str]:
        names = ("asks", "text", "quoted", "proposed")
        return {name: getattr(self, name) for name in names}


def said_in(written: Written, sent) -> list[Said]:
    """Every comment in a returned file, in the order of the report."""
    return Returned(written, sent).said()


class Returned:
    """A returned file beside the text that was sent: a list of `SentParagraph`."""

    def __init__(self, written, sent):
        blocks = text_alone(written.blocks)
        self.blocks = [b for b in blocks if b.style.casefold() not in TITLES]
        self.remarks = {remark.id: remark for remark in written.remarks}
        self.sent = sent
        self.places = self._places()

    def said(self) -> list[Said]:
        found = defaultdict(list)
        for place, blocks in self._by_place().items():
            found[place] += self._changes(place, blocks)
            found[place] += self._remarks_in(place, blocks)
        for known in self.sent if self.holds_the_text else ():
            if known.place not in found:
                found[known.place].append(Said(Asks.DELETION, known.place))
        order = [known.place for known in self.sent]
        in_place = [said for place in order for said in found[place]]
        return [*in_place, *found[None], *self._elsewhere()]

    @property
    def holds_the_text(self) -> bool:
        """Whether the file is the report at all, and not a letter about it."""
        found = set(self.places) - {None}
        return len(found) > len(self.sent) * ENOUGH

    # --- Which block is which paragraph ----------------------------------------------

    def _places(self) -> list[Place | None]:
        """The paragraph of each block; one put in stands where the last one did."""
        lines = [
            (known.place, plain(line)) for known in self.sent for line in _lines(known)
        ]
        read = [
            (number, plain(line))
            for number, block in enumerate(self.blocks)
            for line in block.before.split("\n")
            if block.before
        ]
        self.votes = votes = defaultdict(Counter)
        texts = [text for _place, text in lines], [text for _number, text in read]
        for old, new in aligned(*texts):
            if old is not None and new is not None:
                votes[read[new][0]][lines[old][0]] += 1
        places, last = [], None
        for number in range(len(self.blocks)):
            if number in votes:
                last = votes[number].most_common(1)[0][0]
            places.append(last)
        return places

    def _by_place(self) -> dict[Place | None, list[Block]]:
        found = defaultdict(list)
        for number, (block, place) in enumerate(
            zip(self.blocks, self.places, strict=True)
        ):
            # What was not sent is new, whether the change was tracked or not.
            is_known = number in self.votes
            found[place].append(block if is_known or not place else _as_new(block))
        return found

    @cached_property
    def taken_out(self) -> list:
        """The paragraphs that were sent and of which nothing stands in its place."""
        standing = {self.places[n] for n in self.votes if self.blocks[n].after}
        return [known for known in self.sent if known.place not in standing]

    # --- What is asked ---------------------------------------------------------------

    def _changes(self, place, blocks) -> list[Said]:
        if place is None:
            return [
                Said(Asks.ADDITION, None, proposed=_joined(block), is_doubtful=True)
                for block in blocks
                if block.after
            ]
        sent = next(known.text for known in self.sent if known.place == place)
        own, further = _parted(sent, blocks, is_heading=not place[1])
        said = []
        if not own:
            said.append(Said(Asks.DELETION, place))
        elif _all_plain(own) != _all_plain([sent]):
            said.append(Said(Asks.WORDING, place, proposed="\n".join(own)))
        return said + [Said(Asks.ADDITION, place, proposed=text) for text in further]

    def _remarks_in(self, place, blocks) -> list[Said]:
        return [
            _of_remark(self.remarks.pop(number), self._came_from(block, place), around)
            for block in blocks
            for number, around in ((number, _joined(block)) for number in block.remarks)
            if number in self.remarks
        ]

    def _came_from(self, block, place) -> Place | None:
        """A paragraph that was moved takes its remarks along to where it was sent."""
        said = plain(_joined(block))
        moved = [] if block.before else self.taken_out
        alike = {known.place: likeness(plain(known.text), said) for known in moved}
        found = max(alike, key=alike.get, default=place)
        return found if alike.get(found, 0) >= ALIKE else place

    def _elsewhere(self) -> list[Said]:
        """Remarks on what is no part of the body: a note, a head of page."""
        return [_of_remark(remark, None, "") for remark in self.remarks.values()]


def _as_new(block) -> Block:
    return replace(block, before="")


def plain(line: str) -> str:
    """A line as it is compared: without the numbers that are counted anew."""
    bare = " ".join(line.split())
    for sign in (TYPED, OF_HEADING, OF_ITEM):
        bare = sign.sub("", bare, count=1) if sign.match(bare) else bare
    return bare.casefold()


def _parted(sent, blocks, is_heading) -> tuple[list[str], list[str]]:
    """The lines of the paragraph as they are now, and further paragraphs after it."""
    own, further = [], []
    known = {plain(line) for line in sent.split("\n")}
    for block in blocks:
        if block.before:
            lines, more = _carried_on(block, known)
            own += lines
            further += more
        elif _is_item(block) and not is_heading and not further:
            own += [_with_sign(block, text) for text in block.after]
        else:
            further += [_with_sign(block, text) for text in block.after]
    return own, further


def _carried_on(block, known):
    """Of what a block has become: its own words, and what was put in around them."""
    if len(block.after) < 2 or plain(block.before) not in map(plain, block.after):
        return [_with_sign(block, text) for text in block.after], []
    same = [text for text in block.after if plain(text) == plain(block.before)]
    more = [text for text in block.after if text not in same]
    return [_with_sign(block, same[0])], more


def _is_item(block) -> bool:
    """Whether it is a line of the paragraph above, not a paragraph."""
    return block.is_table or block.is_bullet or block.counted_level > 0


def _with_sign(block, text) -> str:
    is_listed = block.label and (block.is_bullet or block.counted_level > 0)
    text = TYPED.sub("", text, count=1) if not block.label else text
    if level_of(block) is not None:
        return OF_HEADING.sub("", text, count=1)
    return f"{block.label} {text}" if is_listed else text


def _of_remark(remark: Remark, place, around) -> Said:
    said = [remark.text, *(answer.text for answer in remark.answers)]
    quoted = TYPED.sub("", remark.quoted or ("" if place else around), count=1)
    text = "\n\n".join(filter(None, said))
    return Said(Asks.REMARK, place, text=text, quoted=quoted[:LONGEST_QUOTED])


def _lines(known) -> list[str]:
    return known.text.split("\n")


def _joined(block) -> str:
    return "\n\n".join(block.after) or block.before


def _all_plain(texts) -> list[str]:
    return [plain(line) for text in texts for line in text.split("\n") if plain(line)]
