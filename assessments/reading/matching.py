"""Which section of a report is which of a later draft of it."""

from collections import Counter

from .. import paragraphs
from ..alignment import aligned


def matched(standing, read) -> list:
    """For each section that was read, the standing one that it carries on, or None.

    Two are the same when most of their paragraphs are, or else their heading.
    """
    left, found = list(standing), []
    shared = _shared(standing, read)
    for number, section in enumerate(read):
        chosen = _most_shared(left, shared[number]) or _titled(left, section)
        if chosen is not None:
            left.remove(chosen)
        found.append(chosen)
    return found


def _shared(standing, read) -> list[Counter]:
    """How many paragraphs each section that was read has of each standing one."""
    former = [(s.pk, p) for s in standing for p in paragraphs.split(s.text)]
    later = [(n, p.text) for n, s in enumerate(read) for p in s.paragraphs]
    counts = [Counter() for _section in read]
    for old, new in aligned([p for _s, p in former], [p for _n, p in later]):
        if old is not None and new is not None:
            counts[later[new][0]][former[old][0]] += 1
    return counts


def _most_shared(left, counts):
    known = {section.pk: section for section in left}
    found = (known[pk] for pk, _count in counts.most_common() if pk in known)
    return next(found, None)


def _titled(left, section):
    same = (s for s in left if section.title and s.title == section.title)
    return next(same, None)
