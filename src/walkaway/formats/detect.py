"""Which format a file is in, by what it holds and never by its name alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from walkaway.formats.domain_parts import DomainPart, ProfilePart
from walkaway.formats.genius.read import read_genius
from walkaway.formats.geniusweb.read import is_geniusweb, read_geniusweb
from walkaway.formats.input_file import InputFile
from walkaway.formats.json_tree import read_json
from walkaway.formats.negmas.read import is_negmas, read_negmas
from walkaway.formats.negolog import is_negolog, read_negolog
from walkaway.formats.nodes import Node
from walkaway.formats.yaml_tree import read_yaml_tree

__all__ = ["READERS", "TELLING", "Reader", "Unknown", "parts_of"]

XML = re.compile(r"\s*(?:<!--.*?-->\s*)*<[?!A-Za-z_]", re.DOTALL)
NEGMAS_TYPE = re.compile(
    r"^\s*[\"']?(?:type|__python_class__)[\"']?\s*:\s*[\"']?[\w.]*(?:OutcomeSpace|UtilityFunction|UFun)", re.MULTILINE
)
BARE_KEY = re.compile(r"\s*\{\s*[A-Za-z_]\w*\s*:\s")
"""A brace and a key without quotes: YAML in one line, and no JSON."""

TELLING = re.compile(
    "utility_space|negotiation_template|issueWeights|reservationValue|issuesValues|issueUtilities|partUtilities|OutcomeSpace|"
    "UtilityFunction|UFun"
)
"""Words of which every file of a known format holds one."""


class Unknown(Exception):  # noqa: N818 - a finding of detection, not an error of the user's
    """A file is in none of the known formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How a format with keys and values is told and read.

    Attributes:
        format: The format's id.
        tell: Whether data is in it.
        read: Turns the data into a domain or profile.
    """

    format: str
    tell: Callable[[Node], bool]
    read: Callable[[Node, InputFile], DomainPart | ProfilePart | None]


READERS = (
    Reader(format="geniusweb", tell=is_geniusweb, read=read_geniusweb),
    Reader(format="negolog", tell=is_negolog, read=read_negolog),
    Reader(format="negmas", tell=is_negmas, read=read_negmas),
)
"""Every format that is written as keys and values; a file belongs to the first that knows it."""


def parts_of(file: InputFile) -> tuple[str, DomainPart | ProfilePart | None]:
    """Return the format of a file and what it holds; None for one that belongs to a format and holds neither.

    Raises:
        Unknown: it is in no known format.
        CaseError: it is in a known format and cannot be read.
    """
    text = file.text
    if XML.match(text):
        return "genius", read_genius(file)
    if text.lstrip()[:1] == "{" and not BARE_KEY.match(text):
        node = read_json(file)
    elif NEGMAS_TYPE.search(text) or BARE_KEY.match(text):
        node = read_yaml_tree(file)
    else:
        raise Unknown
    for reader in READERS:
        if reader.tell(node):
            return reader.format, reader.read(node, file)
    raise Unknown
