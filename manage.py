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
    if sys.argv[1:2] == ["up"]:
        prepare_a_home()
    execute_from_command_line(sys.argv)


def prepare_a_home():
    """Make what the settings read, before Django reads them for the first time."""
    from ctportal.embedded.servers import of_this_portal

    of_this_portal()


if __name__ == "__main__":
    main()
