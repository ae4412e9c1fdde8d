"""Annual lists for machines: their entries, their approval, the decisions since."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action

from ctportal.confidentiality.policy import require_holder
from ctportal.pages.viewsets import RecordViewSet

from .. import actions
from ..delegations import WRITERS
from ..forms import (
    AddingForm,
    ApproveForm,
    DecisionForm,
    EntryForm,
    ListForm,
    MovingForm,
)
from ..models import AnnualList, ListEntry
from .around_serializers import (
    AnnualListSerializer,
    ApprovalSerializer,
    DecidingSerializer,
    NewEntrySerializer,
)
from .entering import Entering, sound

ENTRY = OpenApiParameter("entry", location=OpenApiParameter.PATH)


class AnnualListViewSet(Entering, RecordViewSet):
    """The States to be visited in a year, with the decisions that changed the list."""

    model = AnnualList
    serializer_class = AnnualListSerializer
    new_form_class = ListForm
    enter = staticmethod(actions.open_annual_list)

    def get_queryset(self):
        lists = super().get_queryset()
        return lists.prefetch_related("entries__state", "decisions")

    @extend_schema(request=NewEntrySerializer, responses=AnnualListSerializer)
    @action(detail=True, methods=["post"])
    def entries(self, request, ref):
        """Put a State on a list that is not approved yet."""
        found = self._kept()
        actions.add_entry(found, by=request.user, **sound(EntryForm(request.data)))
        return self.told(ref, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[ENTRY], request=None, responses=AnnualListSerializer)
    @action(
        detail=True, methods=["delete"], url_path="entries/(?P<entry>[0-9a-f-]{36})"
    )
    def entry(self, request, ref, entry):
        """Take a State off a list that is not approved yet."""
        actions.take_entry_off(_standing(self._kept(), entry), by=request.user)
        return self.told(ref)

    @extend_schema(request=ApprovalSerializer, responses=AnnualListSerializer)
    @action(detail=True, methods=["post"])
    def approval(self, request, ref):
        """Record that the Committee approved it."""
        found = self._kept()
        actions.approve_list(found, by=request.user, **sound(ApproveForm(request.data)))
        return self.told(ref)

    @extend_schema(request=DecidingSerializer, responses=AnnualListSerializer)
    @action(detail=True, methods=["post"])
    def decisions(self, request, ref):
        """Another decision: it adds a State, moves an entry or takes it off."""
        found, ends = self._kept(), request.data.get("ends")
        entry = _standing(found, str(ends)) if ends else None
        form = _form_for(entry, request.data)
        sound(form)
        said = {"said": form.said, **form.planned}
        actions.change_list(found, by=request.user, ends=entry, **said)
        return self.told(ref, status=status.HTTP_201_CREATED)

    def _kept(self):
        """The list, for people of its office who write."""
        found = self.get_object()
        require_holder(self.request.user, found, *WRITERS)
        return found


def _form_for(entry, sent):
    if entry is None:
        return AddingForm(sent)
    return (MovingForm if "quarter" in sent else DecisionForm)(sent)


def _standing(found, ref):
    entries = ListEntry.objects.standing().filter(annual_list=found)
    known = {str(entry.ref): entry for entry in entries.select_related("annual_list")}
    return known.get(ref) or get_object_or_404(entries.none())
