"""The lists of people."""

from .administration import Accounts, Entities, accounts, entities
from .offices import Functions, Members, functions

__all__ = [
    "Accounts",
    "Entities",
    "Functions",
    "Members",
    "accounts",
    "entities",
    "functions",
]
