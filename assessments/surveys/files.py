"""Surveys as files: workbooks and Word documents, marked as what they hold is."""

from io import BytesIO

from django.http import FileResponse
from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Pt

from ctportal.pages import exports, ribbon

from . import workbook

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OF_INSTRUMENT = ("xlsx", "docx")


def of_instrument(request, instrument, parts) -> FileResponse:
    """A blank questionnaire, for those who design assistance by it."""
    line = str(ribbon.of(request.shown, request.user))
    if request.GET["format"] == "docx":
        return _sent(_document(instrument, parts, line), "docx", DOCX)
    heads = workbook.heads_of(parts)
    rows = workbook.rows_of(parts, heads)
    return _sent(exports.workbook(instrument.title, heads, rows, line), "xlsx")


def of_answers(request, answers, parts) -> FileResponse:
    """What was answered, a row for each question."""
    line = str(ribbon.of(request.shown, request.user))
    heads = [_("Number"), _("Question"), _("Requirement"), _("Level"), _("Answer")]
    heads += [_("Source"), _("Classification"), _("Reference")]
    rows = (_row(row) for part in parts for row in part.rows)
    return _sent(exports.workbook(answers.title, heads, rows, line), "xlsx")


def _row(row) -> list:
    question, answer = row.question, row.answer
    requirement = question.requirement.cited if question.requirement else ""
    asked = [question.number, question.text, requirement]
    if answer is None:
        return asked
    return [
        *asked,
        answer.level.name if answer.level else "",
        *(
            _("Not shared") if name in answer.not_shared else getattr(answer, name)
            for name in ("text", "drawn_from")
        ),
        answer.marking.get_classification_display(),
        answer.ref,
    ]


def _document(instrument, parts, line) -> BytesIO:
    """To read and to print; how to handle it stands at its head and its foot."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = section.footer.paragraphs[0].text = line
    for name in ("author", "last_modified_by", "comments"):
        setattr(document.core_properties, name, "")
    document.add_heading(instrument.title, level=1)
    version = _("Version %(number)s") % {"number": instrument.number}
    document.add_paragraph(f"{version} · {instrument.get_status_display()}")
    document.add_paragraph(instrument.text)
    for part in parts:
        if part.heading:
            heading = f"{part.heading.number}. {part.heading.text}"
            document.add_heading(heading, level=2)
        for question in part.questions:
            _write(document, question, instrument)
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out


def _write(document, question, instrument):
    asked = document.add_paragraph()
    if question.parent_id:
        asked.paragraph_format.left_indent = Pt(24)
    asked.add_run(f"{question.number}. ").bold = True
    asked.add_run(question.text)
    beneath = [question.help, question.requirement and str(question.requirement)]
    for words in filter(None, beneath):
        document.add_paragraph().add_run(words).italic = True
    if question.is_closed:
        levels = instrument.scale.levels.all()
        document.add_paragraph("   ".join(f"☐ {level.name}" for level in levels))
    else:
        document.add_paragraph("…")


def _sent(out, form, kind=exports.XLSX) -> FileResponse:
    name = f"ct-portal.{form}"
    return FileResponse(out, as_attachment=True, filename=name, content_type=kind)
