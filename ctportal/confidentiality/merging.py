"""The marks of two records made one: of each, the stricter.

The highest classification, every request, the least consent, and only the releases
that both have; what was put before the State and the Committee stays with them.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .audiences import EVERYONE, KEPT, NOT_ASKED
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


def put_on(kept, found: Stricter, *, by):
    """Put what was found stricter on the kept one; requests are for the database."""
    _classify(kept, found.classified_as)
    _end(found.releases, timezone.now(), by)
    _say(kept, [(readers, answer) for readers, _was, answer in found.consents], by)


def take_off(kept, former: Stricter, *, by):
    """Put classification, releases and answers back as they were."""
    _classify(kept, former.former)
    _end(former.releases, None, None)
    _say(kept, [(readers, was) for readers, was, _answer in former.consents], by)


def _classify(marking, classified_as):
    Marking.objects.filter(pk=marking.pk).update(classified_as=classified_as)


def _standing(marking):
    return marking.releases.filter(withdrawn_at=None).order_by("pk")


def _terms(release):
    return tuple(getattr(release, name) for name in (*READERS, *TERMS))


def _end(releases, moment, by):
    numbers = [release.pk for release in releases]
    Release.objects.filter(pk__in=numbers).update(withdrawn_at=moment, withdrawn_by=by)


def _answers(marking) -> dict[str, tuple]:
    """The answer in force for each class of readers, with its day."""
    rows = marking.consents.order_by("said_on", "pk")
    return {row.readers: (row.answer, row.said_on) for row in rows}


def _less(own, others) -> list[tuple[str, str, str]]:
    """Where the other lets less pass: for whom, the former answer and the stricter."""
    found = []
    for readers, (answer, _day) in others.items():
        usual = own.get(EVERYONE, (NOT_ASKED, None))
        former, _said = own.get(readers, usual)
        if LEAST.index(answer) > LEAST.index(former):
            found.append((readers, former, answer))
    return found


def _say(marking, answers, by):
    """Append answers that hold from today; those before them are kept."""
    Consent.objects.bulk_create(
        Consent(marking=marking, readers=readers, answer=answer, recorded_by=by)
        for readers, answer in answers
    )
