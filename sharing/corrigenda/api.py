"""Corrigenda for machines: issued by POST, read passage by passage."""

from rest_framework.serializers import CharField, SerializerMethodField

from assessments.api.adding import AddingViewSet, filled_in
from assessments.models import Assessment, Corrigendum
from assessments.versions import reading as versions
from ctportal.pages.viewsets import RecordSerializer

from . import actions, reading
from .forms import IssueForm


class CorrigendumSerializer(RecordSerializer):
    report = CharField(source="report_ref", allow_null=True)
    # Of one corrigendum alone, not in lists.
    corrections = SerializerMethodField()

    class Meta:
        model = Corrigendum
        fields = [
            *RecordSerializer.COMMON,
            "report",
            "reason",
            "corrections",
            *RecordSerializer.MOMENTS,
        ]

    def get_corrections(self, corrigendum) -> list[dict[str, str]]:
        told = getattr(corrigendum, "corrections", ())
        return [{"part": c.part.ref, "was": c.was, "is": c.text} for c in told]


class CorrigendumViewSet(AddingViewSet):
    """What was corrected in reports that others have."""

    model = Corrigendum
    serializer_class = CorrigendumSerializer
    named = ("report_ref",)

    def get_queryset(self):
        report = self.ref_of(Assessment, "report_id")
        return super().get_queryset().annotate(report_ref=report)

    def get_object(self):
        found = super().get_object()
        found.corrections = reading.corrections(found, self.request.user)
        self.request.shown.extend(reading.markings_of(found.corrections))
        return found

    def added(self, sent):
        report = self.found(Assessment, sent, "report")
        by = self.request.user
        kept = versions.versions_of(report, by)
        return actions.issue(report, by=by, **filled_in(IssueForm, sent, versions=kept))


routes = {"corrigenda": CorrigendumViewSet}
