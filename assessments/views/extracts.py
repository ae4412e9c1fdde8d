"""What a report finds and recommends on one cross-cutting matter."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments import extracts
from assessments.models import Assessment

from .records import readable


def extract(request, ref, matter):
    report, by = readable(request, Assessment, ref), request.user
    found = extracts.Extract(
        report.title,
        extracts.matter_or_404(matter),
        by,
        of=lambda model: _rows(model, by).under(report).order_by("theme__position"),
    )
    request.shown.add(report)
    crumbs = [
        (reverse("assessments:index"), _("Assessments")),
        (report.get_absolute_url(), report),
    ]
    return extracts.page(request, found, crumbs=crumbs, day=report.as_of)


def _rows(model, person):
    return model.objects.readable_by(person).for_table().unsealed_for(person)
