"""The days for comments, for the machines of a mission."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    Serializer,
    SerializerMethodField,
)

from ctportal.correspondence.clocks.reading import status_of

from . import days


class CommentDaysSerializer(Serializer):
    """The days that run for the reader's own State."""

    kind = CharField()
    started_on = DateField()
    ends_on = DateField()
    in_working_days = BooleanField()
    suspended_on = DateField(allow_null=True)
    left = SerializerMethodField()

    def get_left(self, clock) -> str:
        return status_of(clock).word


class TellingDays:
    """Of reports: until when their State's own mission may comment on them."""

    @extend_schema(responses=CommentDaysSerializer(many=True))
    @action(detail=True, url_path="days-for-comments", pagination_class=None)
    def comment_days(self, request, ref=None):
        """The days that run, for the mission alone; none for all others."""
        clock = days.of_draft(self.get_object(), request.user)
        known = [clock] if clock else []
        return Response(CommentDaysSerializer(known, many=True).data)
