"""Filing a mail file or a scan: what can be read of it, and what it brings along."""

from .actions import Filed, file
from .knowing import answered_in
from .reading import Read, read

__all__ = ["Filed", "Read", "answered_in", "file", "read"]
