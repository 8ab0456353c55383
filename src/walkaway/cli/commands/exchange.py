"""``walkaway import`` and ``export``: the files of other programs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from walkaway.cli.options import AsJson, Quiet
from walkaway.cli.running import command, complain

if TYPE_CHECKING:
    from walkaway.space import Domain

__all__ = ["DomainPath", "Profiles", "complain_of", "domain_envelope", "export_domain", "import_domain", "listed"]

DomainPath = Annotated[
    Path,
    typer.Argument(help="A domain, a profile, a folder of them, or a case.", show_default=False, metavar="PATH"),
]
Profiles = Annotated[
    str, typer.Option("--profiles", metavar="A,B", help="The profiles to take, in order.", show_default=False)
]


@command
def import_domain(
    path: DomainPath,
    out: Annotated[Path, typer.Option("--out", help="Folder of the case to write.", show_default=False)],
    profiles: Profiles = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read a domain of Genius, GeniusWeb, NegoLog or NegMAS and write it as a case."""
    from walkaway.workbench.exchange import import_domain as work_out  # numpy and pydantic: not for --help

    done = work_out(path, out, profiles=listed(profiles))
    complain_of(done.domain, (), quiet)
    if as_json:
        _print_as_json("import", done.domain, {"files": [str(done.path)], "mended": _mended(done.domain), "lost": []})
        return
    typer.echo(_in_words(done.domain))
    if not quiet:
        complain(f"wrote {done.path}")


@command
def export_domain(
    path: DomainPath,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="genius, geniusweb, negolog or negmas.", show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for the files.", show_default=False)],
    profiles: Profiles = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write a case, or a domain in another format, as files of Genius, GeniusWeb, NegoLog or NegMAS."""
    from walkaway.workbench.exchange import export_domain as work_out  # numpy and pydantic: not for --help

    done = work_out(path, to, out, profiles=listed(profiles))
    complain_of(done.domain, done.losses, quiet)
    if as_json:
        files = [str(written) for written in done.paths]
        result = {"files": files, "mended": _mended(done.domain), "lost": list(done.losses)}
        _print_as_json("export", done.domain, result)
        return
    typer.echo(_in_words(done.domain))
    if not quiet:
        complain("\n".join(f"wrote {written}" for written in done.paths))


def listed(names: str) -> tuple[str, ...]:
    """Return names that were joined by commas."""
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _mended(domain: "Domain") -> list[str]:
    return [str(warning) for warning in domain.warnings]


def complain_of(domain: "Domain", losses: tuple[str, ...], quiet: bool) -> None:
    """Say on standard error what was mended and what is lost."""
    if not quiet:
        for sentence in (*_mended(domain), *losses):
            complain(sentence)


def _in_words(domain: "Domain") -> str:
    """Return one line about a domain."""
    from walkaway.results import counted  # not for --help

    kinds = ((len(domain.issues), "issue"), (domain.size, "outcome"), (len(domain.profiles), "profile"))
    counts = ", ".join(counted(number, noun) for number, noun in kinds)
    return f"{domain.name} ({domain.format}): {counts}: {', '.join(domain.ids)}"


def _print_as_json(name: str, domain: "Domain", result: dict[str, Any]) -> None:
    from walkaway.cli.output import print_json  # reads case files: not for --help

    about = {"domain": domain.name, "format": domain.format, "size": domain.size, "parties": list(domain.ids)}
    print_json(domain_envelope(name, domain, {**about, **result}))


def domain_envelope(name: str, domain: "Domain", result: dict[str, Any]) -> dict[str, Any]:
    """Return a result on a domain in the envelope of all commands; the digest is that of the domain as a case."""
    from walkaway.cli.output import Identity, envelope  # reads case files: not for --help
    from walkaway.formats import write_case
    from walkaway.space import as_case

    case = as_case(domain)
    known = Identity.of_text(case, write_case(case))
    content = envelope(name, known, result, seed=None, draws=1, settings=case.settings, without=[], warnings=())
    # Only the file's name, not where it lies: the same files give the same bytes.
    content["warnings"] = [str(replace(warning, file=Path(warning.file).name)) for warning in domain.warnings]
    return content
