"""What the styles of a document hand down to its paragraphs."""

from dataclasses import dataclass

from .package import W, is_on, value

# Styles are based on one another; a ring of them is a damaged file.
DEEPEST = 20


@dataclass
class Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbering: str | None = None
    level: str | None = None
    is_bold: bool | None = None


class Styles:
    def __init__(self, root):
        self._styles, self.usual = {}, ""
        for element in root.iter(W + "style"):
            if element.get(W + "type") == "paragraph":
                known_as = element.get(W + "styleId", "")
                self._styles[known_as] = _style(element)
                if element.get(W + "default") in ("1", "true"):
                    self.usual = known_as

    def name_of(self, known_as: str) -> str:
        return self._styles.get(known_as, Style(known_as)).name

    def handed_down(self, known_as: str, what: str):
        """What a style says of itself, or the ones it is based on say."""
        for _step in range(DEEPEST):
            style = self._styles.get(known_as)
            if style is None:
                return None
            if getattr(style, what) is not None:
                return getattr(style, what)
            known_as = style.based_on
        return None


def _style(element) -> Style:
    properties, runs = element.find(W + "pPr"), element.find(W + "rPr")
    bold = is_on(runs, W + "b") if value(runs, W + "b") is not None else None
    outline = value(properties, W + "outlineLvl")
    return Style(
        name=value(element, W + "name") or "",
        based_on=value(element, W + "basedOn") or "",
        outline=int(outline) if outline and outline.isdecimal() else None,
        numbering=value(properties, f"{W}numPr/{W}numId"),
        level=value(properties, f"{W}numPr/{W}ilvl"),
        is_bold=bold,
    )
