"""What the portal's programs write into their logs."""

import logging
import re
import traceback

# Who has such an address reads the calendar it leads to.
SECRET_ADDRESS = re.compile(r"(/calendar/)[\w-]+")


class WithoutWords(logging.Formatter):
    """Where something failed and what kind of fault it was, never the fault's words.

    A database that refuses a row quotes it, and a log is read by other eyes.
    """

    def format(self, record):
        return SECRET_ADDRESS.sub(r"\1…", super().format(record))

    def formatException(self, ei):  # noqa: N802  the library's name
        _kind, fault, _trace = ei
        told = []
        while fault is not None:
            where = "".join(traceback.format_tb(fault.__traceback__))
            told.append(f"{where}{type(fault).__module__}.{type(fault).__qualname__}")
            fault = fault.__cause__ or fault.__context__
        return "\n\n".join(reversed(told))
