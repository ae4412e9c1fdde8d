"""What a page of HTML is made of, as far as a test may ask."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from lxml import html

# Controls that say what they are by themselves.
SELF_EXPLAINING = {"hidden", "submit", "button", "image", "reset"}
CONTROLS = "//input | //select | //textarea"


@dataclass(frozen=True)
class Question:
    """A form that only asks, with what it would send as it stands."""

    action: str
    values: list[tuple[str, str]]


class Page:
    """One page, read once; `faults` says in a few words what is wrong with it."""

    def __init__(self, text: str):
        self.tree = html.document_fromstring(text)

    @property
    def links(self) -> list[str]:
        return self.tree.xpath("//a/@href | //@hx-get")

    @property
    def questions(self) -> list[Question]:
        asking = self.tree.xpath("//form[not(@method) or @method='get']")
        return [Question(f.get("action", ""), f.form_values()) for f in asking]

    @property
    def faults(self) -> list[str]:
        root, headings = self.tree, self.tree.xpath("count(//h1)")
        missing = [name for name in ("lang", "dir") if not root.get(name)]
        return [
            *([] if headings == 1 else [f"{headings:.0f} h1"]),
            *(f"no {name} on html" for name in missing),
            *(f"id {name} is there {n} times" for name, n in self._repeated_ids()),
            *(f"no label for {control}" for control in self._unlabelled()),
        ]

    def _repeated_ids(self):
        counted = Counter(self.tree.xpath("//@id"))
        return [(name, n) for name, n in counted.items() if n > 1]

    def _unlabelled(self):
        controls = self.tree.xpath(CONTROLS)
        return [c.get("name") for c in controls if not self._is_labelled(c)]

    def _is_labelled(self, control):
        if control.get("type") in SELF_EXPLAINING:
            return True
        if control.get("aria-label") or control.get("aria-labelledby"):
            return True
        inside = any(parent.tag == "label" for parent in control.iterancestors())
        return inside or control.get("id") in self._labelled_ids

    @cached_property
    def _labelled_ids(self):
        return set(self.tree.xpath("//label/@for"))
