"""Two offices that send each other matrices, and a third that receives one."""

import pytest

from . import exchanges


@pytest.fixture
def offices(db):
    return exchanges.Offices()


@pytest.fixture
def matrix(offices):
    """CTED's recommendations, which go to UNOCT and UNODC."""
    return exchanges.recommendation_matrix(offices)


@pytest.fixture
def postbox():
    """A mail server on this machine that keeps what it is given."""
    with exchanges.Postbox() as box:
        yield box


@pytest.fixture
def by_smtp(postbox, settings):
    """Mail leaves by a real conversation with the postbox."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postbox.port
    return postbox
