"""One record of every kind, tied to one another as work ties them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from assessments.models import (
    AnalyticalProduct,
    Assessment,
    BodyRecommendation,
    ClosureAnswer,
    ClosureProposal,
    ClosureTie,
    Comment,
    CommentAnswer,
    CorrectedWords,
    Corrigendum,
    ExternalEvaluation,
    Finding,
    Merge,
    Need,
    NeedEvidence,
    Passage,
    ProductState,
    ProductTheme,
    ProgrammeAnswer,
    ProgrammeRequest,
    ProgrammeTie,
    ProgressReport,
    Recommendation,
    ReportVersion,
    Section,
    SurveyAnswer,
    SurveyAnswers,
    SurveyInstrument,
    SurveyQuestion,
    TranslatedWords,
    Translation,
    Verification,
)
from ctportal.clearance.models import (
    Chain,
    ChainStep,
    Decision,
    Fingerprint,
    FingerprintPart,
)
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import cover, open_record, released_to
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence import files
from ctportal.correspondence.models import (
    Document,
    Letter,
    LetterNumber,
    LetterReply,
    LetterTie,
    RunningClock,
    Transmission,
    Transmitted,
)
from ctportal.people.models import Community, CommunityMember
from ctportal.reference.models import Scale, State, Theme
from projects.models import Project, ProjectState, StageAttachment, StageInput
from sharing.corrigenda.models import CorrigendumNotice
from sharing.exchange.models import Edition, EditionLine, EditionTie, Matrix, Recipient
from sharing.notes.models import (
    Acknowledgement,
    Note,
    NoteReceiver,
    NoteReply,
    NoteTie,
)
from sharing.packs.models import Copy, Pack
from sharing.withdrawal.models import NoticeAnswer, Withdrawal, WithdrawalNotice
from visits.models import (
    AgreedArea,
    AnnualList,
    AreaOutcome,
    Consultation,
    EntryVisit,
    ExternalMission,
    Invitation,
    InvitationAnswer,
    ListEntry,
    MissionReport,
    Visit,
    VisitChange,
    VisitNotice,
    VisitReport,
    VisitRequest,
    VisitResult,
    Workbook,
)

from .. import factories

MAY = date(2026, 5, 1)
AT = datetime(2026, 5, 1, tzinfo=UTC)
# A word that stands in every text of what is hidden, and nowhere else.
CANARY = "marshgate"


@dataclass
class World:
    """Two offices that hold records, a third that reads, and what they hold."""

    cted: object = None
    unoct: object = None
    # Reads what is released to its office, works with projects, is cleared.
    outsider: object = None
    matrix: object = None


def make() -> World:
    """The offices with their people, before anything is written down."""
    cted = factories.EntityFactory(code="cted", kind="directorate")
    unoct = factories.EntityFactory(code="unoct", kind="office")
    other = factories.EntityFactory(code="icao")
    world = World(
        cted=factories.person_of(cted, role="head", clearance=1),
        unoct=factories.person_of(unoct, role="head", clearance=1),
        outsider=factories.person_of(other, role="project-manager", clearance=1),
    )
    world.matrix = Matrix.objects.create(
        code="recommendations",
        names={"en": "Recommendations"},
        sender=cted,
        holds="recommendations",
        rhythm="monthly",
        day=1,
        responsible=world.cted,
    )
    Recipient.objects.create(matrix=world.matrix, entity=other, mailbox=world.outsider)
    return world


@transaction.atomic
def populate(world, *, readers=(), words=CANARY, over=None) -> dict:
    """A record of each kind, by kind.

    They are read by their holders and by `readers`; `over` are records under which
    the new ones are hung, as far as each kind hangs under another.
    """
    made = {}
    with as_person(world.cted):
        write_reports(made, world.cted, readers, words, over or made)
        analyse(made, world.cted, readers, words)
        go_on_a_visit(made, world.cted, readers, words, over or made)
        stand_around(made, world.cted, readers, words, over or made)
        if not readers:
            keep_back(made, world.cted, words, over or made)
    with as_person(world.unoct):
        give_notice(made, world.unoct, readers, words, over or made)
        run_a_project(made, world.unoct, readers, words)
        close_a_gap(made, world.unoct, readers, words, over or made)
    with as_person(world.cted):
        say_and_send(made, world, readers, words, over or made)
        follow(made, world.cted, readers, words, over or made)
        put_before_the_committee(made, world.cted, readers, words, over or made)
        write_letters(made, world.cted, readers, words, over or made)
    with as_person(world.unoct):
        # A need that is known has no project that is.
        kinds = ("recommendation",) if readers else ("recommendation", "need")
        build_on(made, world.unoct, over or made, kinds)
    write_notes(made, world, readers, words, over or made)
    return made


def opened(model, by, readers, **fields):
    """A record about Carana, released to the readers."""
    return open_record(
        model,
        by=by,
        state=State.objects.get(iso3="XAA"),
        releases=[released_to(reader) for reader in readers],
        **fields,
    )


def write_reports(made, by, readers, words, under):
    said = {"title": words, "text": words}
    made["assessment"] = opened(
        Assessment, by, readers, title=words, type="overview", as_of=MAY
    )
    made["section"] = opened(
        Section,
        by,
        readers,
        assessment=under["assessment"],
        position=1,
        anchors=["KNOWN0"],
        **said,
    )
    result = said | {
        "theme": Theme.objects.first(),
        "assessment": under["assessment"],
    }
    made["finding"] = opened(Finding, by, readers, nature="strength", **result)
    made["recommendation"] = opened(
        Recommendation,
        by,
        (*readers, _unoct()),
        status="open",
        needs_assistance=True,
        **result,
    )
    Passage.objects.create(
        record=made["recommendation"].marking, section=under["section"], anchor="KNOWN0"
    )
    go_through_clearance(made, by, words)
    say_for_the_state(made, by, readers, words, under)
    made["need"] = opened(
        Need,
        by,
        (*readers, _unoct()),
        recommendation=under["recommendation"],
        proposed_on=MAY,
        agreed_on=MAY,
        agreed_in="note",
        **result,
    )
    made["programme-request"] = opened(
        ProgrammeRequest,
        by,
        (*readers, _unoct()),
        need=under["need"],
        asked=_unoct(),
        text=words,
        sent_on=MAY,
    )
    made["external-evaluation"] = opened(
        ExternalEvaluation,
        by,
        readers,
        title=words,
        body=words,
        type="mutual",
        as_of=MAY,
    )
    NeedEvidence.objects.create(
        need=made["need"], evaluation=under["external-evaluation"]
    )
    answer_a_survey(made, by, readers, words, under)
    made["document"] = opened(
        Document, by, readers, attached_to=under["assessment"].marking, **_file(words)
    )
    keep_words(made, by, readers, words, under)


def keep_words(made, by, readers, words, under):
    """A version of the report with all its words, and them in another language."""
    made["report-version"] = kept = opened(
        ReportVersion,
        by,
        readers,
        report=under["assessment"],
        step="by-hand",
        reason=words,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT keep_words(%s)", [kept.pk])
    made["translation"] = opened(
        Translation,
        by,
        readers,
        report=under["assessment"],
        language="ar",
        translator=words,
        due_on=MAY,
    )
    made["corrigendum"] = opened(
        Corrigendum,
        by,
        readers,
        report=under["assessment"],
        corrects=kept,
        corrected=kept,
        reason=words,
    )
    passage = {"part": made["section"].marking, "of": made["section"].marking}
    CorrectedWords.objects.create(
        corrigendum=made["corrigendum"], field="text", was=words, place=0, **passage
    )
    made["corrigendum-notice"] = opened(
        CorrigendumNotice,
        by,
        readers,
        corrigendum=under.get("corrigendum", made["corrigendum"]),
        person=words,
        parts=[made["section"].ref],
    )
    made["merge"] = opened(
        Merge,
        by,
        readers,
        kept=made["recommendation"].marking,
        merged=made["finding"].marking,
        reason=words,
    )
    TranslatedWords.objects.create(
        part=made["section"].marking,
        of=made["section"].marking,
        field="text",
        anchor="KNOWN0",
        language="ar",
        text=words,
        original=words,
        written_by=by,
    )


def analyse(made, by, readers, words):
    """An analysis about Carana, and what another body recommends to it."""
    made["analytical-product"] = product = opened(
        AnalyticalProduct, by, readers, title=words, text=words, type="trend", as_of=MAY
    )
    state, theme = State.objects.get(iso3="XAA"), Theme.objects.first()
    ProductState.objects.create(product=product, state=state)
    ProductTheme.objects.create(product=product, theme=theme)
    made["body-recommendation"] = opened(
        BodyRecommendation,
        by,
        readers,
        source="experts",
        body=words,
        adopted_on=MAY,
        theme=theme,
        title=words,
        text=words,
    )


def go_through_clearance(made, by, words):
    """A round of clearance, answered once."""
    of_report = {"record": made["assessment"].marking}
    taken = Fingerprint.objects.create(taken_by=by, **of_report)
    part = {"part": made["section"].marking, "version": "1.1"}
    FingerprintPart.objects.create(fingerprint=taken, **of_report, **part)
    chain = Chain.objects.create(
        round=1, submitted_by=by, fingerprint=taken, **of_report
    )
    today = timezone.localdate()
    asked = {"person": by, "chain": chain, "turn_on": today, "due_on": today}
    step = ChainStep.objects.create(place=1, **asked, **of_report)
    ChainStep.objects.create(place=1, **asked, **of_report)
    ChainStep.objects.filter(pk=step.pk).update(
        answer="with-changes",
        said=words,
        decided_by=by,
        decided_at=timezone.now(),
        fingerprint=taken,
    )


def answer_a_survey(made, by, readers, words, under):
    """A questionnaire of one question, and what is answered to it."""
    made["survey-instrument"] = instrument = opened(
        SurveyInstrument,
        by,
        readers,
        title=words,
        text=words,
        scale=Scale.objects.first(),
    )
    question = SurveyQuestion.objects.create(
        instrument=instrument, number="1", position=1, texts={"en": words}
    )
    # Once it is issued nobody adds to it.
    issued = {"status": "issued", "issued_on": MAY}
    SurveyInstrument.objects.filter(pk=instrument.pk).update(**issued)
    made["survey-answers"] = answers = opened(
        SurveyAnswers,
        by,
        readers,
        assessment=made["assessment"],
        instrument=instrument,
        title=words,
        as_of=MAY,
    )
    made["survey-answer"] = opened(
        SurveyAnswer, by, readers, answers=answers, question=question, text=words
    )


def say_for_the_state(made, by, readers, words, under):
    """What the State says of a section and of a recommendation, and an answer."""
    about = {"about": under["section"].marking}
    made["comment"] = opened(
        Comment,
        by,
        readers,
        assessment=under["assessment"],
        anchor="KNOWN0",
        asks="wording",
        text=words,
        proposed=words,
        **about,
    )
    made["comment-answer"] = opened(
        CommentAnswer,
        by,
        readers,
        comment=made["comment"],
        verdict="accepted",
        reason=words,
        **about,
    )
    made["progress-report"] = opened(
        ProgressReport,
        by,
        readers,
        recommendation=under["recommendation"],
        text=words,
        reported_on=MAY,
    )


def _unoct():
    return factories.EntityFactory(code="unoct")


def _file(words):
    return {
        "title": words,
        "file_name": f"{words}.txt",
        "stored_as": files.store(words.encode()),
        "media_type": "text/plain",
        "size": len(words),
        "digest": words,
        "words": words,
    }


def go_on_a_visit(made, by, readers, words, under):
    delegation = Community.objects.create(code=f"delegation-{uuid4().hex[:8]}")
    CommunityMember.objects.create(community=delegation, person=by)
    made["visit"] = opened(
        Visit,
        by,
        readers,
        title=words,
        type="focused",
        begins_on=MAY,
        ends_on=MAY,
        status="preliminary",
        transmitted_on=MAY,
        shared_on=MAY,
        delegation=delegation,
    )
    visit = under["visit"]
    VisitReport.objects.create(visit=visit, report=made["assessment"])
    for place, kind in enumerate(("recommendation", "need", "finding")):
        VisitResult.objects.create(
            visit=visit, record=made[kind].marking, position=place
        )


def stand_around(made, by, readers, words, under):
    """The annual list, and what is written around a visit."""
    visit = under["visit"]
    days = {"begins_on": MAY, "ends_on": MAY}
    made["annual-list"] = annual = opened(
        AnnualList, by, readers, title=words, year=2026, approved_on=MAY, decision=words
    )
    state = State.objects.get(iso3="XAA")
    plan = {"state": state, "type": "focused", "quarter": 1}
    entry = ListEntry.objects.create(annual_list=annual, **plan)
    EntryVisit.objects.create(annual_list=annual, entry=entry, visit=made["visit"])
    made["visit-change"] = opened(
        VisitChange,
        by,
        readers,
        visit=visit,
        title=words,
        what="postponed",
        on=MAY,
        reason=words,
        stood_from=MAY,
        stood_until=MAY,
    )
    made["external-mission"] = opened(
        ExternalMission, by, readers, title=words, body_name=words, **days
    )
    made["mission-report"] = opened(
        MissionReport, by, readers, about=visit.marking, title=words, summary=words
    )
    made["consultation"] = consultation = opened(
        Consultation, by, readers, visit=visit, title=words, due_on=MAY, summary=words
    )
    area = AgreedArea.objects.create(
        consultation=consultation,
        theme=Theme.objects.first(),
        text=words,
        support="assistance",
        lead=by.entity,
    )
    AreaOutcome.objects.create(
        consultation=consultation, area=area, record=made["need"].marking
    )
    invited = _unoct()
    made["invitation"] = opened(
        Invitation,
        by,
        (*readers, invited),
        about=visit.marking,
        title=words,
        invited=invited,
        sent_on=MAY,
        text=words,
    )


def give_notice(made, by, readers, words, under):
    """UNOCT's own visit, and what it answers to the invitation."""
    made["visit-notice"] = opened(
        VisitNotice,
        by,
        readers,
        title=words,
        begins_on=MAY,
        ends_on=MAY,
        given_on=MAY,
    )
    made["invitation-answer"] = opened(
        InvitationAnswer,
        by,
        readers,
        invitation=made["invitation"],
        title=words,
        takes_part=False,
        answered_on=MAY,
        reason=words,
    )


def keep_back(made, by, words, under):
    """What is nobody else's: a workbook, a request and the line that it covers."""
    visit = under["visit"]
    made["sealed-value"] = sealing.seal(made["assessment"], "text", by=by)
    made["workbook"] = opened(
        Workbook,
        by,
        (),
        visit=visit,
        file_name=f"{words}.xlsx",
        stored_as=files.store(b""),
        digest=words,
        brought_in_at="2026-05-01T00:00Z",
    )
    made["confidentiality-request"] = asked = opened(
        ConfidentialityRequest, by, (), channel="oral", received_on=MAY, reason=words
    )
    VisitRequest.objects.create(visit=visit, request=asked)
    kept_back = opened(
        Recommendation,
        by,
        (),
        status="open",
        needs_assistance=True,
        theme=Theme.objects.first(),
        title=words,
        text=words,
        assessment=under["assessment"],
    )
    VisitResult.objects.create(visit=visit, record=kept_back.marking, position=9)
    cover([kept_back], request=asked, by=by)


def run_a_project(made, by, readers, words):
    made["project"] = opened(
        Project,
        by,
        (*readers, factories.EntityFactory(code="cted")),
        title=words,
        summary=words,
        stage=5,
        stage_since=MAY,
    )
    ProjectState.objects.create(
        project=made["project"], state=State.objects.get(iso3="XAA")
    )


def close_a_gap(made, by, readers, words, under):
    """What UNOCT says a project has closed, and which need one meets."""
    made["closure-proposal"] = opened(
        ClosureProposal,
        by,
        (*readers, factories.EntityFactory(code="cted")),
        recommendation=under["recommendation"],
        text=words,
        closed_on=MAY,
    )
    ClosureTie.objects.create(
        proposal=made["closure-proposal"], record=made["project"].marking
    )
    made["programme-answer"] = opened(
        ProgrammeAnswer,
        by,
        (*readers, factories.EntityFactory(code="cted")),
        request=made["programme-request"],
        need=under["need"],
        verdict="yes",
        text=words,
        answered_on=MAY,
    )
    ProgrammeTie.objects.create(
        answer=made["programme-answer"], record=made["project"].marking
    )


def follow(made, by, readers, words, under):
    """What CTED verified, and what it answers to the proposal."""
    about = {"recommendation": under["recommendation"]}
    made["verification"] = opened(
        Verification,
        by,
        readers,
        status="partly",
        holds_since=MAY,
        evidence=words,
        **about,
    )
    made["closure-answer"] = opened(
        ClosureAnswer,
        by,
        readers,
        proposal=made["closure-proposal"],
        verdict="declined",
        reason=words,
        **about,
    )


def say_and_send(made, world, readers, words, under):
    by = world.cted
    made["stage-input"] = opened(
        StageInput,
        by,
        (*readers, _unoct()),
        project=under["project"],
        stage=5,
        text=words,
    )
    made["transmission"] = sent = opened(
        Transmission, by, readers, sent_on=MAY, means="fax", person=words
    )
    Transmitted.objects.create(transmission=sent, record=made["document"].marking)
    _take_back(made, by, readers, words, under)
    made["edition"] = edition = opened(
        Edition, by, readers, matrix=world.matrix, number=1, period=MAY
    )
    for issue in {edition, under["edition"]}:
        line = {"edition": issue, "record": made["recommendation"].marking}
        values = {"state": "XAA", "title": words, "priority": 1}
        EditionLine.objects.create(**line, values=values)
        EditionTie.objects.create(
            edition=issue,
            record=under["recommendation"].marking,
            tied=made["need"].marking,
            values={"need": ["agreed"]},
        )
    made["pack"] = opened(
        Pack,
        by,
        readers,
        title=words,
        sections=Pack.Section.values,
        for_entity=world.outsider.entity,
        copies_made=1,
    )
    made["copy"] = opened(
        Copy,
        by,
        readers,
        pack=made["pack"],
        number=1,
        format="pdf",
        refs=[made["recommendation"].ref],
        digest=words,
        token=uuid4(),
        stored_as=files.store(words.encode()),
    )


def put_before_the_committee(made, by, readers, words, under):
    """A report that was taken out of circulation to the Committee."""
    made["committee-decision"] = opened(
        Decision,
        by,
        readers,
        of=under["assessment"].marking,
        kept_by=by,
        status="withdrawn",
        circulated_at=AT,
        deadline=AT + timedelta(days=5),
        decided_at=AT + timedelta(days=2),
        circular=words,
    )


def write_letters(made, by, readers, words, under):
    """A letter about a visit and about a report, whose days run."""
    made["letter"] = opened(
        Letter, by, readers, direction="in", title=words, their_number=words
    )
    LetterNumber.objects.create(letter=made["letter"], text=words)
    for record in (made["visit"], under["assessment"]):
        tied = {"record": record.marking, "tied_by": by}
        LetterTie.objects.create(letter=made["letter"], role="about", **tied)
    if under is not made:
        LetterReply.objects.create(letter=made["letter"], answered=under["letter"])
    RunningClock.objects.create(
        record=made["visit"].marking,
        kind="note",
        started_on=MAY,
        ends_on=MAY,
        kept_by=by,
    )


def build_on(made, by, under, kinds):
    project = under["project"]
    for kind in kinds:
        for built_on, use in ((made[kind], project), (under[kind], made["project"])):
            StageAttachment.objects.get_or_create(
                project=use,
                record=built_on.marking,
                stage=1,
                use="origin",
                attached_by=by,
            )


def write_notes(made, world, readers, words, under):
    """A note that answers another and speaks of a record, and its acknowledgement."""
    with as_person(world.cted):
        made["note"] = opened(
            Note,
            world.cted,
            (*readers, _unoct()),
            type="information-note",
            title=words,
            text=words,
        )
        for entity in (world.unoct.entity, world.cted.entity):
            NoteReceiver.objects.create(note=made["note"], entity=entity)
        answered = under["note"]
        NoteTie.objects.create(note=answered, record=made["finding"].marking)
        if answered != made["note"]:
            NoteReply.objects.create(reply=made["note"], answered=answered)
    by = world.unoct if under is made else world.cted
    with as_person(by):
        waiting = answered.receivers.filter(entity=by.entity, acknowledgement=None)
        # Each receiver acknowledges once, however often a world is filled.
        for receiver in waiting:
            made["acknowledgement"] = opened(
                Acknowledgement,
                by,
                readers,
                note=answered,
                receiver=receiver,
                remark=words,
            )


def _take_back(made, by, readers, words, under):
    made["withdrawal"] = opened(Withdrawal, by, readers, reason=words, due_on=MAY)
    made["withdrawal-notice"] = opened(
        WithdrawalNotice,
        by,
        readers,
        withdrawal=made["withdrawal"],
        person=words,
        text=words,
        material=[],
        due_on=MAY,
        sent_on=MAY,
    )
    made["notice-answer"] = opened(
        NoticeAnswer,
        by,
        readers,
        notice=under["withdrawal-notice"],
        answer="returned",
        answered_on=MAY,
        by_whom=words,
    )
