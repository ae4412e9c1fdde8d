"""Sessions stored under the hash of their key.

Whoever reads the session table, or a backup of it, cannot become anybody: the cookie
holds the key, the database only what the key hashes to.
"""

from hashlib import sha256

from django.contrib.sessions.backends import db


def hashed(session_key: str) -> str:
    """What a session key is stored as: 40 hexadecimal digits."""
    return sha256(session_key.encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        clear_key = self.session_key
        self._session_key = hashed(clear_key)
        try:
            return super()._get_session_from_db()
        finally:
            # A session that is gone leaves no key behind, as the parent does.
            self._session_key = self._session_key and clear_key

    def exists(self, session_key):
        return super().exists(hashed(session_key))

    def create_model_instance(self, data):
        session = super().create_model_instance(data)
        session.session_key = hashed(session.session_key)
        return session

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key is not None:
            super().delete(hashed(key))
