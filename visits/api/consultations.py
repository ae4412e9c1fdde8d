"""Consultations for machines: called, recorded, with the areas agreed."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action

from ctportal.confidentiality.policy import KEEPERS, require_holder
from ctportal.confidentiality.viewsets import ChangeableViewSet

from .. import actions
from ..forms import AreaForm, CallForm, ConsultationForm
from ..models import Consultation, Visit
from .around_serializers import (
    CallingSerializer,
    ConsultationSerializer,
    NewAreaSerializer,
)
from .entering import Entering, sound


class ConsultationViewSet(Entering, ChangeableViewSet):
    """Consultations after visits, with the areas agreed."""

    model = Consultation
    serializer_class = ConsultationSerializer
    leads_to = ("visit",)
    form_class = ConsultationForm
    change = staticmethod(actions.record_consultation)

    def get_queryset(self):
        return super().get_queryset().prefetch_related("areas__theme", "areas__lead")

    @extend_schema(request=CallingSerializer, responses={201: ConsultationSerializer})
    def create(self, request):
        """Call for the consultation after a visit."""
        readable = Visit.objects.readable_by(request.user).for_table()
        visit = get_object_or_404(readable, ref=str(request.data.get("visit")))
        said = sound(CallForm(request.data))
        made = actions.call_consultation(visit, by=request.user, **said)
        return self.told(made.ref, status=status.HTTP_201_CREATED)

    @extend_schema(request=NewAreaSerializer, responses={201: ConsultationSerializer})
    @action(detail=True, methods=["post"])
    def areas(self, request, ref):
        """Write down an area both offices agreed on."""
        found = self.get_object()
        require_holder(request.user, found, *KEEPERS)
        actions.agree_area(found, by=request.user, **sound(AreaForm(request.data)))
        return self.told(ref, status=status.HTTP_201_CREATED)
