"""Editions for machines; a single one comes with its reader's lines."""

from ctportal.pages.viewsets import RecordViewSet

from . import sheet
from .models import Edition
from .serializers import EditionSerializer, WholeEditionSerializer


class EditionViewSet(RecordViewSet):
    model = Edition
    serializer_class = EditionSerializer

    def get_serializer_class(self):
        alone = self.action == "retrieve"
        return WholeEditionSerializer if alone else EditionSerializer

    def get_object(self):
        edition = super().get_object()
        reader = self.request.user
        base = sheet.latest_before(edition, reader)
        edition.sheet = sheet.read(edition, reader, base=base)
        for line in edition.sheet.present:
            self.request.shown.extend(line.markings)
        return edition


routes = {"editions": EditionViewSet}
