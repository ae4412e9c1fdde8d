"""The States a visit goes to."""

from ctportal.confidentiality import consenting


def states_of(record) -> list:
    """One or several, in their order; of what is no visit, the State it is marked
    with."""
    ties = record.states.select_related("state") if hasattr(record, "states") else ()
    several = [tie.state for tie in ties]
    return several or [state for state in [record.marking.state] if state]


def state_named(record, iso3: str):
    """The one of its States that a page names; None where it names none."""
    return next((state for state in states_of(record) if state.iso3 == iso3), None)


def are_several(record) -> bool:
    return hasattr(record, "states") and len(states_of(record)) > 1


def register():
    consenting.of_several.append(are_several)
