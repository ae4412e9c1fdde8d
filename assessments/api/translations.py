"""Translations of reports for machines: their processing, and passage by passage."""

from django_filters import CharFilter

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet

from .. import actions
from ..models import Assessment, Translation
from ..serializers import TranslationSerializer
from ..translations import reading
from ..translations.forms import OrderForm, TranslationForm
from ..versions.reading import markings_of
from .adding import AddingViewSet, filled_in


class TranslationQuery(OfState):
    report = CharFilter(method="of_report")

    class Meta:
        model = Translation
        fields = ["language"]

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(report__in=reports)


class TranslationViewSet(AddingViewSet, ChangeableViewSet):
    """The processing of reports in other languages; one alone has its passages."""

    model = Translation
    form_class = TranslationForm
    serializer_class = TranslationSerializer
    filterset_class = TranslationQuery
    named = ("report_ref",)

    def get_queryset(self):
        report = self.ref_of(Assessment, "report_id")
        return super().get_queryset().annotate(report_ref=report)

    def get_object(self):
        found = super().get_object()
        by = self.request.user
        found.passages = reading.side_by_side(found.report, found.language, by)
        lines = [beside.line for beside in found.passages]
        self.request.shown.extend(markings_of(lines, by).values())
        return found

    def added(self, sent):
        report = self.found(Assessment, sent, "report")
        by = self.request.user
        return actions.order_translation(report, by=by, **filled_in(OrderForm, sent))

    def change(self, translation, *, by, **facts):
        return actions.change_translation(translation, by=by, **facts)
