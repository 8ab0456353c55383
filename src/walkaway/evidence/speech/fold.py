"""A copy of a text, letter for letter, in which marks, dashes and spaces are plain ones."""

__all__ = ["plain"]

TABLE: dict[str, str] = {}
for plain_letter, letters in (
    ('"', "“”„‟″«»"),
    ("'", "‘’‚‛′‹›`´"),
    ("-", "‐‑‒–—―−"),
    (" ", "\t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"),
    (" ", "\u202f\u205f\u3000"),
):
    TABLE.update(dict.fromkeys(letters, plain_letter))


def plain(text: str) -> str:
    r"""Return a text with plain quotation marks, dashes and spaces; as long as it was, so that offsets stay.

    Examples:
        >>> plain("“It’s over” — he\u00a0said")
        '"It\'s over" - he said'
    """
    for letter, plain_letter in TABLE.items():
        if letter in text:
            text = text.replace(letter, plain_letter)
    return text
