"""The marks of two records made one: of each, the stricter.

The highest classification, every request, the least consent, and only the releases
that both have; what was put before the State and the Committee stays with them.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .audiences import CLASSES, EVERYONE, KEPT, NOT_ASKED
from .descent import LEAST
from .models import Consent, Marking, Release

READERS = ("entity_id", "community_id", "function_id")
TERMS = ("begins_on", "ends_on", "awaits_id", "from_status", "until_status")
# Neither may differ: what a marking is received under, or drafted in, is not merged.
ALIKE = ("kind", "state_id", "holder_id", "circle_id", "originator_id", "passing_on")


@dataclass
class Stricter:
    """What becomes stricter of one marking, when another's marks are put on it."""

    former: int
    classified_as: int
    requests: list = field(default_factory=list)
    releases: list = field(default_factory=list)
    consents: list = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        raised = self.classified_as > self.former
        return raised or bool(self.requests or self.releases or self.consents)


def require_alike(kept, other):
    if kept.pk == other.pk or any(getattr(kept, n) != getattr(other, n) for n in ALIKE):
        raise ValidationError(
            _("Only two records of one office, kind, State and origin are made one.")
        )


def stricter(kept, other) -> Stricter:
    """What would become stricter, before anything does."""
    require_alike(kept, other)
    over = set(kept.requests.in_force().values_list("request", flat=True))
    further = other.requests.in_force().exclude(request__in=over)
    shared = {_terms(release) for release in _standing(other)}
    own = _standing(kept).exclude(basis__in=KEPT)
    return Stricter(
        former=int(kept.classified_as),
        classified_as=max(int(kept.classified_as), int(other.classified_as)),
        requests=list(dict.fromkeys(further.values_list("request", flat=True))),
        releases=[release for release in own if _terms(release) not in shared],
        consents=_less(_answers(kept), _answers(other)),
    )


def put_on(kept, found: Stricter, *, by) -> list[Consent]:
    """Put what was found stricter on the kept one; requests are for the database."""
    _classify(kept, found.classified_as)
    _end(found.releases, timezone.now(), by)
    answers = [(readers, answer) for readers, _was, answer in found.consents]
    return _say(kept, answers, by)


def take_off(kept, put: Stricter, answers, *, by):
    """Put classification, releases and answers back as they were.

    `answers` are the rows that were put on.  What was decided or answered since stays.
    """
    if kept.classified_as == put.classified_as:
        _classify(kept, put.former)
    _end(put.releases, None, None)
    if not kept.consents.filter(pk__gt=max(answers, default=0)).exists():
        _say(kept, [(readers, was) for readers, was, _answer in put.consents], by)


def repeat(said, other, *, by):
    """What the State said of one record, it said of another that says the same."""
    copied = ("readers", "answer", "said_on", "letter_number", "letter")
    Consent.objects.bulk_create(
        Consent(marking=other, recorded_by=by, **{n: getattr(row, n) for n in copied})
        for row in said.select_related("letter").order_by("pk")
    )


def _classify(marking, classified_as):
    Marking.objects.filter(pk=marking.pk).update(classified_as=classified_as)


def _standing(marking):
    return marking.releases.filter(withdrawn_at=None).order_by("pk")


def _terms(release):
    return tuple(getattr(release, name) for name in (*READERS, *TERMS))


def _end(releases, moment, by):
    numbers = [release.pk for release in releases]
    Release.objects.filter(pk__in=numbers).update(withdrawn_at=moment, withdrawn_by=by)


def _answers(marking) -> dict[str, str]:
    """What the State last said that holds for each class of readers."""
    rows = list(marking.consents.order_by("said_on", "pk"))
    found = {}
    for readers in (EVERYONE, *sorted(CLASSES - {EVERYONE})):
        said = [row.answer for row in rows if row.readers in (readers, EVERYONE)]
        found[readers] = said[-1] if said else NOT_ASKED
    return found


def _less(own, others) -> list[tuple[str, str, str]]:
    """Where the other lets less pass: for whom, the former answer and the stricter.

    What is said of everyone replaces every answer before it: then each is said again.
    """
    least = {who: max(own[who], others[who], key=LEAST.index) for who in own}
    all_again = least[EVERYONE] != own[EVERYONE]
    return [
        (who, own[who], answer)
        for who, answer in least.items()
        if all_again or answer != own[who]
    ]


def _say(marking, answers, by) -> list[Consent]:
    """Append answers that hold from today; those before them are kept."""
    return Consent.objects.bulk_create(
        Consent(marking=marking, readers=readers, answer=answer, recorded_by=by)
        for readers, answer in answers
    )
