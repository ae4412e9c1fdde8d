from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

STATEMENTS = """\
-- Run once by the administrator of the database server, then set the two passwords.
CREATE ROLE {owner} LOGIN;
CREATE ROLE {app} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE DATABASE {database} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8';
\\connect {database}
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO {owner};
GRANT CONNECT ON DATABASE {database} TO {app};
"""


class Command(BaseCommand):
    help = "Prints the SQL that makes the portal's two logins on another server."

    requires_system_checks = ()

    def handle(self, **_options):
        names = {
            "owner": settings.DATABASE_OWNER["USER"],
            "app": connection.app_role,
            "database": connection.settings_dict["NAME"],
        }
        # Quoted by hand: there may be no database to ask yet.
        quoted = {word: _quoted(name) for word, name in names.items()}
        self.stdout.write(STATEMENTS.format(**quoted))


def _quoted(name):
    return '"{}"'.format(name.replace('"', '""'))
