"""What may be asked of the lists: choices are what the reader's own rows have."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.filters import NamedChoiceFilter, OneOf, ThemeChoiceFilter

from .models import Assessment, Finding, Need, Priority, Recommendation, Translation


class ResultFilter(MarkedFilter):
    """Asks of what hangs under a report by its theme besides."""

    searched = ("title", "text")

    theme = ThemeChoiceFilter()


class AssessmentFilter(MarkedFilter):
    type = OneOf(choices=Assessment.Type.choices, label=_("Kind"))
    status = OneOf(choices=Assessment.Status.choices, label=_("Status"))

    class Meta:
        model = Assessment
        fields = []


class FindingFilter(ResultFilter):
    nature = OneOf(choices=Finding.Nature.choices, label=_("Nature"))
    level = NamedChoiceFilter(field_name="level", key="code", label=_("Level"))
    requirement = NamedChoiceFilter(
        field_name="requirement", key="code", label=_("Requirement")
    )
    pillar = NamedChoiceFilter(
        field_name="theme__pillar", key="code", label=_("Pillar")
    )
    region = NamedChoiceFilter(
        field_name="marking__state__subregion", key="m49", label=_("Region")
    )
    concerns = OneOf(
        choices=[
            ("gender", _("women and women’s groups")),
            ("children", _("effects of terrorism on children")),
            ("human_rights", _("human rights")),
        ],
        method="concerning",
        label=_("Particular effects"),
    )

    class Meta:
        model = Finding
        fields = []

    def concerning(self, queryset, name, asked):
        return queryset.filter(**{f"concerns_{asked}": True})


class RecommendationFilter(ResultFilter):
    searched = Recommendation.searchable

    requirement = NamedChoiceFilter(
        field_name="requirement", key="code", label=_("Requirement")
    )
    priority = OneOf(choices=Priority.choices, label=_("Priority"))
    status = OneOf(
        choices=[
            ("unfinished", _("open or partly implemented")),
            *Recommendation.Status.choices,
        ],
        method="standing",
        label=_("Status"),
    )

    class Meta:
        model = Recommendation
        fields = []

    def standing(self, queryset, name, asked):
        is_one = asked != "unfinished"
        return queryset.filter(status=asked) if is_one else queryset.open()


class NeedFilter(ResultFilter):
    priority = OneOf(choices=Priority.choices, label=_("Priority"))
    status = OneOf(
        choices=[
            ("proposed", _("proposed")),
            ("agreed", _("agreed by the State")),
            ("met", _("met")),
        ],
        method="standing",
        label=_("Status"),
    )
    waited = OneOf(
        choices=[
            ("30", _("more than 30 days")),
            ("90", _("more than 90 days")),
            ("180", _("more than 180 days")),
            ("365", _("more than a year")),
        ],
        method="longer_than",
        label=_("Not agreed for"),
    )

    class Meta:
        model = Need
        fields = []

    def standing(self, queryset, name, asked):
        sets = {"agreed": queryset.agreed(), "met": queryset.met()}
        return sets.get(asked, queryset.proposed())

    def longer_than(self, queryset, name, days):
        return queryset.waiting_longer_than(int(days))


class NotAgreedFilter(NeedFilter):
    """The same of needs that are all proposed."""

    status = None

    class Meta:
        model = Need
        fields = []


class TranslationFilter(MarkedFilter):
    searched = ("report__title", "symbol", "translator")

    language = OneOf(choices=settings.LANGUAGES, label=_("Language"))
    status = OneOf(
        choices=[*Translation.Status.choices, ("overdue", _("overdue"))],
        method="standing",
        label=_("Status"),
    )

    class Meta:
        model = Translation
        fields = []

    def standing(self, queryset, name, asked):
        """Each status is a word for sets of translations."""
        return getattr(queryset, asked)()
