"""Merges of duplicates for machines: made by POST, and undone by another."""

from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking

from .. import actions
from ..merging import preview
from ..merging.forms import MergeForm
from ..models import MERGED, Merge
from ..serializers import MergeSerializer
from .adding import AddingViewSet, filled_in

ENDS = ("kept", "merged")


class MergeViewSet(AddingViewSet):
    """Records of one's own office that were found to be told twice."""

    model = Merge
    serializer_class = MergeSerializer
    named = ("kept_ref", "merged_ref")

    def get_queryset(self):
        refs = {f"{end}_ref": self.ref_of(Marking, f"{end}_id") for end in ENDS}
        return super().get_queryset().annotate(**refs)

    def added(self, sent):
        by = self.request.user
        kept = finding.record_of(self.found(Marking, sent, "kept"), by)
        if not isinstance(kept, MERGED):
            raise ValidationError({"kept": ["Not found."]})
        facts = filled_in(MergeForm, sent, records=preview.alike(kept, by))
        return actions.merge(kept, facts.pop("other"), by=by, **facts)

    @action(detail=True, methods=["post"])
    def undo(self, request, ref):
        """Take the two apart; as the second person, where that takes two."""
        found = self.get_object()
        proposed = found.unmergings.open().exclude(proposed_by=request.user).first()
        if proposed:
            actions.confirm_unmerging(proposed, by=request.user)
        else:
            actions.unmerge(found, by=request.user)
        return Response(self.get_serializer(self.get_object()).data)
