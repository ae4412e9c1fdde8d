"""Who asks, how surely, and in which language they are answered."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.exceptions import AuthenticationFailed

from . import calendars
from .authentication import BearerAuthentication

OPEN_WITHOUT = ("/account/", "/static/", "/language/")


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


def calendar_address(get_response):
    """Know whose calendar a secret address asks for; it is fetched without signing in.

    Whoever else is signed in in the same browser has no part in it.
    """

    def middleware(request):
        if request.path.startswith("/calendar/"):
            request.calendar_of = calendars.asked_for_by(request.path)
            request.user = request.calendar_of or AnonymousUser()
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


def second_factor(get_response):
    """Ask people cleared above Unclassified for a second factor before anything else.

    They may reach their account, where it is set up.  A token's bearer was given the
    token by somebody who runs the portal, and draws a calendar's address after it.
    """

    def middleware(request):
        if _lacks_second_factor(request):
            messages.info(request, _("Set up a second factor to go on."))
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def _lacks_second_factor(request):
    person = request.user
    if settings.SECOND_FACTOR != "required" or not person.is_authenticated:
        return False
    if request.path.startswith(OPEN_WITHOUT) or _bears_a_secret(request):
        return False
    return person.is_cleared and not is_mfa_enabled(person)


def _bears_a_secret(request):
    return getattr(request, "bearer", None) or getattr(request, "calendar_of", None)
