"""PostgreSQL, told in each transaction who reads."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from .. import identity

UNTOLD = object()
LOGIN = ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


class DatabaseWrapper(base.DatabaseWrapper):
    """The portal's one connection; `as_owner` is the way to change the schema."""

    _told = UNTOLD

    def __init__(self, settings_dict, *args, **kwargs):
        super().__init__(settings_dict, *args, **kwargs)
        self.app_role = settings_dict["USER"]

    def create_cursor(self, name=None):
        if self.in_atomic_block:
            self._tell()
        return super().create_cursor(name)

    def _tell(self):
        sight = identity.current()
        name = sight and sight.name
        if name == self._told or self._has_failed():
            return
        word = identity.word(sight, self.connection.info.backend_pid)
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('ctportal.reader', %s, true)", [word])
        self._told = name

    def _has_failed(self):
        return self.connection.info.transaction_status == TRANSACTION_STATUS_INERROR

    # What was told ends with the transaction, and with a savepoint rolled back to.

    def connect(self):
        self._told = UNTOLD
        super().connect()

    def _commit(self):
        self._told = UNTOLD
        return super()._commit()

    def _rollback(self):
        self._told = UNTOLD
        return super()._rollback()

    def _savepoint_rollback(self, sid):
        super()._savepoint_rollback(sid)
        self._told = UNTOLD

    @contextmanager
    def as_owner(self):
        """Work as the owner of the schema, whom the wall does not stop."""
        owner = settings.DATABASE_OWNER
        if not owner.get("USER"):
            raise ImproperlyConfigured(
                "DATABASE_OWNER_URL is not set: the owner of the schema does this."
            )
        if self.settings_dict["USER"] == owner["USER"]:
            yield self
            return
        usual = {name: self.settings_dict[name] for name in LOGIN}
        self._sign_in_with({**usual, **{n: owner[n] for n in LOGIN if n in owner}})
        try:
            yield self
        finally:
            self._sign_in_with(usual)

    def _sign_in_with(self, login):
        self.close()
        self.settings_dict.update(login)
