"""Which results of a report its State reads, for machines."""

from django.core.exceptions import ValidationError as Refused
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    ListField,
    Serializer,
    SerializerMethodField,
)

from ctportal.confidentiality.policy import require_holder
from ctportal.correspondence.letters.api import LetterOfAct

from .. import actions, state_results
from ..state_results.forms import SendingForm
from .adding import words_sent


class ChosenSerializer(LetterOfAct):
    """References of results under a report, and our letter they go with on a day."""

    on = DateField(required=False)
    results = ListField(child=CharField(max_length=20), default=list)


class StandingSerializer(Serializer):
    """One result: whether the State reads it, may be shown it, or what keeps it."""

    ref = CharField(source="result.ref")
    kind = CharField(source="result.kind")
    is_read = BooleanField()
    may_go = BooleanField()
    why = SerializerMethodField()

    def get_why(self, one) -> list[str]:
        return one.why


def sent_with(assessment, request) -> dict:
    """The day of a sending, today unless it is said, and its letter."""
    about = {"by": request.user, "state": assessment.marking.state}
    begun = {"on": str(timezone.localdate())}
    form = SendingForm(begun | words_sent(request), **about)
    if not form.is_valid():
        raise ValidationError(form.errors)
    return form.act_facts | {"letter": form.its_letter()}


class ShowingResults:
    """Of reports of no visit: their people see what goes to the State, and send it."""

    @extend_schema(
        methods=["post"],
        request=ChosenSerializer,
        responses=StandingSerializer(many=True),
    )
    @extend_schema(methods=["get"], responses=StandingSerializer(many=True))
    @action(
        detail=True,
        methods=["get", "post"],
        url_path="results-for-the-state",
        pagination_class=None,
    )
    def state_results(self, request, ref=None):
        """Where each result stands before its State; posted, those named go to it."""
        assessment = self.get_object()
        require_holder(request.user, assessment, *actions.WRITERS)
        if request.method == "POST":
            self._show_results(assessment, request)
        standing = state_results.standing(assessment, request.user)
        self._show([one.result for one in standing])
        return Response(StandingSerializer(standing, many=True).data)

    def _show_results(self, assessment, request):
        sent = ChosenSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        chosen = sent.validated_data["results"]
        letter = sent_with(assessment, request)["letter"]
        try:
            actions.show_results(assessment, chosen, by=request.user, letter=letter)
        except Refused as refusal:
            told = getattr(refusal, "message_dict", None) or refusal.messages
            raise ValidationError(told) from refusal
