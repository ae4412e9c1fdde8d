"""SQL that other apps add to the wall: each registers its file in its AppConfig."""

from pathlib import Path

files: list[Path] = []
