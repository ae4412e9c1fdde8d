"""The login the portal runs as must not be one the wall does not stop."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

FAULTS = """
    SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole,
        EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relowner = r.oid AND n.nspname = 'public'),
        EXISTS (SELECT FROM pg_class c WHERE c.relname = 'confidentiality_marking'
            AND c.relowner <> r.oid AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
    FROM pg_roles r WHERE r.rolname = current_user
"""
NAMES = (
    "is a superuser",
    "bypasses row security",
    "makes roles",
    "owns tables",
    "is a member of the owner",
)


def faults() -> list[str]:
    """What is wrong with the login in use; nothing, as it should be."""
    with connection.cursor() as cursor:
        cursor.execute(FAULTS)
        return [
            name for name, is_so in zip(NAMES, cursor.fetchone(), strict=True) if is_so
        ]


def refuse_a_powerful_login():
    """Stop with a sentence when the portal would run as somebody the wall lets by."""
    found = faults()
    connection.close()
    if found:
        raise ImproperlyConfigured(
            f"The portal's database login {connection.app_role} {', '.join(found)}."
            " Give it one of its own: see `manage.py database_setup`."
        )
