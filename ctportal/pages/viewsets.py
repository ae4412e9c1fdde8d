"""Records for machines: the same reading as the pages', in JSON."""

from typing import ClassVar

from rest_framework.serializers import (
    CharField,
    ListField,
    ModelSerializer,
    SlugRelatedField,
)
from rest_framework.viewsets import ReadOnlyModelViewSet


class RecordViewSet(ReadOnlyModelViewSet):
    """One kind of record for machines: only what the reader may read is there.

    A subclass names its `model` and `serializer_class`, and which annotations hold
    references of other records, or which keys lead to one that whoever reads this one
    reads too: to name a record is to show it.
    """

    model = None
    named = ()
    leads_to = ()
    lookup_field = "ref"

    def get_queryset(self):
        readable = self.model.objects.readable_by(self.request.user)
        return readable.for_table().unsealed_for(self.request.user)

    def paginate_queryset(self, queryset):
        shown = super().paginate_queryset(queryset)
        self._show(shown)
        return shown

    def get_object(self):
        record = super().get_object()
        self._show([record])
        return record

    def _show(self, records):
        self.request.shown.extend(records)
        for name in self.leads_to:
            self.request.shown.extend(getattr(record, name) for record in records)
        refs = {getattr(record, name) for record in records for name in self.named}
        if refs - {None}:
            markings = self.model.marking.field.related_model.objects
            readable = markings.readable_by(self.request.user).for_table()
            self.request.shown.extend(readable.filter(ref__in=refs))


class RecordSerializer(ModelSerializer):
    """What every record tells of itself; subclasses add their own `fields`."""

    state = SlugRelatedField("iso3", read_only=True, source="marking.state")
    holder = SlugRelatedField("code", read_only=True, source="marking.holder")
    classification = CharField(source="marking.get_classification_display")
    # The fields that are empty because their values are not shared with the reader.
    not_shared = ListField(child=CharField(), read_only=True)
    version = CharField(source="version_read", read_only=True)

    COMMON: ClassVar = [
        "ref",
        "state",
        "holder",
        "classification",
        "language",
        "not_shared",
    ]
    MOMENTS: ClassVar = ["version", "created_at", "changed_at"]

    def to_representation(self, record):
        told = super().to_representation(record)
        told["not_shared"] = [name for name in record.not_shared if name in told]
        return told | dict.fromkeys(told["not_shared"])
