"""The register for machines: read and written through the same actions."""

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    Serializer,
    SerializerMethodField,
    SlugRelatedField,
)

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.policy import KEEPERS, require_role
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordSerializer

from ..models import Letter
from . import actions
from .forms import LetterForm, NewLetterForm


class LetterSerializer(RecordSerializer):
    entity = SlugRelatedField("code", read_only=True)
    our_number = SerializerMethodField()
    is_draft = BooleanField(read_only=True)
    title = CharField(read_only=True)

    class Meta:
        model = Letter
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "direction",
            "type",
            "entity",
            "person",
            "our_number",
            "their_number",
            "written_on",
            "sent_on",
            "received_on",
            "is_draft",
            *RecordSerializer.MOMENTS,
        ]

    def get_our_number(self, letter) -> str | None:
        """For people of the office whose number it is."""
        return letter.our_number


class LetterOfAct(Serializer):
    """An act's letter: one of the register by reference, or one to be entered there.

    Which way it goes is asked where the act's letter may be either side's; the day of
    sending is asked of ours, the day of receipt of theirs.
    """

    letter = CharField(required=False)
    letter_direction = ChoiceField(Letter.Direction.choices, required=False)
    letter_type = ChoiceField(Letter.Type.choices, required=False)
    letter_number = CharField(required=False)
    letter_on = DateField(required=False)
    letter_sent_on = DateField(required=False)
    letter_received_on = DateField(required=False)


class LetterQuery(OfState):
    class Meta:
        model = Letter
        fields = ["direction", "type", "language"]


class LetterViewSet(ChangeableViewSet):
    """Notes verbales, letters and mails that the reader may read."""

    model = Letter
    # For the schema, which is written when nobody asks.
    queryset = Letter.objects.none()
    serializer_class = LetterSerializer
    form_class = LetterForm
    change = staticmethod(actions.change)
    filter_backends = [DjangoFilterBackend]
    filterset_class = LetterQuery

    def get_queryset(self):
        return super().get_queryset().numbered_for(self.request.user)

    def form(self, *args, **kwargs):
        return LetterForm(*args, by=self.request.user, **kwargs)

    def create(self, request, *args, **words):
        """Enter a letter, by the form people have."""
        require_role(request.user, *KEEPERS)
        stored = NewLetterForm(by=request.user)
        said = {field.name: field.value() for field in stored} | dict(request.data)
        form = NewLetterForm(said, by=request.user)
        if not form.is_valid():
            raise ValidationError(form.errors)
        letter = actions.register(by=request.user, **form.facts)
        shown = self.get_queryset().get(pk=letter.pk)
        self._show([shown])
        told = self.get_serializer(shown).data
        return Response(told, status=status.HTTP_201_CREATED)


routes = {"letters": LetterViewSet}
