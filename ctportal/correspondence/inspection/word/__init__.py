"""What a Word document says, block by block, with what was changed and remarked on.

Nothing is decided here on what a block means: its words before and after the tracked
changes, its style, its number as Word shows it, and the remarks whose range it holds.
"""

from .blocks import read

__all__ = ["read"]
