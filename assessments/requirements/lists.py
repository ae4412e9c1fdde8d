"""Every requirement as a list to search and take along, with what is about it."""

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter
from ctportal.pages.lists import ListPage

from ..models import Finding, Recommendation, Requirement

COUNTED = {
    "findings": (Finding, _("Findings")),
    "recommendations": (Recommendation, _("Recommendations")),
}


class RequirementFilter(ListFilter):
    searched = ("words", "provision", "resolution__symbol")

    resolution = NamedChoiceFilter(
        field_name="resolution", key="slug", label=_("Resolution")
    )
    theme = NamedChoiceFilter(field_name="theme", key="code", label=_("Theme"))

    class Meta:
        model = Requirement
        fields = ()


def _way(name, requirement) -> str:
    """The list of what is about it."""
    return reverse(f"assessments:{name}") + f"?requirement={requirement.code}"


def _counted(name):
    """A column of how many of the reader's records are about it."""
    label = COUNTED[name][1]
    return Column(name, label, numeric=True, link=lambda row: _way(name, row))


class Requirements(ListPage):
    title = _("Requirements of resolutions")
    lead = _("What resolutions ask of States, provision by provision.")
    template_name = "assessments/requirements/every.html"
    columns = (
        Column("cited", _("Provision"), sort="position", link=True),
        Column("name", _("What is asked")),
        Column("theme", _("Theme"), value="theme.name"),
        Column("begins_on", _("In force from")),
        Column("ends_on", _("Until"), shown=False),
        Column("verified", _("Checked against the text"), shown=False),
        *map(_counted, COUNTED),
    )
    filterset = RequirementFilter
    sort = "cited"
    sizes = (100,)
    size = 100
    noun = ngettext_lazy("%(count)s requirement", "%(count)s requirements", "count")


def requirements_in_words():
    """All requirements, to be found by their words in any language."""
    rows = Requirement.objects.select_related("resolution", "theme")
    return rows.annotate(words=Cast("names", TextField()))


def requirements_for(person):
    """The same, each with how much this person may read about it."""
    counts = {name: _count(person, model) for name, (model, _n) in COUNTED.items()}
    return requirements_in_words().annotate(ref=F("code"), **counts)


def _count(person, model):
    rows = model.objects.readable_by(person).filter(requirement=OuterRef("pk"))
    counted = rows.order_by().values("requirement").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)


def counted_about(requirement, person) -> list[tuple]:
    """What there is of it for this person: its words, how many, where they are."""
    told = []
    for name, (model, label) in COUNTED.items():
        rows = model.objects.readable_by(person).filter(requirement=requirement)
        told.append((label, rows.count(), _way(name, requirement)))
    return told
