"""A form sent twice is acted on once.

Every rendering of a form carries a token of its own, against forgery.  The same token
with the same words is the same sending: a second click, or a browser that asks again
after a cut.  It is led where the first was.
"""

import json

from django.http import HttpResponseRedirect
from django.utils.crypto import salted_hmac

from .models import SentForm

# Passwords stand in these, or programs send them.
LEFT_ALONE = ("/account/", "/api/")


def acted_on_once(get_response):
    """Act on a sending until it has led somewhere; what was mistaken is tried again.

    Works inside the request's transaction: a second sending waits for the first one
    to end, and acts in its place when that one failed.
    """

    def middleware(request):
        digest = _digest(request)
        sent = _taken(digest) if digest else None
        if sent and sent.led_to:
            return HttpResponseRedirect(sent.led_to)
        response = get_response(request)
        if sent and "Location" in response:
            sent.led_to = response["Location"]
            sent.save(update_fields=["led_to"])
        return response

    return middleware


def _taken(digest) -> SentForm:
    """The sending, which nobody else acts on until the transaction ends."""
    SentForm.objects.bulk_create([SentForm(digest=digest)], ignore_conflicts=True)
    return SentForm.objects.select_for_update().get(pk=digest)


def _digest(request) -> str:
    """What a sending is known by; nothing for one that bears no form's token."""
    is_known = request.method == "POST" and request.user.is_authenticated
    if not is_known or request.path.startswith(LEFT_ALONE):
        return ""
    if not request.POST.get("csrfmiddlewaretoken"):
        return ""
    files = [(name, f.name, f.size) for name, f in request.FILES.items()]
    said = [request.user.pk, request.get_full_path(), list(request.POST.lists()), files]
    return salted_hmac("a form sent", json.dumps(said), algorithm="sha256").hexdigest()
