"""Lists that the exercise's people saved, some for their whole office."""

from ctportal.people import actions

from .acting import acting

SAVED = (
    (
        "analyst.cted",
        "Open and due, by day",
        "/assessments/recommendations/",
        "status=open&sort=due_on",
        True,
    ),
    (
        "analyst.cted",
        "Where the State has still to agree",
        "/assessments/needs/",
        "status=proposed&sort=proposed_on",
        False,
    ),
    ("manager.unoct", "Agreed needs", "/assessments/needs/", "status=agreed", True),
)


def load():
    for login, name, path, query, is_shared in SAVED:
        with acting(login) as person:
            facts = {"name": name, "path": path, "query": query}
            actions.save_view(by=person, is_shared=is_shared, **facts)
