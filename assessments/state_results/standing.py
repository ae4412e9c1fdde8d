"""Where each result of a report stands before its State."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import explain, policy
from ctportal.confidentiality.actions.markings import as_released, facts_of
from ctportal.confidentiality.audiences import FREELY
from ctportal.confidentiality.explain.withheld import judge
from ctportal.confidentiality.models import AudienceKey, Descent, Release, RequestScope
from ctportal.reference.querysets import in_force

from ..models import Assessment, Recommendation
from ..portions import RESULTS
from ..releases import releases_at
from ..whole import results_under

NO_PART = (Recommendation.Status.DRAFT, Recommendation.Status.WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """One result: whether the State reads it, and if not what keeps it."""

    result: object
    is_read: bool
    why: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.result._meta.verbose_name

    @property
    def may_go(self) -> bool:
        return not (self.is_read or self.why)


def releases(assessment) -> list[Release]:
    """The unsaved releases that let its State read a result of it from today on."""
    given = releases_at(Assessment.Status.WITH_STATE, assessment)
    return [release for release in given if release.basis == Release.Basis.STATE]


def readers(assessment, *, by) -> list:
    """Who would read what goes along: the people of the State's permanent mission."""
    effects = [explain.effect_of(assessment, r, by=by) for r in releases(assessment)]
    return [group for effect in effects for group in effect.groups]


def results_of(assessment, person) -> list:
    """Findings, recommendations and needs, in the order of the report's page."""
    return [r for kind in RESULTS for r in results_under(assessment, person, kind)]


def standing(assessment, person) -> list[Standing]:
    """Every result under a report, for the people of its office."""
    results = results_of(assessment, person)
    given = releases(assessment)
    missions = [release.entity_id for release in given]
    reading = _read_by(missions, results)
    weighed = Weighed(assessment, results, given)
    return [
        Standing(result, True)
        if result.audience_id in reading
        else Standing(result, False, list(weighed.reasons(result)))
        for result in results
    ]


def _read_by(missions, results) -> set[int]:
    """The audiences among these results' that the missions' keys open today."""
    audiences = {result.audience_id for result in results}
    keys = AudienceKey.objects.filter(
        in_force(timezone.localdate(), "key__"),
        audience__in=audiences,
        key__entity__in=missions,
        key__community=None,
        key__function=None,
    )
    return set(keys.values_list("audience_id", flat=True))


class Weighed:
    """The marks of a report and of its results, looked up once for all of them."""

    def __init__(self, assessment, results, given):
        numbers = [result.pk for result in results]
        self.report, self.given = assessment, given
        self.facts = facts_of([assessment.pk, *numbers])
        self.released = [as_released(release) for release in given]
        asked = RequestScope.objects.in_force().values("record")
        made = Descent.objects.filter(made__in=numbers, source__in=asked)
        self.made_from_kept = set(made.values_list("made_id", flat=True))

    def reasons(self, result) -> Iterator[str]:
        """What keeps a result from going along with the report, in words."""
        facts, report = self.facts[result.pk], self.facts[self.report.pk]
        if not self.given:
            yield _("No permanent mission of the State reads here.")
        if getattr(result, "status", "") in NO_PART:
            yield _("It is no part of the report.")
        if facts.circle:
            yield _("A draft: only those who write it read it")
        if int(result.classification) > int(self.report.classification):
            yield _("It is classified higher than the report.")
        if Counter(facts.requests) - Counter(report.requests):
            yield _("A confidentiality request keeps it more narrowly than the report.")
        if facts.passing_on not in (FREELY, report.passing_on):
            yield _("Held back by what its originator said")
        if result.sealed:
            yield _("Something in it is not shared.")
        yield from self._of_the_rule(result, facts)

    def _of_the_rule(self, result, facts) -> Iterator[str]:
        """What holds the release itself back, where nothing narrower was named."""
        refs = [""] * len(facts.requests)
        if any(judge(released, facts, refs) for released in self.released):
            yield _("Its marks let nobody of the State’s mission read it.")
        if result.pk in self.made_from_kept:
            for release in self.given:
                yield from policy.second_person_needed(result, release.reader)
