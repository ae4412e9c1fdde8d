"""LibreOffice, where it is installed: what it makes of a document."""

import shutil
import subprocess

import pytest
from pypdf import PdfReader

SOFFICE = shutil.which("soffice")
needed = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def opened(contents: dict, into) -> dict:
    """The words that LibreOffice shows of each document, by its name."""
    for name, content in contents.items():
        (into / name).write_bytes(content)
    profile = f"-env:UserInstallation=file://{into}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", "pdf", *contents]
    subprocess.run(command, cwd=into, check=True, capture_output=True, timeout=120)
    return {name: _words_of((into / name).with_suffix(".pdf")) for name in contents}


def _words_of(path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)
