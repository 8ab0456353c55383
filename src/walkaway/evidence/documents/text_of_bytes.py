"""The text that the bytes of a document are, or why they are none."""

from walkaway.errors import CaseError, Fault
from walkaway.formats.decoding import decoded

__all__ = ["not_text", "text_of_bytes"]

MOST_CONTROLS = 0.05
"""In a text hardly any letter is a control letter."""

OTHER_FILES = (
    (b"PK\x03\x04", "it is a packed file, such as a Word document", "save the document as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word or Excel file", "save the document as text, HTML or PDF"),
    (b"{\\rtf", "it is a file in Rich Text Format", "save the document as text, HTML or PDF"),
    (b"\x1f\x8b", "it is packed with gzip", "unpack it first"),
    (b"\x89PNG", "it is a picture", "read its text with OCR first"),
    (b"\xff\xd8\xff", "it is a picture", "read its text with OCR first"),
    (b"GIF8", "it is a picture", "read its text with OCR first"),
)
CONTROLS = bytes([*range(9), *range(14, 27), 28, 29, 30, 31, 127])


def text_of_bytes(content: bytes, file: str) -> tuple[str, tuple[Fault, ...]]:
    """Return the text of a document and what had to be guessed about its letters.

    Raises:
        CaseError: It is no text, or there is nothing in it.
    """
    for start, what, mend in OTHER_FILES:
        if content.startswith(start):
            raise not_text(file, what, mend)
    text, warning = decoded(content)
    if not text.strip():
        message = "the document is empty" if not content else "there is nothing in the document but spaces"
        raise CaseError([Fault(message=message, mend="is it the right file", file=file)])
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise not_text(file, f"it holds a null byte in line {line}", "save it as UTF-8")
    encoded = text.encode("utf-8", "surrogatepass")  # bytes of control letters are no part of any other letter
    controls = len(encoded) - len(encoded.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(text):
        raise not_text(file, f"{controls:,} of {len(text):,} characters are control characters", "save it as UTF-8")
    return text, (Fault(message=warning, mend="save it as UTF-8", file=file),) if warning else ()


def not_text(file: str, why: str, mend: str) -> CaseError:
    """Return the error for a file that is not text."""
    return CaseError([Fault(message=f"this is not text: {why}", mend=mend, file=file)])
