"""What the surroundings tell the portal.

A variable comes from the process's environment, else from what the embedded servers
wrote into the portal's home when they were started.
"""

import environ
from django.core.exceptions import ImproperlyConfigured

from ctportal.embedded import home

env = environ.Env()
remembered = home.remembered()


def text(name: str, default: str = "") -> str:
    """The variable's text, or `default` when nobody set it."""
    return env.str(name, default="") or remembered.get(name, default)


def required(name: str) -> str:
    """The variable's text; a sentence and a stop when nobody set it."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Start the portal once with `make run`, or set {name}."
        )
    return value


def flag(name: str, default: bool = False) -> bool:
    """A yes or no: 1, true, yes and on are yes."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def listed(name: str, default: str = "") -> list[str]:
    """Words parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
