"""Two wordings side by side: which words are the same, put in, taken out."""

import re
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")
SAME, PUT_IN, TAKEN_OUT = "same", "put-in", "taken-out"


def differences(former: str, later: str) -> list[tuple[str, str]]:
    """The later wording with what was taken out of the former, piece by piece."""
    old, new = WORD.findall(former), WORD.findall(later)
    pieces = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append((SAME, "".join(new[j:j_end])))
            continue
        if i < i_end:
            pieces.append((TAKEN_OUT, "".join(old[i:i_end])))
        if j < j_end:
            pieces.append((PUT_IN, "".join(new[j:j_end])))
    return pieces
