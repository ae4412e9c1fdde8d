from pathlib import Path

from django.apps import AppConfig

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history
from ctportal.pages import occasions as calendar
from ctportal.pages import waiting as home
from ctportal.people import handing_over as hand_overs


class ClearanceConfig(AppConfig):
    name = "ctportal.clearance"
    label = "clearance"

    def ready(self):
        # Models are only there when apps are ready.
        from .chains import handing_over, occasions, waiting  # noqa: PLC0415
        from .decisions import occasions as deadlines  # noqa: PLC0415
        from .decisions import waiting as committee  # noqa: PLC0415
        from .history import DECISIONS, OF_ALL  # noqa: PLC0415

        here = Path(__file__).parent
        additions.files.append(here / "chains" / "deciding.sql")
        additions.files.append(here / "decisions" / "decisions.sql")
        additions.files.append(here / "decisions" / "seats.sql")
        hand_overs.registered.append(handing_over.SOURCE)
        home.registered += [*waiting.SOURCES, *committee.SOURCES]
        calendar.registered += [occasions.SOURCE, deadlines.SOURCE]
        history.WORDS.update(OF_ALL | DECISIONS)
