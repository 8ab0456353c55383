"""The text that bytes are: by their mark, as they declare, as UTF-8, else as Windows-1252, which is said."""

import codecs
import re
from contextlib import suppress

__all__ = ["decoded", "declared_encoding"]

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
WINDOWS = frozenset(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"))
"""Encodings that are read as Windows-1252, which holds all of their letters."""

OTHERS = re.compile(r"(iso-8859-|windows-|cp)[0-9]{1,4}|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr)")
"""Encodings that are read as declared; any other is taken for UTF-8."""


def declared_encoding(content: bytes) -> str:
    """Return the encoding that an XML declaration names, in small letters; empty where it names none.

    Examples:
        >>> declared_encoding(b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>')
        'iso-8859-1'
    """
    declared = DECLARED.search(content[:1000])
    return declared[1].decode().lower() if declared else ""


def decoded(content: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text, without its byte order mark, and what had to be guessed about its letters.

    Args:
        content: The bytes.
        declared: The encoding they declare, in small letters; a mark goes before it.

    Examples:
        >>> decoded("Müller".encode("cp1252"))
        ('Müller', 'the file is not UTF-8 (first seen in line 1) and was read as Windows-1252')
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), ""
    if declared in WINDOWS:
        return content.decode("cp1252", errors="replace"), ""
    if OTHERS.fullmatch(declared):
        with suppress(LookupError, UnicodeDecodeError):
            return content.decode(declared), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        guessed = content.decode("cp1252", errors="replace")
        return guessed, f"the file is not UTF-8 (first seen in line {line}) and was read as Windows-1252"
