"""The same records for machines."""

from ctportal.pages.viewsets import RecordViewSet

from .models import Visit
from .serializers import VisitSerializer


class VisitViewSet(RecordViewSet):
    model = Visit
    serializer_class = VisitSerializer


routes = {"visits": VisitViewSet}
