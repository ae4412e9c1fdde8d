"""Whether the portal lives, and whether all its parts answer."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import JsonResponse
from kombu.exceptions import OperationalError

from ctportal.confidentiality.wall import role

from .tasks import is_beating


@login_not_required
def alive(request):
    """The process answers."""
    return JsonResponse({"alive": True})


@login_not_required
def ready(request):
    """Database under the right role, broker, worker and beat: each yes or no."""
    parts = {"database": _database_is_ready(), "worker_and_beat": _is_beating()}
    is_ready = all(parts.values())
    return JsonResponse({"ready": is_ready, **parts}, status=200 if is_ready else 503)


def _database_is_ready():
    try:
        return not role.faults()
    except DatabaseError:
        return False


def _is_beating():
    try:
        return is_beating()
    except OperationalError:
        return False
