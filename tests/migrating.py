"""An empty database's tables, made quickly.

After each step Django makes every model anew that hangs together with the one that
changed, and ours all do.  Tables, columns and constraints need that one alone; a step
that runs Python is given all of them as they should be, by Django itself.
"""

from contextlib import contextmanager

import pytest
from django.db.migrations.state import ProjectState


@contextmanager
def one_model_at_a_time():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ProjectState, "_find_reload_model", _itself)
        yield


def _itself(state, app, model, delay=False):
    state.is_delayed = True
    return {(app, model)}
