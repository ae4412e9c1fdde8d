"""What each kind of evaluation rates, and by which marks.

Items are cited by their numbers alone: the words of the standard are their author's.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..models import ExternalEvaluation

Type = ExternalEvaluation.Type


class Compliance(TextChoices):
    C = "C", _("compliant")
    LC = "LC", _("largely compliant")
    PC = "PC", _("partially compliant")
    NC = "NC", _("non-compliant")
    NA = "NA", _("not applicable")


class Effectiveness(TextChoices):
    HE = "HE", _("high level of effectiveness")
    SE = "SE", _("substantial level of effectiveness")
    ME = "ME", _("moderate level of effectiveness")
    LE = "LE", _("low level of effectiveness")


class Stage(TextChoices):
    FIRST = "1", _("stage 1")
    SECOND = "2", _("stage 2")
    THIRD = "3", _("stage 3")
    FOURTH = "4", _("stage 4")
    FIFTH = "5", _("stage 5")


@dataclass(frozen=True)
class Scheme:
    """Items that are rated by the same marks."""

    label: str
    items: tuple[str, ...]
    marks: type[TextChoices]


RECOMMENDATIONS = Scheme(
    _("Technical compliance: the 40 Recommendations"),
    tuple(f"R.{number}" for number in range(1, 41)),
    Compliance,
)
OUTCOMES = Scheme(
    _("Effectiveness: the 11 Immediate Outcomes"),
    tuple(f"IO.{number}" for number in range(1, 12)),
    Effectiveness,
)
DIMENSIONS = Scheme(
    _("Dimensions of the maturity model"),
    tuple(f"D{number}" for number in range(1, 6)),
    Stage,
)
SCHEMES = {Type.MUTUAL: (RECOMMENDATIONS, OUTCOMES), Type.MATURITY: (DIMENSIONS,)}


def of(evaluation) -> tuple[Scheme, ...]:
    """What an evaluation of this kind rates; nothing, for most."""
    return SCHEMES.get(evaluation.type, ())


def items_of(evaluation) -> dict[str, type[TextChoices]]:
    """Every item with the marks that may be given for it."""
    return {item: scheme.marks for scheme in of(evaluation) for item in scheme.items}
