"""Texts for translators, taken out of templates without gettext.

Django turns a template into Python-like calls, for xgettext to read; Babel reads those
calls as well, once no line is indented.
"""

import io

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_templates(file, keywords, comment_tags, options):
    """Babel's extraction from one Django template."""
    calls = templatize(file.read().decode(), origin=getattr(file, "name", None))
    flat = "\n".join(line.strip() for line in calls.split("\n"))
    python = io.BytesIO(flat.encode())
    return extract_python(python, keywords, comment_tags, options)
