"""What a Word document says is read whole, or not at all."""

import pytest

from ctportal.correspondence.inspection.word import blocks
from tests.assessments import word


def test_a_table_is_read_with_what_stands_in_its_controls():
    table = word.table(["Court", "Judges"], ["First", "12"])
    wrapped = table.replace("<w:p>", "<w:sdt><w:sdtContent><w:p>")
    wrapped = wrapped.replace("</w:p>", "</w:p></w:sdtContent></w:sdt>")
    said = [blocks.read(word.document(one))["blocks"] for one in (table, wrapped)]
    assert said[0][0]["after"] == ["Court | Judges\nFirst | 12"]
    assert said[0] == said[1]


def test_a_document_that_is_too_long_is_not_read_in_part(monkeypatch):
    monkeypatch.setattr(blocks, "MOST_BLOCKS", 1)
    many = [word.paragraph(f"Number {n}.") for n in range(3)]
    with pytest.raises(blocks.TooLong):
        blocks.read(word.document(*many))
