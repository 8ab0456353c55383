"""The formats that a domain can be written in."""

from collections.abc import Callable
from dataclasses import dataclass

from walkaway.case.naming import did_you_mean
from walkaway.errors import InputError
from walkaway.formats.genius.write import write_genius
from walkaway.formats.geniusweb.write import write_geniusweb
from walkaway.formats.negmas.write import write_negmas
from walkaway.formats.negolog_write import write_negolog
from walkaway.formats.written import Written
from walkaway.space import Domain

__all__ = ["DOMAIN_FORMATS", "DomainFormat", "find_format", "write_domain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainFormat:
    """A format of domains and profiles.

    Attributes:
        id: Short name, as `walkaway export --to` takes it.
        name: Name for readers.
        write: Turns a domain into its files.
        source: The program whose format it is.
    """

    id: str
    name: str
    write: Callable[[Domain], Written]
    source: str


DOMAIN_FORMATS = (
    DomainFormat(id="genius", name="Genius", write=write_genius, source="Genius 10.4"),
    DomainFormat(id="geniusweb", name="GeniusWeb", write=write_geniusweb, source="GeniusWeb 2.1"),
    DomainFormat(id="negolog", name="NegoLog", write=write_negolog, source="NegoLog"),
    DomainFormat(id="negmas", name="NegMAS", write=write_negmas, source="NegMAS 0.16"),
)
"""Every format that a domain can be written in; all of them are read as well."""


def find_format(format_id: str) -> DomainFormat:
    """Return the format of an id.

    Raises:
        InputError: there is none.
    """
    for known in DOMAIN_FORMATS:
        if known.id == format_id:
            return known
    mend = did_you_mean(format_id, [known.id for known in DOMAIN_FORMATS])
    raise InputError(f"unknown format '{format_id}'; {mend}")


def write_domain(domain: Domain, format_id: str) -> Written:
    """Return a domain as files of a format; every outcome keeps its utility.

    Raises:
        InputError: there is no such format, or it cannot hold one of the utilities exactly.

    Examples:
        >>> from walkaway.formats.gather import read_domain
        >>> [name for name, _ in write_domain(read_domain("cases/camp-david-1978"), "negolog").files]
        ['profileA.json', 'profileB.json']
    """
    return find_format(format_id).write(domain)
