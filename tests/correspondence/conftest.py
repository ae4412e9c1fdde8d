"""Files to bring, and a place of their own to keep them."""

import io
import zipfile

import docx
import pytest


@pytest.fixture
def brought():
    """`brought("Nota verbal", name="nota.txt")` is a file as a form hands it over."""
    return named_file


def named_file(content="Nota verbal", name="nota.txt"):
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    return file


def word_document(*paragraphs):
    """A Word document of these paragraphs, the last of them in a table."""
    document = docx.Document()
    for paragraph in paragraphs[:-1]:
        document.add_paragraph(paragraph)
    document.add_table(rows=1, cols=1).cell(0, 0).text = paragraphs[-1]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def archive(**parts):
    """A ZIP of these parts; in the names two underscores stand for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def pdf(line="Constataciones y deficiencias"):
    """The least PDF that says something."""
    stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return body + head + table + tail % (len(objects) + 1, len(body))
