"""Who asks, and in which language they are answered."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from rest_framework.exceptions import AuthenticationFailed

from .authentication import BearerAuthentication


def bearer_token(get_response):
    """Know the bearer of an API token before the transaction begins.

    A wrong token makes the request a visitor's; the API itself then refuses it.
    """
    tokens = BearerAuthentication()

    def middleware(request):
        if request.headers.get("Authorization"):
            try:
                request.bearer = tokens.look_up(request)
            except AuthenticationFailed:
                request.bearer = None
            if request.bearer:
                request.user = request.bearer[0]
        return get_response(request)

    return middleware


class SpeakTheirLanguage(LocaleMiddleware):
    """The account's language, then the cookie's, then what the browser asks for."""

    def process_request(self, request):
        chosen = getattr(request.user, "language", "")
        if not chosen:
            return super().process_request(request)
        translation.activate(chosen)
        request.LANGUAGE_CODE = translation.get_language()
        return None
