"""What hangs on a record and goes with it when it is merged into another.

Apps above register the fields of theirs that lead to findings, recommendations, needs
or reports.  The database moves the rows of these and of no others, those too that
whoever merges does not see.
"""

from pathlib import Path

from django.db.models import Model

from ctportal.correspondence.models import Document, LetterTie

from ..models import (
    MERGED,
    ClosureAnswer,
    ClosureProposal,
    ClosureTie,
    Finding,
    Need,
    NeedEvidence,
    Passage,
    ProgrammeAnswer,
    ProgrammeRequest,
    ProgrammeTie,
    ProgressReport,
    Recommendation,
    RecommendationGround,
    RecommendationTie,
    Verification,
)

registered: list[tuple[type[Model], str]] = [
    *((model, "recommendation") for model in (ProgressReport, Verification, Need)),
    *((model, "recommendation") for model in (ClosureProposal, ClosureAnswer)),
    *((model, "need") for model in (NeedEvidence, ProgrammeRequest, ProgrammeAnswer)),
    *((model, "assessment") for model in (Finding, Recommendation, Need)),
    *((model, "record") for model in (Passage, ClosureTie, ProgrammeTie, LetterTie)),
    (RecommendationGround, "recommendation"),
    (RecommendationGround, "finding"),
    (RecommendationTie, "later"),
    (RecommendationTie, "earlier"),
    (Document, "attached_to"),
]


class MovingRows:
    """The functions of the database, with the fields they may move."""

    def read_text(self) -> str:
        functions = (Path(__file__).parent / "merging.sql").read_text()
        moved = ", ".join(map(_named, *zip(*registered, strict=True)))
        kinds = ", ".join(f"('{m.kind}', '{m._meta.db_table}')" for m in MERGED)
        return functions.replace("/*moved*/", moved).replace("/*kinds*/", kinds)


def _named(model, name) -> str:
    column = model._meta.get_field(name).column
    return f"('{model._meta.db_table}', '{model._meta.pk.column}', '{column}')"
