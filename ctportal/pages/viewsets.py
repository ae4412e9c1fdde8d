"""Records for machines: the same reading as the pages', in JSON."""

from typing import ClassVar

from rest_framework.serializers import CharField, ModelSerializer, SlugRelatedField
from rest_framework.viewsets import ReadOnlyModelViewSet


class RecordViewSet(ReadOnlyModelViewSet):
    """One kind of record for machines: only what the reader may read is there.

    A subclass names its `model` and `serializer_class`.
    """

    model = None
    lookup_field = "ref"

    def get_queryset(self):
        return self.model.objects.readable_by(self.request.user).for_table()

    def paginate_queryset(self, queryset):
        shown = super().paginate_queryset(queryset)
        self.request.shown.extend(shown)
        return shown

    def get_object(self):
        record = super().get_object()
        self.request.shown.add(record)
        return record


class RecordSerializer(ModelSerializer):
    """What every record tells of itself; subclasses add their own `fields`."""

    state = SlugRelatedField("iso3", read_only=True, source="marking.state")
    holder = SlugRelatedField("code", read_only=True, source="marking.holder")
    classification = CharField(source="marking.get_classification_display")

    COMMON: ClassVar = ["ref", "state", "holder", "classification", "language"]
    MOMENTS: ClassVar = ["version", "created_at", "changed_at"]
