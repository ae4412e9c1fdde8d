"""What every API answer has in common: keyset pages and plain refusals."""

from django.core.exceptions import ValidationError as Mistaken
from django.db import DatabaseError
from rest_framework import status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

NOT_FOUND = {"detail": "Not found."}


class KeysetPagination(CursorPagination):
    """Pages by reference: no page numbers, no counts, no primary key in a cursor."""

    ordering = "ref"
    page_size_query_param = "page_size"
    max_page_size = 500

    def decode_cursor(self, request):
        cursor = super().decode_cursor(request)
        if cursor and "\0" in (cursor.position or ""):
            raise NotFound
        return cursor

    def get_ordering(self, request, queryset, view):
        return getattr(view, "ordering", None) or ("ref",)


class InOnePage(KeysetPagination):
    """What belongs together, all at once and in its own order."""

    def get_paginated_response(self, data):
        return Response({"next": None, "previous": None, "results": data})

    def get_schema_operation_parameters(self, view):
        return []


def answer_errors(exception, context):
    """The library's answers, but one text for all that is not there."""
    if isinstance(exception, DatabaseError):
        set_rollback()
        return Response({"detail": "Not possible."}, status=status.HTTP_400_BAD_REQUEST)
    if isinstance(exception, Mistaken):
        exception = ValidationError(_beside_fields(exception))
    response = exception_handler(exception, context)
    if response is not None and response.status_code == NotFound.status_code:
        response.data = NOT_FOUND
    return response


def _beside_fields(mistaken) -> dict:
    """What an action found wrong, by field where it says so."""
    if hasattr(mistaken, "error_dict"):
        return mistaken.message_dict
    return {"non_field_errors": mistaken.messages}
