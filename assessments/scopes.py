"""What a State may ask to keep of an assessment, in the words it would use."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import scopes

from .models import Assessment, Finding, Need, Recommendation

FINDINGS, RECOMMENDATIONS = (Finding,), (Recommendation, Need)
RESULTS = (*FINDINGS, *RECOMMENDATIONS)


def _below(*models, itself=False):
    """The function that finds these kinds of records under an assessment."""

    def below(assessment, person):
        found = [
            record
            for model in models
            for record in model.objects.readable_by(person)
            .for_table()
            .filter(assessment=assessment)
        ]
        return [assessment, *found] if itself else found

    return below


def _kinds(models):
    return frozenset(model.kind for model in models)


def _word(word, label, models, itself=False):
    below = _below(*models, itself=itself)
    return scopes.Word(Assessment.kind, word, label, below, _kinds(models))


WORDS = (
    _word("all", _("the report and all in it"), RESULTS, itself=True),
    _word("results", _("its findings, recommendations and needs"), RESULTS),
    _word("findings", _("its findings"), FINDINGS),
    _word("recommendations", _("its recommendations and their needs"), RECOMMENDATIONS),
)


def needs_of(records, person):
    """Needs proposed from recommendations go with them."""
    shown_by = [record.pk for record in records if isinstance(record, Recommendation)]
    needs = Need.objects.readable_by(person).for_table()
    return needs.filter(recommendation__in=shown_by) if shown_by else ()


def register():
    scopes.register(*WORDS)
    scopes.made_from.append(needs_of)
