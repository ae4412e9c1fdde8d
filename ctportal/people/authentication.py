"""API tokens: hashed, expiring, sent as `Authorization: Bearer`."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed


class BearerAuthentication(TokenAuthentication):
    """Answers from what the middleware already looked up."""

    def look_up(self, request):
        """The person and token of a request, or None without one."""
        try:
            return super().authenticate(request)
        except UnicodeError as unreadable:
            raise AuthenticationFailed from unreadable

    def authenticate(self, request):
        known = getattr(request._request, "bearer", None)
        return known or self.look_up(request)


class BearerScheme(OpenApiAuthenticationExtension):
    """The same in words for the schema."""

    target_class = "ctportal.people.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer"}
