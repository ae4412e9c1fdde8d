"""What a machine asks for twice under one key is done once.

The key stands in the header `Idempotency-Key`, as a draft of the IETF has it: a program
that heard no answer sends the same again.  Of the answer nothing is kept but where what
was made is read; it is read there anew, as whoever asks may read it by then.
"""

from django.db import connection
from django.http import HttpResponse, JsonResponse, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import salted_hmac
from rest_framework import status

from .models import SentByMachine

HEADER, LONGEST = "Idempotency-Key", 255
MISTAKEN = {"detail": f"The key has at most {LONGEST} characters."}
UNDER_WAY = {"detail": "This is being carried out. Ask again."}
OTHER = {"detail": "Something else was sent under this key."}
DONE = {"detail": "This was carried out already."}


def done_once(get_response):
    """Act on what bears a new key; tell again what became of what bears a known one.

    Works inside the request's transaction: act and key are kept together, or neither.
    """

    def middleware(request):
        key = _key_of(request)
        if not key:
            return get_response(request)
        if len(key) > LONGEST:
            return JsonResponse(MISTAKEN, status=status.HTTP_400_BAD_REQUEST)
        digest = _digest(request.user.pk, key)
        if not _has_turn(digest):
            return JsonResponse(UNDER_WAY, status=status.HTTP_409_CONFLICT)
        said = _digest(request.get_full_path(), request.body)
        known = SentByMachine.objects.standing().filter(pk=digest).first()
        if known is None:
            return _keep(get_response(request), request, digest, said)
        if known.said != said:
            return JsonResponse(OTHER, status=status.HTTP_422_UNPROCESSABLE_ENTITY)
        return _told_again(known, request, get_response)

    return middleware


def _key_of(request) -> str:
    is_known = request.method == "POST" and request.user.is_authenticated
    if not is_known or not request.path.startswith("/api/"):
        return ""
    return request.headers.get(HEADER, "")


def _digest(*said) -> str:
    return salted_hmac("sent by a machine", repr(said), algorithm="sha256").hexdigest()


def _has_turn(digest) -> bool:
    """Whether nobody else acts under this key; then nobody does until we are done."""
    with connection.cursor() as cursor:
        asked = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
        cursor.execute(asked, [digest])
        return cursor.fetchone()[0]


def _keep(answer, request, digest, said):
    """Keep where to read what came of it; what was refused may be tried again."""
    if status.is_success(answer.status_code):
        kept = {"said": said, "status": answer.status_code}
        led_to = _address_of(answer, request.resolver_match)
        SentByMachine.objects.begin(digest, led_to=led_to, **kept)
    return answer


def _address_of(answer, match) -> str:
    """Where the record that an answer names is read; nothing where that is unknown."""
    told, view = getattr(answer, "data", None), getattr(match.func, "cls", None)
    basename = getattr(match.func, "initkwargs", {}).get("basename")
    key = getattr(view, "lookup_url_kwarg", None) or getattr(view, "lookup_field", "")
    if not basename or not isinstance(told, dict) or key not in told:
        return ""
    if match.kwargs.get(key, told[key]) != told[key]:
        return ""
    try:
        return reverse(f"{basename}-detail", kwargs=match.kwargs | {key: told[key]})
    except NoReverseMatch:
        return ""


def _told_again(known, request, get_response):
    if known.status == status.HTTP_204_NO_CONTENT:
        return HttpResponse(status=known.status)
    if not known.led_to:
        return JsonResponse(DONE, status=known.status)
    request.method = request.META["REQUEST_METHOD"] = "GET"
    request.path = request.path_info = known.led_to
    request.GET = QueryDict()
    answer = get_response(request)
    if status.is_success(answer.status_code):
        answer.status_code = known.status
    return answer
