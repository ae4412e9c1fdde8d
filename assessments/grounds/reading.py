"""What a recommendation rests on, and what rests on a finding, as one person reads."""

from ..models import Finding, Recommendation, RecommendationGround


def findings_of(recommendation, person) -> list[Finding]:
    """The findings it rests on, as far as this person reads them."""
    rows = RecommendationGround.objects.filter(recommendation=recommendation)
    return list(_shown(Finding, person).filter(pk__in=rows.values("finding")))


def resting_on(finding, person) -> list[Recommendation]:
    """The recommendations that rest on a finding."""
    rows = RecommendationGround.objects.filter(finding=finding)
    shown = _shown(Recommendation, person)
    return list(shown.filter(pk__in=rows.values("recommendation")))


def offered(recommendation, person):
    """The findings of its State, those of its own report first."""
    state = recommendation.marking.state_id
    if state is None:
        return []
    found = _shown(Finding, person).filter(marking__state=state)
    own = recommendation.assessment_id
    return sorted(found, key=lambda finding: finding.assessment_id != own)


def _shown(model, person):
    rows = model.objects.readable_by(person).for_table().unsealed_for(person)
    return rows.order_by("theme__position", "ref")
