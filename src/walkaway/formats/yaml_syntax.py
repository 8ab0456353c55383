"""Plain words for what the YAML parser rejects."""

from typing import Any

from walkaway.errors import Fault

__all__ = ["syntax_fault"]

AROUND = "check the indentation, and the quotes here and in the line before"
CLOSING = "check the brackets, braces and quotes from here"
QUOTES = "put the text in quotes"
TAG = ("a tag is not accepted here", "put a text that starts with '!' in quotes")
WORDS = {
    # a part of the parser's problem: what is wrong, what to do
    "mapping values are not allowed": ("a colon stands where a text already started", "put the whole text in quotes"),
    "could not find expected ':'": ("a key without a colon after it", "write 'key: value'; " + AROUND),
    "block sequence entries are not allowed": ("a list item ('- ') cannot start here", "start it on its own line"),
    "did not find expected key": ("the line does not fit what stands around it", AROUND),
    "did not find expected '-' indicator": ("the line does not fit the list around it", AROUND),
    "expected ',' or '}'": ("a brace is not closed, or a comma is missing", CLOSING),
    "expected ',' or ']'": ("a bracket is not closed, or a comma is missing", CLOSING),
    "found unexpected end of stream": ("a quote opened here is never closed", "close it"),
    "found unexpected document indicator": ("a quote opened here is never closed", "close it"),
    "unknown escape character": ("a backslash stands in double quotes", "write two backslashes, or use single quotes"),
    "cannot start any token": ("this character cannot start a value", QUOTES + "; indent with spaces, not tabs"),
    "did not find expected <document start>": ("more follows after the document's end", AROUND),
    "undefined tag handle": TAG,
    "did not find expected alphabetic or numeric": ("'*' and '&' mean something else in YAML", QUOTES),
    "did not find expected comment or line break": ("something stands behind '|' or '>'", "start the text below it"),
    "did not find expected node content": ("a value is missing or cannot stand here", QUOTES),
}
OTHER = ("this is not YAML at this place", "check the indentation, quotes and brackets around it")


def syntax_fault(error: Any, text: str, name: str) -> Fault:
    """Return the fault for an error of the YAML parser."""
    problem = str(getattr(error, "problem", "") or "")
    message, mend = next((words for part, words in WORDS.items() if part in problem), OTHER)
    if "a tag" in str(getattr(error, "context", "") or ""):
        message, mend = TAG
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and (mark is None or "closed" in message):
        mark = opened
    if mark is None:
        return Fault(message=message, mend=mend, file=name, line=1, column=1)
    line, column = min(mark.line, text.count("\n")) + 1, mark.column + 1
    return Fault(message=message, mend=mend, file=name, line=line, column=column)
