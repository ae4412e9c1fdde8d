"""The portal does not run as somebody the wall lets by."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from ctportal.confidentiality.wall import role


def test_the_apps_login_has_no_fault(db):
    assert role.faults() == []


def test_the_owners_login_is_refused(committed):
    with (
        connection.as_owner(),
        pytest.raises(ImproperlyConfigured, match="owns tables"),
    ):
        role.refuse_a_powerful_login()
