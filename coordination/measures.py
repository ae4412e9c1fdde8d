"""Loads the measures of the joint report, which only the schema's owner writes."""

import json
from pathlib import Path

from .models import Measure

FILE = Path(__file__).parent / "data" / "measures.json"


def load():
    """Make the measures what the file says, in its order."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    for position, row in enumerate(rows, start=1):
        code = row.pop("code")
        Measure.objects.update_or_create(
            code=code, defaults={**row, "position": position}
        )
