"""Editions for machines: the same sheet, its values as they were frozen."""

from rest_framework.serializers import (
    DateField,
    DictField,
    IntegerField,
    ListField,
    Serializer,
    SerializerMethodField,
    SlugRelatedField,
)

from ctportal.pages.viewsets import RecordSerializer

from .models import Edition


class EditionSerializer(RecordSerializer):
    matrix = SlugRelatedField("code", read_only=True)
    period = DateField()

    class Meta:
        model = Edition
        fields = [
            *RecordSerializer.COMMON,
            "matrix",
            "number",
            "period",
            "frozen_at",
            *RecordSerializer.MOMENTS,
        ]


class LineSerializer(Serializer):
    """One line, numbered for its reader."""

    number = IntegerField()
    ref = SerializerMethodField()
    kind = SerializerMethodField()
    classification = SerializerMethodField()
    values = DictField()
    not_shared = ListField()
    changed = ListField()

    def get_ref(self, line) -> str:
        return line.marking.ref

    def get_kind(self, line) -> str:
        return line.marking.kind

    def get_classification(self, line) -> str:
        return line.marking.get_classification_display()


class WholeEditionSerializer(EditionSerializer):
    """An edition with the lines its reader may read."""

    lines = LineSerializer(many=True, source="sheet.present")

    class Meta(EditionSerializer.Meta):
        fields = [*EditionSerializer.Meta.fields, "lines"]
