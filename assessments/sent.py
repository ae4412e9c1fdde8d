"""The text of a report as it was put before the State: what comments speak of."""

from dataclasses import dataclass

from ctportal.confidentiality.models import Revision

from .models import Assessment, Section

Status = Assessment.Status
BEFORE = (Status.DRAFT, Status.CLEARANCE)


@dataclass(frozen=True)
class SentParagraph:
    """A paragraph, or with no anchor a heading, as the State has it."""

    section: int
    anchor: str
    text: str

    @property
    def place(self) -> tuple[int, str]:
        return self.section, self.anchor


def text_as_sent(assessment, person) -> list[SentParagraph]:
    """Headings and paragraphs in their order, as they stood when the State got them."""
    readable = Section.objects.readable_by(person).unsealed_for(person)
    sections = list(readable.of_report(assessment))
    former = _former_values(assessment, sections, person)
    found = []
    for section in sections:
        for name, value in former.get(section.pk, {}).items():
            setattr(section, name, value)
        if section.title:
            found.append(SentParagraph(section.pk, "", section.title))
        found += [SentParagraph(section.pk, *known) for known in section.paragraphs]
    return found


def words_at(sent, place) -> str:
    """What stood at a place when the State got it."""
    return next((known.text for known in sent if known.place == place), "")


def _former_values(assessment, sections, person) -> dict[int, dict]:
    """What sections said when the report went to the State, where it was changed."""
    moment = _sent_at(assessment, person)
    if moment is None:
        return {}
    names = ("title", "text", "anchors")
    later = Revision.objects.readable_by(person).filter(
        of__in=[section.pk for section in sections],
        field__in=names,
        replaced_at__gt=moment,
    )
    found = {}
    for revision in later.order_by("replaced_at", "pk"):
        found.setdefault(revision.of_id, {}).setdefault(revision.field, revision.former)
    return found


def _sent_at(assessment, person):
    """The moment the report left the office for the State."""
    statuses = Revision.objects.readable_by(person).filter(
        of=assessment.marking, field="status", former__in=list(BEFORE)
    )
    last = statuses.order_by("-replaced_at").first()
    return last.replaced_at if last else None
