"""Word documents as Word writes them, for tests: styles, lists, changes, remarks."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SPACES = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:w15="{W15}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BY = 'w:author="F. Amadi" w:date="2026-05-04T10:00:00Z"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "document": "document.main+xml",
    "styles": "styles+xml",
    "numbering": "numbering+xml",
    "comments": "comments+xml",
    "commentsExtended": "commentsExtended+xml",
    "footnotes": "footnotes+xml",
}
STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Berschrift1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="_ Single Txt"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>
<w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def run(text, *, bold=False, tag="t"):
    marks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r>{marks}<w:{tag} xml:space="preserve">{said}</w:{tag}></w:r>'


def put_in(text):
    return f'<w:ins w:id="900" {BY}>{run(text)}</w:ins>'


def taken_out(text):
    return f'<w:del w:id="901" {BY}>{run(text, tag="delText")}</w:del>'


def remarked(number, content):
    """Words with a remark on them, its sign behind them as Word puts it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}'
        f'<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def paragraph(*content, style="SingleTxt", level=None, end="", numbering=None):
    """A paragraph of runs; `end` says that its own end was put in or taken out."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    mark = f'<w:rPr><w:{end} w:id="902" {BY}/></w:rPr>' if end else ""
    numbered = f'<w:numId w:val="{1 if numbering is None else numbering}"/>'
    deep = f'<w:ilvl w:val="{level or 0}"/>'
    is_listed = level is not None or numbering is not None
    listed = f"<w:numPr>{deep}{numbered}</w:numPr>" if is_listed else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}{mark}</w:pPr>{inner}</w:p>"


def heading(text, level=1):
    return paragraph(text, style={1: "Berschrift1", 2: "Heading2"}[level])


def table(*rows):
    def cell(text):
        return f"<w:tc>{paragraph(text, style='Normal')}</w:tc>"

    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def document(*blocks, remarks=(), answers=()):
    """A whole file.  `remarks` are (number, text); `answers` are (number, above)."""
    parts = {
        "document": f"<w:document {SPACES}><w:body>{''.join(blocks)}"
        "<w:sectPr/></w:body></w:document>",
        "styles": STYLES,
        "numbering": NUMBERING,
    }
    if remarks:
        said = "".join(_remark(*remark) for remark in remarks)
        parts["comments"] = f"<w:comments {SPACES}>{said}</w:comments>"
        above = dict(answers)
        threads = "".join(_thread(number, above.get(number)) for number, _t in remarks)
        parts["commentsExtended"] = (
            f"<w15:commentsEx {SPACES}>{threads}</w15:commentsEx>"
        )
    return packed(parts)


def packed(parts, **others) -> bytes:
    """The parts as an archive that Word opens."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(parts))
        archive.writestr("_rels/.rels", _relations({"document": "word/"}))
        beside = {name: "" for name in parts if name != "document"}
        archive.writestr("word/_rels/document.xml.rels", _relations(beside))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", HEAD + content)
        for name, content in others.items():
            archive.writestr(name, content)
    return written.getvalue()


def _remark(number, text):
    return (
        f'<w:comment w:id="{number}" {BY} w:initials="FA">'
        f'<w:p w14:paraId="0000000{number}">{run(text)}</w:p></w:comment>'
    )


def _thread(number, above):
    parent = f' w15:paraIdParent="0000000{above}"' if above is not None else ""
    return f'<w15:commentEx w15:paraId="0000000{number}"{parent} w15:done="0"/>'


def _types(parts):
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{PARTS[name]}"/>'
        for name in parts
    )
    return (
        f"{HEAD}<Types xmlns="
        '"http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _relations(parts):
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{_relation(name)}" Target="{at}{name}.xml"/>'
        for n, (name, at) in enumerate(parts.items(), 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{said}</Relationships>'


def _relation(name):
    if name == "commentsExtended":
        return "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    kind = "officeDocument" if name == "document" else name
    return f"{OFFICE}/{kind}"
