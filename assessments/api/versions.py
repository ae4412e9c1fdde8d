"""Versions of reports for machines: kept by POST, read line by line."""

from django_filters import CharFilter

from ctportal.confidentiality.filters import OfState

from .. import actions
from ..models import Assessment, ReportVersion
from ..serializers import ReportVersionSerializer
from ..versions import reading
from ..versions.forms import KeepForm
from .adding import AddingViewSet, filled_in


class ReportVersionQuery(OfState):
    report = CharFilter(method="of_report")

    class Meta:
        model = ReportVersion
        fields = ["step"]

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(report__in=reports)


class ReportVersionViewSet(AddingViewSet):
    """What reports said when they left their office; one alone has its lines."""

    model = ReportVersion
    serializer_class = ReportVersionSerializer
    filterset_class = ReportVersionQuery
    named = ("report_ref",)

    def get_queryset(self):
        report = self.ref_of(Assessment, "report_id")
        return super().get_queryset().annotate(report_ref=report)

    def get_object(self):
        version = super().get_object()
        by = self.request.user
        version.lines = reading.lines_of(version, by)
        self.request.shown.extend(reading.markings_of(version.lines, by).values())
        return version

    def added(self, sent):
        report = self.found(Assessment, sent, "report")
        return actions.keep(report, by=self.request.user, **filled_in(KeepForm, sent))
