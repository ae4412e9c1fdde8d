"""How wide the columns of a table are, from what stands in them."""

import re
import unicodedata

NUMBER = re.compile(r"[-+−]?[\d\s.,%]*\d[\d\s.,%]*")
# In letters: how many stand side by side on a page, the longest word that is kept
# whole, the longest line worth having, and the space between two columns.
ROOM, LONGEST_WORD, LONGEST_LINE, GUTTER = 100, 20, 48, 5


def widths(columns, rows) -> list[float]:
    """One share for each column: room for its longest word, then for its prose."""
    cells = list(zip(columns, *rows, strict=True))
    words = [_longest_word(column) + GUTTER for column in cells]
    wanted = [_longest_line(column) + GUTTER + 1 for column in cells]
    lacking = [line - word for line, word in zip(wanted, words, strict=True)]
    spare = max(0, ROOM - sum(words)) / sum(lacking)
    return [word + spare * more for word, more in zip(words, lacking, strict=True)]


def numeric(columns, rows) -> list[bool]:
    """Which columns hold numbers only, and are set against their end."""
    cells = [[row[index] for row in rows] for index in range(len(columns))]
    return [bool(column) and all(map(_is_number, column)) for column in cells]


def _is_number(cell):
    return bool(NUMBER.fullmatch(cell.strip()))


def _longest_word(cells):
    words = [word for cell in cells for word in cell.split()]
    return min(max(map(_breadth, words), default=0), LONGEST_WORD)


def _longest_line(cells):
    return min(max(map(_breadth, cells)), LONGEST_LINE)


def _breadth(text):
    """Letters across; a Chinese character takes the room of two."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide
