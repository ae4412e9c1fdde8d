"""What a State may ask to keep of an assessment, in the words it would use."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import scopes

from .models import (
    Assessment,
    ClosureAnswer,
    ClosureProposal,
    Comment,
    CommentAnswer,
    Corrigendum,
    Finding,
    Need,
    ProgrammeAnswer,
    ProgrammeRequest,
    ProgressReport,
    Recommendation,
    ReportVersion,
    Section,
    SurveyAnswer,
    SurveyAnswers,
    Translation,
    Verification,
)

FINDINGS, RECOMMENDATIONS = (Finding,), (Recommendation, Need)
RESULTS = (*FINDINGS, *RECOMMENDATIONS)
FOLLOWING = (ProgressReport, Verification, ClosureProposal, ClosureAnswer)
# What a report is without its results: it goes where the report goes.
COMMENTED = (Section, Assessment, SurveyAnswer)
TEXT = (Section, Comment, SurveyAnswers)


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
    _word("all", _("the report and all in it"), (*TEXT, *RESULTS), itself=True),
    _word("text", _("the report without its results"), TEXT, itself=True),
    _word("results", _("its findings, recommendations and needs"), RESULTS),
    _word("findings", _("its findings"), FINDINGS),
    _word("recommendations", _("its recommendations and their needs"), RECOMMENDATIONS),
)


def needs_of(records, person):
    """Needs proposed from recommendations go with them."""
    shown_by = [record.pk for record in records if isinstance(record, Recommendation)]
    needs = Need.objects.readable_by(person).for_table()
    return needs.filter(recommendation__in=shown_by) if shown_by else ()


def text_of(records, person):
    """The text of reports goes with them: a report is not known by its title alone."""
    reports = [record.pk for record in records if isinstance(record, Assessment)]
    sections = Section.objects.readable_by(person).for_table()
    return sections.filter(assessment__in=reports) if reports else ()


def comments_of(records, person):
    """What is said of a section goes with it, and so does what was answered."""
    about = [r.pk for r in records if isinstance(r, COMMENTED)]
    comments = [r.pk for r in records if isinstance(r, Comment)]
    said = Comment.objects.readable_by(person).for_table()
    answered = CommentAnswer.objects.readable_by(person).for_table()
    return [*said.filter(about__in=about), *answered.filter(comment__in=comments)]


def progress_of(records, person):
    """What is told of recommendations' being carried out goes with them."""
    above = [record.pk for record in records if isinstance(record, Recommendation)]
    return [
        record
        for model in FOLLOWING
        for record in model.objects.readable_by(person)
        .for_table()
        .filter(recommendation__in=above)
        if above
    ]


def programmes_of(records, person):
    """What was asked and answered about needs goes with them."""
    needs = [record.pk for record in records if isinstance(record, Need)]
    return [
        record
        for model in (ProgrammeRequest, ProgrammeAnswer)
        for record in model.objects.readable_by(person)
        .for_table()
        .filter(need__in=needs)
        if needs
    ]


def versions_of(records, person):
    """What was kept, translated and corrected of reports goes with them."""
    reports = [record.pk for record in records if isinstance(record, Assessment)]
    made = (ReportVersion, Translation, Corrigendum) if reports else ()
    found = (model.objects.readable_by(person).for_table() for model in made)
    return [record for rows in found for record in rows.filter(report__in=reports)]


def answers_of(records, person):
    """Each answer goes with those it stands among."""
    among = [record.pk for record in records if isinstance(record, SurveyAnswers)]
    rows = SurveyAnswer.objects.readable_by(person).for_table()
    return rows.filter(answers__in=among) if among else ()


def register():
    scopes.register(*WORDS)
    made_from = [needs_of, text_of, comments_of, progress_of, programmes_of]
    scopes.made_from += [*made_from, versions_of, answers_of]
