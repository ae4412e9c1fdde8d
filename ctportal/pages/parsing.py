"""What the API takes in.

Apart from what it answers: the library's views name this parser as they are first
imported, so nothing here may lead back to them.
"""

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class NamedValues(JSONParser):
    """What is sent says of each value what it is: a bare list or word says nothing."""

    def parse(self, stream, media_type=None, parser_context=None):
        sent = super().parse(stream, media_type, parser_context)
        if not isinstance(sent, dict):
            raise ParseError("Send an object of names and values.")
        return sent
