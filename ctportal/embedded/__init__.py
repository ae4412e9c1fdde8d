"""Real PostgreSQL and Redis-protocol servers, for a portal that was given none."""

from .lock import HomeInUse
from .servers import Servers

__all__ = ["HomeInUse", "Servers"]
