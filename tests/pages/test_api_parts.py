"""The API's parts are named in the settings, and any of them may be wanted first.

Which one is depends on the program: a server begins with its pages, a command with
Django's checks, whose order is not fixed.
"""

import subprocess
import sys

import pytest
from django.conf import settings

NAMED = [
    "DEFAULT_PAGINATION_CLASS",
    "DEFAULT_PARSER_CLASSES",
    "EXCEPTION_HANDLER",
]

ALONE = """
import sys, django
django.setup()
from rest_framework.settings import api_settings
getattr(api_settings, sys.argv[1])
"""


@pytest.mark.parametrize("name", NAMED)
def test_a_part_of_the_api_can_be_the_first_one_wanted(name):
    program = [sys.executable, "-c", ALONE, name]
    subprocess.run(program, cwd=settings.BASE_DIR, check=True)
