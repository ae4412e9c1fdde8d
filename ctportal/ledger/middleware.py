"""No row in the ledger, no confidential answer."""

from ctportal.pages.shown import Shown

from .actions import disclose

# Answers that have no record in them, whatever was looked up to come to them.
LED_ELSEWHERE, REFUSED = range(300, 400), (403, 404, 405)


def disclose_what_was_shown(get_response):
    """Write one disclosure for each answer that showed records, in its transaction."""

    def middleware(request):
        request.shown = Shown()
        response = get_response(request)
        if request.user.is_authenticated and _shows(response):
            refs = _worth_writing(request.shown, request.user)
            channel = _channel(request, response)
            disclose(by=request.user, channel=channel, refs=refs)
        return response

    return middleware


def _shows(response):
    return response.status_code not in (*LED_ELSEWHERE, *REFUSED)


def _worth_writing(shown, person):
    """What is above Unclassified, and what is another office's."""
    own = person.entity.pk if person.entity else None
    return [m.ref for m in shown.marks if m.classification or m.holder_id != own]


def _channel(request, response):
    if request.path.startswith("/api/"):
        return "api"
    if "format" in request.GET:
        return "export"
    return "file" if "Content-Disposition" in response else "page"
