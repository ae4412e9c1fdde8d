"""No row in the ledger, no confidential answer."""

from ctportal.pages.shown import Shown

from .actions import disclose


def disclose_what_was_shown(get_response):
    """Write one disclosure for each answer that showed records, in its transaction."""

    def middleware(request):
        request.shown = Shown(request)
        response = get_response(request)
        refs = request.shown.to_disclose()
        if refs and request.user.is_authenticated:
            disclose(by=request.user, channel=_channel(request), refs=refs)
        return response

    return middleware


def _channel(request):
    if request.path.startswith("/api/"):
        return "api"
    return "export" if "format" in request.GET else "page"
