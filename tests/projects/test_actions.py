from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from ctportal.confidentiality.actions import ChangedMeanwhile, release
from ctportal.reference.models import Pillar, State
from projects import actions
from projects.evidence import Evidence
from projects.gates import Gate
from projects.models import Project, Stage, StageInput

from .. import factories


def state_of(project, code, person):
    answers = Gate(project.stage, Evidence(project, person)).answers
    return {answer.criterion.code: answer.state for answer in answers}[code]


def test_a_project_begins_as_an_idea_of_its_office(project, manager, carana):
    assert project.stage == Stage.IDEA
    assert project.holder == manager.entity
    assert project.marking.state == carana


def test_readers_open_no_project(unoct, as_person):
    reader = factories.person_of(unoct, role="reader")
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.open_project(by=reader, title="Mine")


def test_an_idea_from_nowhere_is_not_approved(make_project, decide, manager, as_person):
    project = make_project()
    with pytest.raises(actions.GateIsClosed):
        decide(project)
    with as_person(manager):
        assert Project.objects.readable_by(manager).get().stage == Stage.IDEA


def test_an_approved_project_moves_to_its_next_stage(project, decide):
    decision = decide(project)
    assert decision.stage == Stage.IDEA
    assert project.stage == Stage.ANALYSIS
    assert project.stage_since == decision.decided_on


def test_conditions_let_a_project_go_on_and_follow_it(
    make_project, decide, manager, as_person
):
    project = make_project()
    decide(project, "conditions", conditions="Name its origin by 15 June")
    assert project.stage == Stage.ANALYSIS
    with as_person(manager):
        assert state_of(project, "condition-1", manager) == "missing"
        actions.attest(project, criterion="condition-1", evidence="Named", by=manager)
        assert state_of(project, "condition-1", manager) == "met"


def test_a_deferred_project_stays_where_it_is(make_project, decide):
    project = make_project()
    decide(project, "deferred")
    assert project.stage == Stage.IDEA


def test_a_returned_project_goes_back_to_the_named_stage(project, decide):
    decide(project)
    decide(project, "returned", returns_to=Stage.IDEA)
    assert project.stage == Stage.IDEA


def test_returning_needs_a_stage(project, decide):
    with pytest.raises(actions.NotPossible):
        decide(project, "returned")


def test_what_is_not_approved_is_closed(project, decide):
    decide(project, "not-approved")
    assert project.closed_on
    with pytest.raises(actions.NotPossible):
        decide(project)


def test_a_decision_recorded_twice_moves_one_stage(project, decide, manager, as_person):
    with as_person(manager):
        seen_twice = Project.objects.readable_by(manager).get()
    decide(project)
    with pytest.raises(ChangedMeanwhile):
        decide(seen_twice)
    with as_person(manager):
        assert Project.objects.readable_by(manager).get().stage == Stage.ANALYSIS


def test_only_secretary_or_head_records_decisions(project, manager, as_person):
    facts = {"decided_on": project.stage_since, "minutes": "none"}
    with as_person(manager), pytest.raises(PermissionDenied):
        actions.record_decision(project, outcome="approved", by=manager, **facts)


def test_a_waiver_opens_the_gate(make_project, decide, secretary, as_person):
    project = make_project()
    with as_person(secretary):
        actions.waive(project, criterion="origin", reason="Pilot", by=secretary)
        assert state_of(project, "origin", secretary) == "waived"
    decide(project)
    assert project.stage == Stage.ANALYSIS


def test_what_the_portal_checks_is_not_attested(project, manager, as_person):
    with as_person(manager), pytest.raises(actions.NotPossible):
        actions.attest(project, criterion="origin", evidence="I say so", by=manager)


def test_only_what_one_may_read_is_attached(project, adviser, manager, as_person):
    hidden = factories.make_recommendation(adviser)
    with as_person(manager), pytest.raises(PermissionDenied):
        actions.attach(project, record=hidden, stage=1, use="Origin", by=manager)


def test_an_attached_recommendation_is_an_origin(
    make_project, adviser, manager, as_person
):
    project = make_project()
    record = factories.make_recommendation(adviser)
    with as_person(adviser):
        release(record, to=manager.entity, by=adviser)
    with as_person(manager):
        actions.attach(project, record=record, stage=1, use="Origin", by=manager)
        assert state_of(project, "origin", manager) == "met"


def test_the_adviser_reads_a_priority_project_from_analysis_on(
    project, decide, adviser, as_person, standing_releases
):
    with as_person(adviser):
        assert not Project.objects.readable_by(adviser).exists()
    decide(project)
    with as_person(adviser):
        assert Project.objects.readable_by(adviser).get() == project


def test_other_projects_stay_with_their_office(
    make_project, decide, adviser, as_person, standing_releases
):
    elsewhere = State.objects.real().filter(memberships=None).first()
    project = make_project(states=[elsewhere])
    decide(project, "conditions", conditions="Say whence")
    with as_person(adviser):
        assert not Project.objects.readable_by(adviser).exists()


def test_input_is_a_record_of_its_office_read_by_the_projects(
    project, decide, adviser, manager, outsider, as_person, standing_releases
):
    decide(project)
    with as_person(adviser):
        given = actions.give_input(project, text="Stands", by=adviser)
    assert given.holder == adviser.entity
    with as_person(manager):
        assert StageInput.objects.readable_by(manager).get() == given
        assert state_of(project, "cted-input", manager) == "met"
    with as_person(outsider):
        assert not StageInput.objects.readable_by(outsider).exists()


def test_nobody_gives_input_to_what_they_cannot_read(project, outsider, as_person):
    with as_person(outsider), pytest.raises(PermissionDenied):
        actions.give_input(project, text="Hello", by=outsider)


def test_a_change_keeps_the_stage_and_takes_new_states(
    project, manager, katasi, as_person
):
    with as_person(manager):
        actions.change_project(project, by=manager, title="Renamed", states=[katasi])
        changed = Project.objects.readable_by(manager).get()
        assert changed.title == "Renamed"
        assert list(Project.objects.readable_by(manager).helping(katasi)) == [changed]


def test_a_project_goes_through_all_seven_stages(
    make_project, decide, adviser, manager, as_person, standing_releases
):
    day = date(2026, 1, 5)
    facts = {"begins_on": day, "ends_on": date(2027, 1, 5)}
    pillar = Pillar.objects.first()
    project = make_project(pillar=pillar, gender_marker=2, budget=500_000, **facts)
    for stage in Stage:
        with as_person(adviser):
            if stage == Stage.ANALYSIS:
                actions.give_input(project, text="Stands", by=adviser)
        with as_person(manager):
            for answer in Gate(stage, Evidence(project, manager)).missing:
                code = answer.criterion.code
                actions.attest(project, criterion=code, evidence="Done", by=manager)
        assert not project.closed_on
        decide(project, decided_on=day)
    assert project.stage == Stage.EVALUATION
    assert project.closed_on == day


def test_an_input_does_not_name_a_project_its_office_no_longer_reads(
    project, decide, adviser, client, as_person, standing_releases, secretary
):
    decide(project)
    with as_person(adviser):
        given = actions.give_input(project, text="Stands", by=adviser)
    client.force_login(adviser)
    address = f"/api/v1/stage-inputs/{given.ref}/"
    assert client.get(address).json()["project"] == project.ref
    with as_person(secretary):
        factories.classify_strictly(project, by=secretary)
    assert client.get(address).json()["project"] is None
    assert client.get(f"/projects/inputs/{given.ref}/").status_code == 200
