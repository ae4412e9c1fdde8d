"""The same records for machines."""

from rest_framework.serializers import SlugRelatedField

from ctportal.pages.viewsets import RecordSerializer, RecordViewSet

from .models import Pack


class PackSerializer(RecordSerializer):
    for_entity = SlugRelatedField("code", read_only=True)
    for_person = SlugRelatedField("login", read_only=True)

    class Meta:
        model = Pack
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "sections",
            "paper",
            "for_entity",
            "for_person",
            *RecordSerializer.MOMENTS,
        ]


class PackViewSet(RecordViewSet):
    model = Pack
    serializer_class = PackSerializer


routes = {"packs": PackViewSet}
