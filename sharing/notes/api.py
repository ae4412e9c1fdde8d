"""The same records for machines."""

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.serializers import (
    CharField,
    SerializerMethodField,
    SlugRelatedField,
)

from ctportal.confidentiality.filters import OfState
from ctportal.pages.viewsets import RecordSerializer, RecordViewSet

from .models import Note


class NoteSerializer(RecordSerializer):
    signatory = SlugRelatedField("code", read_only=True)
    originator = SlugRelatedField("code", read_only=True, source="marking.originator")
    passing_on = CharField(source="marking.passing_on")
    receivers = SerializerMethodField()

    class Meta:
        model = Note
        fields = [
            *RecordSerializer.COMMON,
            "type",
            "title",
            "text",
            "status",
            "signatory",
            "receivers",
            "given_at",
            "originator",
            "source_office",
            "came_on",
            "passing_on",
            *RecordSerializer.MOMENTS,
        ]

    def get_receivers(self, note) -> list[str]:
        """The functions and organizations it is for, by their codes."""
        return sorted(receiver.reader.code for receiver in note.receivers.all())


class NoteQuery(OfState):
    class Meta:
        model = Note
        fields = ["type", "status"]


class NoteViewSet(RecordViewSet):
    """Notes that the reader writes, signs or receives."""

    model = Note
    serializer_class = NoteSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = NoteQuery

    def get_queryset(self):
        readers = ("receivers__function", "receivers__entity")
        return super().get_queryset().prefetch_related(*readers)


routes = {"notes": NoteViewSet}
