"""Which stretches of a text run from right to left."""

import re

ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
LATIN = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"

# A stretch begins with a letter of its script and ends with a letter or digit of it;
# what lies between belongs to it unless it is a letter of the other script.
RIGHT_TO_LEFT = re.compile(f"[{ARABIC}](?:[^{LATIN}]*[{ARABIC}])?")
LEFT_TO_RIGHT = re.compile(f"[{LATIN}](?:[^{ARABIC}]*[{LATIN}0-9])?")


MARKS = {True: "\u200f", False: "\u200e"}


def is_foreign(text: str, right_to_left: bool) -> bool:
    """Whether all its letters run the other way: then its full stop does as well."""
    own, other = (ARABIC, LATIN) if right_to_left else (LATIN, ARABIC)
    return bool(re.search(f"[{other}]", text)) and not re.search(f"[{own}]", text)


def marked(text: str, right_to_left: bool) -> str:
    """`text` whose foreign lines are held together by marks that nobody sees."""
    mark = MARKS[not right_to_left]
    return "\n".join(
        f"{mark}{line}{mark}" if is_foreign(line, right_to_left) else line
        for line in text.split("\n")
    )


def stretches(text: str, right_to_left: bool) -> list[tuple[str, bool]]:
    """`text` cut where its direction turns: pairs of words and "is right to left"."""
    if is_foreign(text, right_to_left):
        return [(text, not right_to_left)]
    foreign = LEFT_TO_RIGHT if right_to_left else RIGHT_TO_LEFT
    found, end = [], 0
    for match in foreign.finditer(text):
        found.append((text[end : match.start()], right_to_left))
        found.append((match.group(), not right_to_left))
        end = match.end()
    found.append((text[end:], right_to_left))
    return [(words, turned) for words, turned in found if words]
