"""Answering, on a page, what another person proposed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from .by_two import AlreadySettled


def settle(request, act, proposed, said=""):
    """Confirm a proposal or turn it down, as `act` does; what came of it is told."""
    try:
        act(proposed, by=request.user)
    except AlreadySettled:
        messages.error(request, _("Somebody has answered this meanwhile."))
    except PermissionDenied as refused:
        messages.error(request, str(refused))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        if said:
            messages.success(request, said)
