"""What stands beside a record's page: where it is before the Committee."""

from ctportal.pages.panels import Panel

from . import business, deadlines
from .reading import procedure_on


def panels_of(record, person) -> list[Panel]:
    """The procedure, for who may know of it; the record is adopted here alone."""
    procedure = procedure_on(record, person)
    is_awaited = business.awaits(record)
    if procedure is None:
        return []
    told = {"procedure": procedure}
    decision = procedure.decision
    facts = ()
    if decision and decision.is_under_way:
        facts = ((decision._meta.verbose_name, deadlines.said(decision.deadline)),)
    return [
        Panel(
            "decisions/_panel.html",
            told,
            records=[shown for shown in (decision,) if shown],
            takes_the_step=is_awaited,
            facts=facts,
        )
    ]
