"""Visits for machines."""

from ctportal.pages.viewsets import RecordSerializer

from .models import Visit


class VisitSerializer(RecordSerializer):
    class Meta:
        model = Visit
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "type",
            "mode",
            "begins_on",
            "ends_on",
            "status",
            "agreed_on",
            "transmitted_on",
            "answered_on",
            *RecordSerializer.MOMENTS,
        ]
