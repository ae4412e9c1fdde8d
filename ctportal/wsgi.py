"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ctportal.settings")

application = get_wsgi_application()

from ctportal.confidentiality.wall.role import refuse_a_powerful_login  # noqa: E402

refuse_a_powerful_login()
