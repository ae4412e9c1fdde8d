"""The letters that confidentiality requests stand in, kept in the register too."""

from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence.letters import keeping
from ctportal.correspondence.models import LetterTie

Role = LetterTie.Role
ORAL = ConfidentialityRequest.Channel.ORAL


def keep(asked, role, *, by, letter_number, letter_on=None, channel="note"):
    """Tie the State's letter to its request; what was said has none."""
    if channel == ORAL or not letter_number:
        return
    told = {"number": letter_number, "said_on": letter_on, "type": channel}
    keeping.keep([asked], role, by=by, **told)
