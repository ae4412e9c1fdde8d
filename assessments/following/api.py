"""What becomes of recommendations, for machines: read and written."""

from django_filters import CharFilter
from rest_framework.exceptions import PermissionDenied
from rest_framework.serializers import CharField, SerializerMethodField

from ctportal.confidentiality.filters import OfState
from ctportal.pages.viewsets import RecordSerializer

from ..api.adding import AddingViewSet, NamingViewSet, filled_in
from ..models import ClosureAnswer, ClosureProposal, Recommendation, Verification
from . import actions
from .forms import ClosureAnswerForm, ClosureForm, StatusForm


class FollowingSerializer(RecordSerializer):
    recommendation = CharField(source="recommendation.ref")

    BEFORE = (*RecordSerializer.COMMON, "recommendation")


class VerificationSerializer(FollowingSerializer):
    class Meta:
        model = Verification
        fields = [
            *FollowingSerializer.BEFORE,
            "status",
            "holds_since",
            "evidence",
            *RecordSerializer.MOMENTS,
        ]


class ClosureProposalSerializer(FollowingSerializer):
    programmes = SerializerMethodField()

    class Meta:
        model = ClosureProposal
        fields = [
            *FollowingSerializer.BEFORE,
            "text",
            "closed_on",
            "programmes",
            *RecordSerializer.MOMENTS,
        ]

    def get_programmes(self, proposal) -> list[str]:
        return [tie.record.ref for tie in proposal.named]


class ClosureAnswerSerializer(FollowingSerializer):
    proposal = CharField(source="proposal.ref")

    class Meta:
        model = ClosureAnswer
        fields = [
            *FollowingSerializer.BEFORE,
            "proposal",
            "verdict",
            "reason",
            *RecordSerializer.MOMENTS,
        ]


class FollowingQuery(OfState):
    recommendation = CharFilter(method="of_recommendation")

    def of_recommendation(self, queryset, name, ref):
        """Of one that may be read: any other is as unknown as one never made."""
        readable = Recommendation.objects.readable_by(self.request.user)
        return queryset.filter(recommendation__in=readable.filter(ref=ref))


class FollowingViewSet(AddingViewSet):
    """What is read with a recommendation."""

    filterset_class = FollowingQuery
    leads_to = ("recommendation",)

    def get_queryset(self):
        return super().get_queryset().select_related("recommendation__marking__holder")


class VerificationViewSet(FollowingViewSet):
    """Statuses that CTED verified."""

    model = Verification
    serializer_class = VerificationSerializer

    def added(self, sent):
        by = self.request.user
        recommendation = self.found(Recommendation, sent, "recommendation")
        facts = filled_in(StatusForm, sent, recommendation=recommendation)
        return actions.verify(recommendation, by=by, **facts)


class ClosureProposalViewSet(FollowingViewSet, NamingViewSet):
    """Proposals that a gap was closed, held by the office that assisted."""

    model = ClosureProposal
    serializer_class = ClosureProposalSerializer

    def added(self, sent):
        by = self.request.user
        recommendation = self.found(Recommendation, sent, "recommendation")
        if not actions.may_propose(by, recommendation):
            raise PermissionDenied
        sent |= {"programmes": self.request.data.get("programmes", [])}
        facts = filled_in(ClosureForm, sent, by=by)
        return actions.propose_closure(recommendation, by=by, **facts)


class ClosureAnswerViewSet(FollowingViewSet):
    """What CTED answered to them."""

    model = ClosureAnswer
    serializer_class = ClosureAnswerSerializer
    leads_to = ("recommendation", "proposal")

    def get_queryset(self):
        return super().get_queryset().select_related("proposal__marking__holder")

    def added(self, sent):
        proposal = self.found(ClosureProposal, sent, "proposal")
        # Read on its own: the action changes the recommendation's row.
        about = {"recommendation": proposal.recommendation.ref}
        proposal.recommendation = self.found(Recommendation, about, "recommendation")
        facts = filled_in(ClosureAnswerForm, sent)
        return actions.answer_closure(proposal, by=self.request.user, **facts)


routes = {
    "verifications": VerificationViewSet,
    "closure-proposals": ClosureProposalViewSet,
    "closure-answers": ClosureAnswerViewSet,
}
