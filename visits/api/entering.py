"""What is entered by machine: by the form and the action that people have."""

from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response


def sound(form) -> dict:
    """What was sent, where the page's form finds nothing wrong with it."""
    if not form.is_valid():
        raise ValidationError(form.errors)
    return form.cleaned_data


class Entering:
    """Takes a POST of what the page's form for a new one asks.

    A subclass names its `new_form_class` and the action that does the `enter`.
    """

    new_form_class = None
    enter = None

    def create(self, request):
        """Enter a new one."""
        made = self.enter(by=request.user, **sound(self.new_form_class(request.data)))
        return self.told(made.ref, status=status.HTTP_201_CREATED)

    def told(self, ref, status=status.HTTP_200_OK):
        """The record as it stands now."""
        self.kwargs["ref"] = ref
        told = self.get_serializer(self.get_object())
        return Response(told.data, status=status)
