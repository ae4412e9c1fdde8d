#!/usr/bin/env python
"""The portal's command line; `python manage.py up` starts everything."""

import os
import sys
from pathlib import Path

VENV = Path(__file__).resolve().parent / ".venv" / "bin" / "python"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ctportal.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        # Called with the system's Python: go on with the one `make` prepared.
        if not VENV.exists():
            sys.exit("Django is not installed here. Run `make run` once.")
        os.execv(VENV, [str(VENV), *sys.argv])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
