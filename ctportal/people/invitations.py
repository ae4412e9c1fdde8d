"""The link with which somebody who was invited chooses a password, once.

It is good while no password was chosen, for three days.  Nobody can be given such a
link for an account in use: who runs the portal must not come in as somebody else.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from .models import Person


def is_open(person: Person) -> bool:
    """Whether this account still waits for its password."""
    return (
        person.is_active and not person.is_mailbox and not person.has_usable_password()
    )


def path_for(person: Person) -> str:
    """Where they choose their password."""
    key = default_token_generator.make_token(person)
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": key},
    )
