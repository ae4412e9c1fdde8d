"""Words for sets of assessments, findings, recommendations and needs."""

from datetime import timedelta

from django.apps import apps
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.models import SealedValue
from ctportal.confidentiality.querysets import RecordQuerySet
from ctportal.reference.querysets import DatedQuerySet, in_force

from . import superseding
from .about import ThemedQuerySet


class RequirementQuerySet(DatedQuerySet):
    def with_resolutions(self):
        return self.select_related("resolution")

    def offered(self, known=None):
        """Those in force, and the one that was chosen before."""
        today = timezone.localdate()
        return self.filter(in_force(today) | Q(pk=known)).with_resolutions()

    def by_resolution(self):
        """In the order of resolutions and their provisions, the latest words last."""
        of = ("resolution__year", "resolution__symbol")
        rows = self.select_related("resolution", "theme", "replaces")
        return rows.order_by(*of, "position", "begins_on", "code")


class MergeableQuerySet(RecordQuerySet):
    """What may be found as another record that it only repeats."""

    def readable_by(self, person):
        return super().readable_by(person).filter(merged_into=None)

    def merged_of(self, person):
        """Those that are found as another, of what this person may read."""
        merged = self.filter(merged_into__isnull=False)
        return merged.filter(policy.readable_by(person))


class MergeQuerySet(RecordQuerySet):
    """Read by those who may also read both records."""

    def readable_by(self, person):
        ends = [policy.readable_by(person, f"{end}__") for end in self.model.within]
        return super().readable_by(person).filter(*ends)


class SupersededQuerySet(RecordQuerySet):
    """What a later record may take the place of."""

    def put_back(self, rows):
        super().put_back(rows)
        superseding.put_beside(rows, *self._unsealed_for)


class AssessmentQuerySet(SupersededQuerySet, MergeableQuerySet):
    def adopted(self):
        return self.filter(status="adopted")


class ResultQuerySet(ThemedQuerySet, MergeableQuerySet):
    """What hangs under a report."""

    def under(self, assessment):
        return self.filter(assessment=assessment)

    def for_table(self):
        return super().for_table().select_related("theme")


class FindingQuerySet(ResultQuerySet):
    def for_table(self):
        """With the requirement it is about and its level on the scale of its day."""
        return (
            super()
            .for_table()
            .select_related("requirement__resolution", "level__scale")
        )


class RecommendationQuerySet(SupersededQuerySet, ResultQuerySet):
    def with_requirement(self):
        """With what a recommendation answers to: its pillar, its requirement."""
        return self.select_related("own_pillar", "requirement__resolution")

    def to_the_state_of(self, record):
        return self.filter(marking__state=record.marking.state_id)

    def in_the_notebook(self):
        """All but those taken out of it, which are kept."""
        return self.exclude(status="withdrawn")

    def drafts(self):
        return self.filter(status="draft")

    def open(self):
        """Made, and not yet recorded as wholly implemented."""
        return self.filter(status__in=("open", "partly"))

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())


class NeedQuerySet(ResultQuerySet):
    def proposed(self):
        """Waiting for the State's word."""
        return self.filter(agreed_on=None)

    def agreed(self):
        return self.filter(agreed_on__isnull=False)

    def unmet(self):
        return self.filter(met_on=None)

    def met(self):
        return self.filter(met_on__isnull=False)

    def waiting_longer_than(self, days):
        """Proposed so long ago that more than these days have passed."""
        last = timezone.localdate() - timedelta(days=days)
        return self.proposed().filter(proposed_on__lt=last)

    def for_table(self):
        """With the days that each has waited for the State's word, while it waits."""
        today = Value(timezone.localdate(), DateField())
        days = Func(
            today,
            F("proposed_on"),
            template="(%(expressions)s)",
            arg_joiner=" - ",
            output_field=IntegerField(),
        )
        waited = Case(When(agreed_on=None, then=days), default=None)
        return super().for_table().annotate(days_waited=waited)


class EvaluationQuerySet(ThemedQuerySet):
    def for_table(self):
        return super().for_table().select_related("theme")


class InstrumentQuerySet(RecordQuerySet):
    def for_table(self):
        return super().for_table().select_related("scale")

    def of_series(self, instrument):
        """Every version of its questionnaire, the latest first."""
        return self.filter(series=instrument.series).order_by("-number")

    def issued(self):
        return self.filter(status="issued")


class QuestionQuerySet(QuerySet):
    """Headings and questions: asked for an instrument or for answers that were found.

    They have the readers of both, and none of their own.
    """

    def of_version(self, number):
        return self.filter(instrument=number)

    def with_requirements(self):
        return self.select_related("requirement__resolution", "parent")


class AnswersQuerySet(RecordQuerySet):
    def of_state_before(self, answers):
        """Those of the same State up to its day, the latest first."""
        state = {"marking__state": answers.marking.state_id}
        before = self.filter(as_of__lte=answers.as_of, **state).exclude(pk=answers.pk)
        return before.order_by("-as_of", "-created_at", "ref")


class AnswerQuerySet(RecordQuerySet):
    """Read by those who may also read the answers it stands among."""

    def readable_by(self, person):
        around = policy.readable_by(person, "answers__")
        return super().readable_by(person).filter(around)

    def for_table(self):
        return super().for_table().select_related("level__scale", "question")


class SectionQuerySet(RecordQuerySet):
    def of_report(self, assessment):
        """The report's text as it stands, in its order."""
        standing = self.filter(assessment=assessment, taken_out_at=None)
        return standing.order_by("position", "ref")


class PassageQuerySet(QuerySet):
    def readable_by(self, person):
        """Where both the section and what stands there may be read."""
        ends = [policy.readable_by(person, f"{end}__") for end in self.model.ends]
        return self.filter(*ends)


class CommentQuerySet(RecordQuerySet):
    """Read by those who may also read the passage they are about, and its words.

    A comment quotes its passage and proposes words like it: to whom the passage's own
    are not shared, it would give them away.  Whoever said it keeps it.
    """

    def readable_by(self, person):
        about = policy.readable_by(person, "about__")
        said = super().readable_by(person).filter(about)
        return said.exclude(_on_words_locked_from(person))

    def unplaced(self):
        return self.filter(is_unplaced=True)


class CommentAnswerQuerySet(RecordQuerySet):
    """Read by those who may also read the comment and the passage it is about."""

    def readable_by(self, person):
        comments = self.model._meta.get_field("comment").related_model
        known = comments.objects.readable_by(person)
        about = policy.readable_by(person, "about__")
        answers = super().readable_by(person)
        return answers.filter(about, comment__in=known.values("pk"))


def _on_words_locked_from(person) -> Q:
    """What others say of a section whose heading or text this person is not shared,
    or of what was answered to a survey in words that are not."""
    about = ("Section", "SurveyAnswer")
    parts = [apps.get_model("assessments", name).objects for name in about]
    opened = SealedValue.objects.readable_by(person).locked().filter(of=OuterRef("pk"))
    locked = Q()
    for field in ("title", "text"):
        known = Exists(opened.filter(field=field))
        locked |= Q(sealed__contains=[field]) & ~known
    about_locked = Q.create(
        [Q(about__in=part.filter(locked).values("pk")) for part in parts],
        connector=Q.OR,
    )
    own = Q(marking__holder__in=getattr(person, "offices", ()))
    return about_locked & ~own


class ProgressQuerySet(RecordQuerySet):
    """Read by those who may also read the recommendation."""

    def readable_by(self, person):
        above = policy.readable_by(person, "recommendation__")
        return super().readable_by(person).filter(above)


class ReportVersionQuerySet(RecordQuerySet):
    """Read by those who may also read the report."""

    def readable_by(self, person):
        above = policy.readable_by(person, "report__")
        return super().readable_by(person).filter(above)

    def of_report(self, report):
        """Those of a report, the first one first."""
        return self.filter(report=report).order_by("created_at", "ref")


class WordsQuerySet(QuerySet):
    """Words of parts of reports: read by who reads the part and what is sealed."""

    ways = ("part__", "of__")

    def readable_by(self, person):
        return self.filter(*(policy.readable_by(person, way) for way in self.ways))


class KeptWordsQuerySet(WordsQuerySet):
    """Read with their version, and so with its report."""

    ways = ("version__", "version__report__", "part__", "of__")

    def in_order(self):
        return self.select_related("part").order_by("place")


class TranslatedWordsQuerySet(WordsQuerySet):
    def into(self, language):
        return self.filter(language=language)


class TranslationQuerySet(RecordQuerySet):
    """Read by those who may also read the report."""

    def readable_by(self, person):
        above = policy.readable_by(person, "report__")
        return super().readable_by(person).filter(above)

    def for_table(self):
        return super().for_table().select_related("report__marking__holder")

    def due(self):
        return self.filter(sent_on=None)

    def sent(self):
        """With the translators."""
        return self.filter(sent_on__isnull=False, received_on=None)

    def received(self):
        """To be checked."""
        return self.filter(received_on__isnull=False, checked_on=None)

    def checked(self):
        return self.filter(checked_on__isnull=False)

    def overdue(self):
        return self.filter(received_on=None, due_on__lt=timezone.localdate())


class CorrigendumQuerySet(ReportVersionQuerySet):
    """Read by those who may also read the report, and something that is corrected."""

    def readable_by(self, person):
        words = apps.get_model("assessments", "CorrectedWords").objects
        read = words.readable_by(person).filter(corrigendum=OuterRef("pk"))
        return super().readable_by(person).filter(Exists(read))


class CorrectedWordsQuerySet(WordsQuerySet):
    """Read with their corrigendum, and so with its report."""

    ways = ("corrigendum__", "corrigendum__report__", "part__", "of__")

    def in_order(self):
        return self.select_related("part__holder", "of__holder").order_by("place")
