"""The same records for machines."""

from rest_framework.reverse import reverse
from rest_framework.serializers import SerializerMethodField

from ctportal.pages.viewsets import RecordSerializer, RecordViewSet

from .filters import DocumentFilter
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


class DocumentViewSet(RecordViewSet):
    """Files with an audience of their own."""

    model = Document
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilter


routes = {"documents": DocumentViewSet}
