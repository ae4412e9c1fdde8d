from datetime import date

from projects.evidence import Evidence
from projects.rail import rail_of


def stages_of(project, person, as_person):
    with as_person(person):
        return rail_of(Evidence(project, person))


def test_a_past_stage_keeps_its_decision_date_and_length(
    make_project, decide, manager, as_person
):
    project = make_project(stage_since=date(2026, 1, 5))
    decide(project, "conditions", conditions="Soon", decided_on=date(2026, 1, 17))
    idea, analysis, *_others = stages_of(project, manager, as_person)
    assert (idea.state, analysis.state) == ("done", "current")
    assert idea.decision == "Approved with conditions"
    assert idea.note == "17 Jan 2026 · 12 days"


def test_a_stage_returned_to_says_so_and_forgets_its_approval(
    project, decide, manager, as_person
):
    decide(project)
    decide(project, "returned", returns_to=1)
    idea, analysis, *_others = stages_of(project, manager, as_person)
    assert (idea.state, analysis.state) == ("current", "to-come")
    assert idea.decision == "Returned for revision"
    assert analysis.decision == ""


def test_other_offices_are_told_the_decisions_and_no_gate(
    project, decide, manager, outsider, as_person
):
    decide(project)
    assert stages_of(project, manager, as_person)[0].gate.word == "Gate met"
    assert all(stage.gate is None for stage in stages_of(project, outsider, as_person))
