"""PDF files for tests, written byte by byte (PDF 1.4): one font, lines of text, nothing else."""

import zlib


def pdf(*pages: list[str], info: dict[str, str] | None = None, packed: bool = False) -> bytes:
    """Return a PDF with a page for each list of lines."""
    return pdf_of_streams(*(stream(lines) for lines in pages), info=info, packed=packed)


def stream(lines: list[str], leading: int = 14) -> bytes:
    """Return what draws lines one under another."""
    drawn = [f"BT /F1 11 Tf {leading} TL 60 780 Td"]
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"({escaped}) Tj T*")
    return "\n".join([*drawn, "ET"]).encode("cp1252")


def pdf_of_streams(*streams: bytes, info: dict[str, str] | None = None, packed: bool = False) -> bytes:
    """Return a PDF with a page for each content stream."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(streams):
        body = zlib.compress(content) if packed else content
        filtered = b" /Filter /FlateDecode" if packed else b""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), filtered, body))
    if info:
        objects.append(("<< " + " ".join(f"/{key} ({value})" for key, value in info.items()) + " >>").encode("cp1252"))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    record = b" /Info %d 0 R" % len(objects) if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, record, start)
    return bytes(out)
