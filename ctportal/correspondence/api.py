"""The same records for machines."""

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.reverse import reverse
from rest_framework.serializers import SerializerMethodField

from ctportal.confidentiality.filters import OfState
from ctportal.pages.viewsets import RecordSerializer, RecordViewSet

from .models import Document


class DocumentSerializer(RecordSerializer):
    file = SerializerMethodField()

    class Meta:
        model = Document
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "file_name",
            "media_type",
            "size",
            "digest",
            "file",
            *RecordSerializer.MOMENTS,
        ]

    def get_file(self, document) -> str:
        """Where the file is fetched, with the same token."""
        where = "correspondence:file"
        return reverse(where, args=[document.ref], request=self.context["request"])


class DocumentQuery(OfState):
    class Meta:
        model = Document
        fields = ["language", "media_type"]


class DocumentViewSet(RecordViewSet):
    """Files with an audience of their own."""

    model = Document
    serializer_class = DocumentSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = DocumentQuery


routes = {"documents": DocumentViewSet}
