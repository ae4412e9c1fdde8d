"""How signing in differs here from the library's ways."""

import base64
from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class ByInvitation(DefaultAccountAdapter):
    """Accounts are made for people; nobody signs up."""

    def is_open_for_signup(self, request):
        return False


class SecondFactors(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted."""

    @property
    def _box(self):
        key = sha256(b"second factors" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))

    def encrypt(self, text):
        return self._box.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return self._box.decrypt(encrypted_text.encode()).decode()
