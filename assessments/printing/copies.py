"""A report to take along: as PDF or as a Word document, for one reader.

It is made of what its reader may read, at the moment it is asked for, and says so on
each page; nothing is kept of it here but that it was handed over.
"""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.annex import Entry
from assessments.models import Assessment
from assessments.whole import Whole
from assessments.wording import PUT_IN, TAKEN_OUT
from ctportal.correspondence.media import DOCX, PDF
from ctportal.pages import ribbon
from ctportal.rendering.content import (
    CLASSIFICATIONS,
    Document,
    Section,
    Table,
    prose,
)
from ctportal.rendering.docx import render_docx
from ctportal.rendering.pdf import render_pdf

from . import items
from .readers import named
from .text import sections_of

FORMATS = {"pdf": (render_pdf, PDF), "docx": (render_docx, DOCX)}


def document_of(whole: Whole, person, shown, *, paper, facts=()) -> Document:
    """The report as this person reads it, its labels in the language they read."""
    assessment = whole.assessment
    state = assessment.marking.state
    return Document(
        title=str(assessment.title),
        subtitle=assessment.get_type_display(),
        state=state.name if state else "",
        language=translation.get_language(),
        paper=paper,
        classification=CLASSIFICATIONS[shown.highest],
        handling_line=_on_each_page(assessment, ribbon.of(shown, person).line),
        exercise=settings.EXERCISE,
        reader_line=named(person),
        as_of=timezone.now(),
        sections=_sections(whole),
        facts=[
            (_("Reference"), assessment.ref),
            (_("Status"), str(assessment.standing)),
            *((str(label), str(value)) for label, value in facts),
        ],
        contents_depth=3,
    )


def _on_each_page(assessment, line) -> str:
    """How to handle it, and that a later one took its place: pages part company."""
    is_superseded = assessment.status == Assessment.Status.SUPERSEDED
    return f"{line} · {assessment.standing}" if is_superseded else line


def _sections(whole) -> list[Section]:
    summary = prose(str(whole.assessment.text)) if whole.assessment.text else ()
    sections = [
        Section(_("Summary"), summary, number=""),
        *sections_of(whole.chapters),
        _entries(_("Findings"), items.of_finding, whole.findings),
        _entries(_("Recommendations"), items.of_recommendation, whole.recommendations),
        _entries(_("Needs"), items.of_need, whole.needs),
        Section(
            _("Annex: comments of the State"), tables=_annex(whole.entries), number=""
        ),
    ]
    return [part for part in sections if part.number or _holds(part)]


def _holds(section) -> bool:
    return bool(section.paragraphs or section.tables or section.items)


def _entries(heading, item, records) -> Section:
    return Section(heading, items=[item(record) for record in records], number="")


def _annex(entries) -> list[Table]:
    columns = [_("No."), _("About"), _("The State’s comment"), _("Answer")]
    columns.append(_("Marking"))
    rows = [
        (
            str(entry.number),
            entry.place,
            _said(entry),
            _answered(entry),
            entry.comment.marking.get_classification_display(),
        )
        for entry in entries
    ]
    return [Table(columns, rows)] if rows else []


def _said(entry: Entry) -> str:
    """The comment, with the words it would put in and those it would take out."""
    comment = entry.comment
    lines = [f"{capfirst(comment.get_asks_display())} · {comment.letter}".strip(" ·")]
    lines += [str(words) for words in (comment.quoted, comment.text) if words]
    if "proposed" in comment.not_shared:
        lines.append(str(comment.proposed))
    marks = {PUT_IN: _("put in: %s"), TAKEN_OUT: _("taken out: %s")}
    lines += [marks[kind] % words for kind, words in entry.wording if kind in marks]
    return "\n".join(lines)


def _answered(entry) -> str:
    answer = entry.answer
    if answer is None:
        return entry.unanswered
    return f"{capfirst(answer.get_verdict_display())}\n{answer.reason}"
