"""Loads what is usually to be done for a visit; offices change it from there on."""

import json
from pathlib import Path

from .models import ChecklistTemplate

FILE = Path(__file__).parent / "data" / "checklist.json"


def load():
    """Write the templates, where there never were such."""
    for row in json.loads(FILE.read_text(encoding="utf-8")):
        if not ChecklistTemplate.objects.filter(code=row["code"]).exists():
            ChecklistTemplate.objects.create(**row)
