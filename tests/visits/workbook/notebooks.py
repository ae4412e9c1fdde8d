"""Notebooks as people bring them: one as it should be, one as it really arrives."""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook

from visits.workbook import judge, read_workbook

HEADINGS = (
    "No.", "Theme", "Recommendation", "Priority", "Addressees",
    "Technical assistance needed", "Confidential", "Due",
)  # fmt: skip

SPANISH_HEADINGS = (
    "N.º", " Esfera  temática", "RECOMENDACIÓN", "Prioridad (A/M/B)", "Destinatario/s",
    "¿Asistencia técnica?", "Confidencial si lo pide el Estado", "Plazo",
)  # fmt: skip

THEMES = {"borders": "borders", "fronteras": "borders", "cárceles": "prisons"}

LINE = {"theme": "Borders", "text": "Staff the harbour post by night."}


def theme_called(name):
    return THEMES.get(name.casefold())


def judged(**cells):
    return judge(LINE | cells, theme_called=theme_called, row_number=7)


def read(book, **choices):
    return read_workbook(saved(book), theme_called=theme_called, **choices)


def saved(book):
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def sheet_of(*rows, headings=HEADINGS):
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    return book


def tidy(lines=40):
    due = datetime(2027, 3, 31)  # noqa: DTZ001, a cell has no zone
    return sheet_of(
        *(
            (
                number,
                "Borders",
                f"Open post {number}.",
                "High",
                "Police",
                "yes",
                "",
                due,
            )
            for number in range(1, lines + 1)
        )
    )


def as_it_arrives():
    """Title lines, headings in row 4, every trouble once, and a second sheet."""
    book = Workbook()
    rows = [
        ("MISIÓN A SUMORA – apuntes",),
        ("Delegación:", "Oficina Uno, Oficina Dos"),
        (),
        SPANISH_HEADINGS,
        (1, "Fronteras", "Abrir.", "A", "Aduanas;\nPolicía", "Sí", "", "30/06/2027"),
        (2, "fronteras ", "Cerrar  otro.", "Alta", "Aduanas", "si", "SÍ", "T2 2027"),
        (None, "Cárceles", "Formar al personal.", "media", "", "S", "x", 46386),
        (4, "Cárceles", "=Reunirlos allí", "B", "", "No", "", "a más tardar dic. 2027"),
        (5, "Cárceles", "Contar las celdas.", "a", "", "x", None, "31/02/2027"),
        (6, None, "ver nota al pie"),
        (7, "Fronteras", None, "A", "", "Sí"),
        (8, "Puertos", "Iluminar el muelle.", "urgente", "", "quizá", "?"),
        (),
        (None, "Subtotal del bloque"),
        ("* Nota: las marcadas no se comparten.",),
    ]  # fmt: skip
    for row in rows:
        book.active.append(row)
    book.create_sheet("llamadas").append(("telefonear", "555"))
    return book
