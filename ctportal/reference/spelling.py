"""How a word typed by hand is compared: without case, accents, signs and extra room."""

import re
import unicodedata


def normalised(word: str) -> str:
    """`gestión de  fronteras` and `Gestion de Fronteras` are one word."""
    parted = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))
