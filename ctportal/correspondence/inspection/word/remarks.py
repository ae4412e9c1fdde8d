"""The remarks in the margin, each with the answers it was given there."""

from .package import W14, W15, W

PARAGRAPH = W14 + "paraId"


def remarks_of(package, quoted: dict[str, str]) -> list[dict]:
    """Each remark that begins a thread, with those that answer it below."""
    answers = _answers(package)
    known, threads = {}, []
    for element in package.part("comments.xml").iter(W + "comment"):
        paragraphs = list(element.iter(W + "p"))
        remark = {
            "id": element.get(W + "id"),
            "author": element.get(W + "author", ""),
            "date": element.get(W + "date", "")[:10],
            "text": "\n".join(filter(None, map(_words_of, paragraphs))),
            "quoted": quoted.get(element.get(W + "id"), "").strip(),
            "answers": [],
        }
        last = paragraphs[-1].get(PARAGRAPH) if paragraphs else None
        known[last] = remark
        above = known.get(answers.get(last)) if last else None
        (above["answers"] if above else threads).append(remark)
    return threads


def _answers(package) -> dict[str, str]:
    """Which remark answers which, each known by its last paragraph."""
    found = package.part("commentsExtended.xml").iter(W15 + "commentEx")
    pairs = ((e.get(W15 + "paraId"), e.get(W15 + "paraIdParent")) for e in found)
    return {one: other for one, other in pairs if one and other}


def _words_of(paragraph) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W + "t")).strip()
