"""What may be chosen for a pack, and the section each kind of record stands in."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.models import Section
from ctportal.confidentiality.models import Marking

from .models import Pack
from .sections import SOURCES

SECTIONS = {source.model: section for section, source in SOURCES.items()}
SECTIONS[Section] = Pack.Section.REPORTS
BY_KIND = {model.kind: section for model, section in SECTIONS.items()}
BY_PREFIX = {model.prefix: section for model, section in SECTIONS.items()}


def section_of(record) -> str:
    return SECTIONS[type(record)]


def holds_all_of(pack: Pack, record) -> bool:
    """Whether the record's section is there and nothing in it was chosen."""
    return section_of(record) in pack.sections and not any(
        ref.startswith(f"{record.prefix}-") for ref in pack.chosen
    )


def seen_of(pack: Pack, *, by) -> list[str]:
    """What somebody sees of what was chosen: that which they may read."""
    readable = Marking.objects.readable_by(by).filter(ref__in=pack.chosen)
    known = set(readable.values_list("ref", flat=True))
    return [ref for ref in pack.chosen if ref in known]


def left_of(pack: Pack, sections: Iterable[str], chosen: list[str], seen) -> list[str]:
    """What stays chosen, in its order, when somebody chooses a pack's contents anew.

    What they do not see of the former choice stays.  A section left out takes along
    what was chosen of it before.
    """
    out = set(pack.sections) - set(sections)
    former = [
        ref
        for ref in pack.chosen
        if (ref not in seen or ref in chosen) and _section_named(ref) not in out
    ]
    return [*former, *(ref for ref in chosen if ref not in pack.chosen)]


def _section_named(ref) -> str:
    """The section of what bears a reference, whether it may be read or not."""
    return BY_PREFIX.get(ref.rpartition("-")[0], "")


def sections_of(refs: Iterable[str]) -> set[str]:
    """Those that bear these references stand in."""
    return {_section_named(ref) for ref in refs} - {""}


def in_their_order(sections: Iterable[str]) -> list[str]:
    return [section for section in Pack.Section.values if section in sections]


def sections_for(refs: list[str], *, by, state) -> set[str]:
    """The sections in which these records stand, all of one State and read by `by`."""
    readable = Marking.objects.readable_by(by).filter(state=state, kind__in=BY_KIND)
    kinds = dict(readable.filter(ref__in=refs).values_list("ref", "kind"))
    if missing := [ref for ref in refs if ref not in kinds]:
        told = _("There is nothing called %(ref)s to choose.") % {"ref": missing[0]}
        raise ValidationError({"chosen": [told]})
    return {BY_KIND[kind] for kind in kinds.values()}
