"""What is due under paragraph 16 e, for every visit the reader knows of."""

from ctportal.pages import lists
from ctportal.people.models import Entity

from ..lists import Due, DueForHolder, due_to, with_confidential
from ..models import Visit


def due(request):
    readable = Visit.objects.readable_by(request.user).going_on()
    visits = due_to(readable.for_table(), request.user).unsealed_for(request.user)
    if getattr(request.user.entity, "kind", "") != Entity.Kind.DIRECTORATE:
        return lists.page(request, Due, visits)
    return lists.page(request, DueForHolder, with_confidential(visits, request.user))
