"""The figures an office is judged by: each is the number of rows its link shows."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assessment, Need, Recommendation
from ctportal.pages.lists import MOST_COUNTED
from ctportal.people.models import Entity
from projects.models import Project
from visits.models import Visit


def figures_for(person) -> list[dict]:
    """Four figures, those of the person's kind of office."""
    kind = getattr(person.entity, "kind", "")
    chosen = OF_OFFICES.get(kind, OF_OTHERS)
    return [figure(person) for figure in chosen]


def visits_transmitted(person):
    """Visits whose results are UNOCT's by now (joint report, 16 e)."""
    return _of_visits(person, _("Visits with UNOCT under 16 e"), "transmitted")


def visits_overdue(person):
    label = _("Visits overdue under 16 e")
    return _of_visits(person, label, "overdue")


def needs_agreed(person):
    needs = Need.objects.readable_by(person)
    href = reverse("assessments:needs") + "?status=agreed"
    return _figure(_("Needs agreed by the State"), needs.agreed(), needs, href)


def reports_adopted(person):
    reports = Assessment.objects.readable_by(person)
    href = reverse("assessments:index") + "?status=adopted"
    return _figure(_("Reports adopted"), reports.adopted(), reports, href)


def recommendations_open(person):
    rows = Recommendation.objects.readable_by(person)
    href = reverse("assessments:recommendations") + "?status=unfinished"
    return _figure(_("Open recommendations"), rows.open(), rows, href)


def projects_under_way(person):
    projects = Project.objects.readable_by(person)
    href = reverse("projects:index") + "?closed=no"
    return _figure(_("Projects under way"), projects.under_way(), projects, href)


def _of_visits(person, label, standing):
    visits = Visit.objects.readable_by(person).going_on()
    href = f"{reverse('visits:due')}?standing={standing}"
    return _figure(label, visits.standing(standing, person), visits, href)


def _figure(label, counted, among, href):
    return {
        "label": label,
        "figure": _capped(counted),
        "href": href,
        "of": _("of %(all)s") % {"all": _capped(among)},
    }


def _capped(rows):
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return count if count <= MOST_COUNTED else _("more than 1,000")


OF_OTHERS = (recommendations_open, needs_agreed, projects_under_way, reports_adopted)
OF_OFFICES = {
    Entity.Kind.DIRECTORATE: (
        visits_transmitted,
        visits_overdue,
        needs_agreed,
        reports_adopted,
    ),
    Entity.Kind.OFFICE: (
        projects_under_way,
        needs_agreed,
        recommendations_open,
        visits_transmitted,
    ),
}
