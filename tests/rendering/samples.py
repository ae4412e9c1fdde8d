"""Packs about invented States, in the scripts that documents are set in."""

from dataclasses import replace
from datetime import UTC, datetime

from ctportal.rendering.content import Document, Item, Paragraph, Section, Table, prose

TEXTS = {
    "es": (
        "Carpeta informativa: Carana",
        "¿Qué falta? Capacitación de señales, índice y pingüino al año.",
    ),
    "ru": (
        "Справочная папка: Карана",
        "Государству следует обучить сотрудников трёх пунктов пропуска.",
    ),
    "ar": (
        "ملف الإحاطة: كارانا",
        "زارت المديرية التنفيذية لمكافحة الإرهاب كارانا في شباط ووافقت البعثة الدائمة",
    ),
    "zh-hans": (
        "情况简报：卡拉纳",
        "该国应将旅客信息单位与边防警察的监控名单连接起来，同时尊重人权。",
    ),
}


def pack(**changes) -> Document:
    """A confidential pack with one of each thing that a pack can hold."""
    sections = [
        Section(
            "Where matters stand",
            paragraphs=prose("Carana was visited in February 2026."),
            tables=[Table(["Theme", "Needs"], [["Borders", "7"]], "Needs by theme")],
        ),
        Section("Recommendations", items=[item()]),
        Section("Contacts"),
    ]
    return replace(
        Document(
            title="Briefing pack: Carana",
            subtitle="Comprehensive visit",
            state="Carana",
            language="en",
            paper="a4",
            classification="confidential",
            handling_line="CTED, shared with your office",
            exercise=False,
            copy_number=3,
            reader_line="UNODC staff",
            as_of=datetime(2026, 11, 21, 14, 5, tzinfo=UTC),
            sections=sections,
        ),
        **changes,
    )


def item(**changes) -> Item:
    return replace(
        Item(
            ref="R-7F3K2Q",
            title="Use passenger information at the crossings",
            text="The State should connect its watch lists.",
            facts=[("Theme", "Border management"), ("Priority", "High")],
            classification="confidential",
        ),
        **changes,
    )


def pack_in(language) -> Document:
    title, text = TEXTS[language]
    sections = [Section(title, prose(text), [Table([title], [[text]])])]
    return pack(language=language, title=title, sections=sections)


def long_pack(items) -> Document:
    return pack(sections=[Section("Recommendations", items=[item()] * items)])


def report(**changes) -> Document:
    """A report: headings of three levels, numbered paragraphs, an annex."""
    noted = Paragraph("Posts are connected.", "2", ["Finding: No watch list"])
    sections = [
        Section("Introduction", [Paragraph("One came.\nTwo went.", "1")], number="I."),
        Section(
            "Border posts",
            [noted],
            level=2,
            number="A.",
            ref="S-7F3K2Q",
            classification="confidential",
        ),
        Section("By night", [Paragraph("Posts are shut.", "3")], level=3, number="1."),
        Section("Annex", tables=[Table(["About"], [["paragraph 2"]])], number=""),
    ]
    facts = {"copy_number": None, "sections": sections, "contents_depth": 3}
    return pack(title="Report on Carana", **facts | changes)
