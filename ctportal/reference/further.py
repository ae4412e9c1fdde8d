"""What other apps add to the reference data: each registers how it loads its part."""

from collections.abc import Callable

# Called in the order of the installed apps, each time reference data is loaded.
loads: list[Callable[[], None]] = []
