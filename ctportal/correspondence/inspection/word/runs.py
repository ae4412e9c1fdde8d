"""The words of one paragraph, with those that were put in and taken out."""

from dataclasses import dataclass, field

from .package import W, children, value

SAME, PUT_IN, TAKEN_OUT = "same", "put in", "taken out"
CHANGES = {
    W + "ins": PUT_IN,
    W + "moveTo": PUT_IN,
    W + "del": TAKEN_OUT,
    W + "moveFrom": TAKEN_OUT,
}
SIGNS = {
    W + "tab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


@dataclass
class Words:
    """A paragraph's pieces, each the same as before, put in or taken out."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    # Whether the paragraph's own end was put in, taken out or is the same.
    end: str = SAME
    remarks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    is_bold: bool = True

    @property
    def before(self) -> str:
        return "".join(text for text, how in self.pieces if how != PUT_IN)

    @property
    def after(self) -> str:
        return "".join(text for text, how in self.pieces if how != TAKEN_OUT)


class Reader:
    """Reads paragraphs one after the other: a remark's range may go through several."""

    def __init__(self):
        # The words each remark is on, and those whose range goes on.
        self.quoted: dict[str, str] = {}
        self._open: set[str] = set()
        # How deep in fields, and whether in the instruction of one.
        self._fields: list[bool] = []

    def words_of(self, paragraph) -> Words:
        words = Words(end=_end_of(paragraph))
        for remark in self._open:
            self.quoted[remark] += "\n"
        self._read(paragraph, words, SAME)
        words.is_bold = words.is_bold and any(text.strip() for text, _ in words.pieces)
        return words

    def _read(self, element, words, how):
        for child in children(element):
            if child.tag == W + "r":
                self._run(child, words, how)
            elif child.tag == W + "commentRangeStart":
                self._begin(child.get(W + "id"), words)
            elif child.tag == W + "commentRangeEnd":
                self._open.discard(child.get(W + "id"))
            elif child.tag in CHANGES:
                self._read(child, words, _changed(how, CHANGES[child.tag]))
            elif child.tag in (W + "hyperlink", W + "fldSimple"):
                self._read(child, words, how)

    def _begin(self, remark, words):
        self._open.add(remark)
        self.quoted.setdefault(remark, "")
        words.remarks.append(remark)

    def _run(self, run, words, how):
        if not _is_bold(run):
            words.is_bold = False
        for child in children(run):
            if child.tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif child.tag == W + "commentReference":
                self._refer(child.get(W + "id"), words)
            elif child.tag in NOTES:
                words.notes.append((NOTES[child.tag], child.get(W + "id")))
                self._say("[*]", words, how)
            elif not any(self._fields):
                self._say(_said(child), words, how)

    def _refer(self, remark, words):
        """A remark without a range stands where its sign does."""
        if remark not in self.quoted:
            self.quoted[remark] = ""
            words.remarks.append(remark)

    def _field(self, kind):
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text, words, how):
        if text:
            words.pieces.append((text, how))
            for remark in self._open if how != TAKEN_OUT else ():
                self.quoted[remark] += text


def _said(element) -> str:
    if element.tag in (W + "t", W + "delText"):
        return element.text or ""
    return SIGNS.get(element.tag, "")


def _changed(how, further):
    """What was put in and taken out again was neither before nor after."""
    return further if how in (SAME, further) else TAKEN_OUT


def _end_of(paragraph) -> str:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return SAME
    found = (how for tag, how in CHANGES.items() if mark.find(tag) is not None)
    return next(found, SAME)


def _is_bold(run) -> bool:
    said = value(run, f"{W}rPr/{W}b")
    has_words = any(child.tag == W + "t" and child.text for child in run)
    return not has_words or (said is not None and said not in ("0", "false"))
