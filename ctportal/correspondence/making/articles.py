"""The article that a language sets before an entity's name: l’OACI, le Secrétariat.

Which one is grammar, written down by us and cited from nowhere: of an entity of the
reference by its code, of another by the word its name begins with.  What is listed by
neither is called by its bare name.
"""

import json
from functools import cache
from pathlib import Path


def with_article(code: str, name: str, language: str) -> str:
    """An entity's name in a language, with the article that goes before it."""
    known = _articles_in(language)
    first = name.partition(" ")[0]
    article = known["codes"].get(code, known["words"].get(first, ""))
    apart = "" if not article or article.endswith("’") else " "
    return f"{article}{apart}{name}"


@cache
def _articles_in(language: str) -> dict:
    """The article of each code, and of each word that names begin with."""
    path = Path(__file__).parent / "articles.json"
    listed = json.loads(path.read_text(encoding="utf-8"))[language]
    return {by: _turned(articles) for by, articles in listed.items()}


def _turned(articles) -> dict[str, str]:
    return {
        word: article for article, words in articles.items() for word in words.split()
    }
