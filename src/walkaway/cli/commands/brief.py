"""``walkaway brief``: every finding on a case."""

from walkaway.cli.options import AsJson, CasePath, Draws, Out, Quick, Quiet, Seed, Without
from walkaway.cli.running import command, complain, progress_bar

__all__ = ["brief"]


@command
def brief(
    case: CasePath,
    as_json: AsJson = False,
    seed: Seed = 0,
    draws: Draws = 4000,
    out: Out = None,
    quiet: Quiet = False,
    quick: Quick = False,
    without: Without = None,
) -> None:
    """Answer everything about a case: where they stood, why no deal, was leaving right, what was possible."""
    # numpy and pydantic: only a command that works on a case pays for them.
    from walkaway.cli.output import envelope, print_json, write_json
    from walkaway.cli.working import open_case
    from walkaway.workbench.findings import brief as work_out

    opened = open_case(case, seed=seed, draws=draws, without=without or [])
    with progress_bar(quiet) as progress:
        found = work_out(opened.beliefs, quick=quick, progress=progress)
    if as_json or out is not None:
        content = envelope("brief", opened.case_file, found.to_dict(), **opened.repeatable)
    if out is not None:  # before anything is printed: where it cannot be written, nothing is
        path = write_json(out, opened.case_file.case.id, content)
    if as_json:
        print_json(content)
    else:
        from walkaway.report.terminal import print_brief

        print_brief(found, opened.warnings if not quiet else ())
    if out is not None and not quiet:
        complain(f"wrote {path}")
