"""A domain from a path: a file or a folder, in whatever format; its profiles found, joined and checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from walkaway.case import Case
from walkaway.errors import CaseError, Fault, InputError
from walkaway.formats.case_file import CASE_FILE, read_case
from walkaway.formats.detect import TELLING, Unknown, parts_of
from walkaway.formats.domain_parts import DomainPart, ProfilePart
from walkaway.formats.input_file import MAX_INPUT_BYTES, InputFile, in_file_order
from walkaway.formats.magnitudes import too_large
from walkaway.space import Domain, Profile, domain_of

__all__ = ["FORMAT_NAMES", "read_domain", "read_solvable"]

FORMAT_NAMES = {"genius": "Genius", "geniusweb": "GeniusWeb", "negolog": "NegoLog", "negmas": "NegMAS"}

MOST_FILES = 2000
"""A folder with more files is not looked through."""

UNKNOWN = "this file is in no format that is known"
KNOWN = "known here: Genius XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML, a Walkaway case"

SMALLER = "divide the numbers by a large one"

FEWEST_SOUND = 2
"""With so many sound profiles a broken one beside them is left out with a warning."""


@dataclass(slots=True, kw_only=True)
class _Found:
    """What the files of a folder are.

    Attributes:
        format: The format they are in.
        domains: The files that list issues.
        profiles: The files that list preferences.
        broken: Files of the format that cannot be read, with what is wrong.
    """

    format: str
    domains: list[DomainPart]
    profiles: list[ProfilePart]
    broken: dict[Path, CaseError]


def read_domain(path: str | Path, profiles: Sequence[str] = ()) -> Domain:
    """Read a domain from a folder, a domain file or a profile file, in any format that is known.

    Args:
        path: A folder with one domain and its profiles; a domain file, whose profiles stand beside it; a profile, whose
            domain and other profiles stand beside it; or a case.
        profiles: Names of the profiles wanted, in order, with or without ending. Left out: all that fit, views under
            uncertainty excepted.

    Raises:
        InputError: there is no such file or profile.
        CaseError: a file is not what it claims to be, or files do not fit together.

    Examples:
        >>> read_domain("cases/camp-david-1978").size
        64
    """
    place = Path(path)
    try:
        there = place.exists()
    except (OSError, ValueError) as error:  # a name that is too long, or a folder that may not be entered
        raise InputError(f"{str(path)!r:.200} cannot be looked up: {getattr(error, 'strerror', error)}") from None
    if not there:
        raise InputError(f"there is no file or folder {path}; name a domain, a profile or a folder of them")
    case = _case_in(place)
    if case is not None:
        found = domain_of(case)
        for profile in found.profiles:
            if too_large(profile):
                raise CaseError(f"{path}: '{profile.id}': {too_large(profile)}; {SMALLER}")
        return found.only(tuple(_matching(wanted, found.ids) for wanted in profiles)) if profiles else found
    if place.is_dir():
        found_parts = _look_through(place, named=None)
        return _join(found_parts, None, profiles, str(path))
    file = InputFile.read(place, str(path))
    try:
        part_format, part = parts_of(file)
    except Unknown:
        raise CaseError([file.fault(UNKNOWN, KNOWN)]) from None
    if part is None:
        raise CaseError([file.fault("this file holds neither a domain nor a profile", KNOWN)])
    found_parts = _look_through(place.parent, named=part, named_format=part_format)
    return _join(found_parts, part, profiles, str(path))


def _case_in(place: Path) -> Case | None:
    """Return the case at a path, if there is one."""
    if place.is_dir():
        return read_case(place).case if (place / CASE_FILE).is_file() else None
    if place.suffix not in (".yaml", ".yml") or place.stat().st_size > MAX_INPUT_BYTES:
        return None
    text = InputFile.read(place).text
    starts = any(line.startswith(("walkaway:", '"walkaway":', "{walkaway:")) for line in text.splitlines())
    return read_case(place).case if starts else None


def read_solvable(path: str | Path, profiles: Sequence[str] = ()) -> Domain:
    """Read a domain as `read_domain` does, where somebody's preferences are needed.

    Raises:
        InputError: there is no such file or profile.
        CaseError: a file is not what it claims to be, files do not fit together, or there is no profile.
    """
    domain = read_domain(path, profiles)
    if not domain.profiles:
        raise CaseError(f"{path} has a domain and no profile beside it; put the parties' profiles into its folder")
    return domain


def _matching(wanted: str, ids: Sequence[str]) -> str:
    """Return the profile that a name, with or without ending and folder, stands for."""
    for candidate in (wanted, Path(wanted).name, Path(wanted).stem):
        if candidate in ids:
            return candidate
    raise InputError(f"there is no profile '{wanted}'; there are {', '.join(ids) or 'none'}")


def _look_through(folder: Path, named: DomainPart | ProfilePart | None, named_format: str = "") -> _Found:
    """Return what the files of a folder are; those in no known format are passed over."""
    by_format: dict[str, _Found] = {}
    paths = sorted(entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith("."))
    if len(paths) > MOST_FILES:
        mend = "name one of them" if named is None else "put the domain and its profiles into a folder of their own"
        raise InputError(f"the folder {folder} holds more than {MOST_FILES:,} files; {mend}")
    for path in paths:
        part_format: str
        part: DomainPart | ProfilePart | None
        if named is not None and path.resolve() == named.file.path.resolve():
            part_format, part = named_format, named
        else:
            part_format, part = _part_or_fault(path, by_format)
        if part is None:
            continue
        found = by_format.setdefault(part_format, _Found(format=part_format, domains=[], profiles=[], broken={}))
        if isinstance(part, DomainPart):
            found.domains.append(part)
        else:
            found.profiles.append(part)
    if named is not None:
        return by_format[named_format]
    return _only_format(folder, by_format)


def _part_or_fault(path: Path, by_format: dict[str, _Found]) -> tuple[str, DomainPart | ProfilePart | None]:
    """Return format and content of a file beside others; one that is of a known format and broken is noted."""
    seeming = _seeming_format(path)
    if not seeming:
        return "", None
    try:
        file = InputFile.read(path)
        return _telling_parts(file)
    except (Unknown, InputError):
        return "", None
    except CaseError as error:
        found = by_format.setdefault(seeming, _Found(format=seeming, domains=[], profiles=[], broken={}))
        found.broken[path] = error
        return "", None


def _telling_parts(file: InputFile) -> tuple[str, DomainPart | ProfilePart | None]:
    """Return format and content of a file that holds a word of a known format.

    Raises:
        Unknown: it is in no known format, and no JSON: a page or a program may speak of a format.
        CaseError: it is JSON with a word of a known format, and in none; or it cannot be read.
    """
    if not TELLING.search(file.text):
        return "", None
    try:
        return parts_of(file)
    except Unknown:
        if file.text.lstrip()[:1] != "{":
            raise
        raise CaseError([file.fault(UNKNOWN, KNOWN)]) from None


def _seeming_format(path: Path) -> str:
    """Return the format that a file seems to be in by how it begins; empty for pictures, tables and the like."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4000)
    except OSError:
        return ""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")[2:]
    if b"\0" in start:
        return ""
    return {b"<": "genius", b"{": "geniusweb"}.get(start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1], "negmas")


def _only_format(folder: Path, by_format: dict[str, _Found]) -> _Found:
    useful = [found for found in by_format.values() if found.domains or found.profiles]
    faults = [fault for found in by_format.values() for error in found.broken.values() for fault in error.faults]
    if not useful:
        if faults:
            raise CaseError(in_file_order(faults))
        inside = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        mend = (
            f"name one of the folders in it: {', '.join(inside[:5])}{' …' if inside[5:] else ''}" if inside else KNOWN
        )
        raise CaseError(f"the folder {folder} holds no domain and no profile; {mend}")
    if len(useful) > 1:
        names = " and ".join(sorted(FORMAT_NAMES[found.format] for found in useful))
        raise CaseError(f"the folder {folder} holds files of {names}; name one of the files")
    only = useful[0]
    if only.format != "genius":  # JSON or YAML that cannot be read may be of this format
        for found in by_format.values():
            only.broken.update(found.broken if found.format != "genius" else {})
    return only


def _join(found: _Found, named: DomainPart | ProfilePart | None, wanted: Sequence[str], shown: str) -> Domain:
    """Return the domain that the parts make."""
    domain = _the_domain(found, named, shown)
    chosen = _the_profiles(found, domain, named, wanted)
    _each_once(chosen)
    bound = [_within_numbers(part.bind(domain), part) for part in chosen]
    warnings = [*domain.file.warnings, *(warning for part in chosen for warning in part.file.warnings)]
    warnings += _left_out(found, chosen, wanted)
    names = dict.fromkeys([domain.file.name, *(part.file.name for part in chosen)])
    return Domain(
        name=domain.name,
        issues=tuple(part.issue for part in domain.issues),
        profiles=tuple(bound),
        format=FORMAT_NAMES[found.format],
        files=tuple(Path(name).name for name in names),
        warnings=in_file_order(warnings),
    )


def _within_numbers(profile: Profile, part: ProfilePart) -> Profile:
    """Return a profile, or raise a fault where its numbers are too large to work with."""
    wrong = too_large(profile)
    if wrong:
        raise CaseError([part.file.fault(wrong, SMALLER)])
    return profile


def _each_once(parts: Sequence[ProfilePart]) -> None:
    """Raise a fault where two profiles would have one id."""
    seen: dict[str, ProfilePart] = {}
    for part in parts:
        if part.id in seen:
            message = f"this profile and {seen[part.id].file.name} would both be called '{part.id}'"
            raise CaseError([part.file.fault(message, "rename one of the files, or name profiles by --profiles")])
        seen[part.id] = part


def _the_domain(found: _Found, named: DomainPart | ProfilePart | None, shown: str) -> DomainPart:
    """Return the part that lists the issues: the file named, the only one there is, or a profile's own."""
    if isinstance(named, DomainPart):
        return named
    if named is None:
        if len(found.domains) > 1:
            names = ", ".join(part.file.path.name for part in found.domains)
            raise CaseError(f"{shown} holds {len(found.domains)} domains ({names}); name one of them")
        if found.domains:
            return found.domains[0]
        return _own(found.profiles, found, shown)
    fitting = [part for part in found.domains if _fits(named, part)]
    if len(fitting) > 1:
        fitting = _nearest(named, fitting)
    if len(fitting) > 1:
        names = ", ".join(part.file.path.name for part in fitting)
        raise CaseError(f"{shown} fits {len(fitting)} domains beside it ({names}); name one of them")
    if fitting:
        return fitting[0]
    if found.domains and named.own_domain is not None:
        names = ", ".join(part.file.path.name for part in found.domains)
        named.file.warn(f"the profile fits no domain beside it ({names}), so its own issues are taken")
    return _own([named], found, shown)


def _own(profiles: Sequence[ProfilePart], found: _Found, shown: str) -> DomainPart:
    """Return the issues that the first profile gives itself."""
    for part in profiles:
        if part.own_domain is not None:
            return part.own_domain
    faults = [fault for error in found.broken.values() for fault in error.faults]
    faults = faults or [fault for part in profiles for fault in part.alone]
    if faults:
        raise CaseError(in_file_order(faults))
    raise CaseError(f"{shown} has no domain: no file beside it lists the issues")


def _fits(part: ProfilePart, domain: DomainPart) -> bool:
    """Return whether a profile can be read for a domain; what is noted on the way is taken back."""
    before = list(part.file.warnings)
    try:
        part.bind(domain)
    except CaseError:
        return False
    finally:
        part.file.warnings[:] = before
    return True


def _nearest(part: ProfilePart, domains: Iterable[DomainPart]) -> list[DomainPart]:
    """Return the domains whose file names begin most like the profile's."""
    shared = [(_alike(part.file.stem, domain.file.stem), domain) for domain in domains]
    most = max(length for length, _ in shared)
    return [domain for length, domain in shared if length == most]


def _alike(one: str, other: str) -> int:
    """Return how many letters two names begin with in common."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _the_profiles(
    found: _Found, domain: DomainPart, named: DomainPart | ProfilePart | None, wanted: Sequence[str]
) -> list[ProfilePart]:
    """Return the profiles asked for, or all that belong to the domain, the one named first."""
    if wanted:
        return [_asked_for(name, found) for name in wanted]
    others = [part for part in found.domains if part is not domain]
    fitting = []
    for part in found.profiles:
        if others and any(_fits(part, other) for other in others):
            rivals = [other for other in (domain, *others) if _fits(part, other)]
            if domain not in _nearest(part, rivals):
                continue
        fitting.append(part)
    fitting = _for_this_domain(fitting, domain, named, several=bool(others))
    shown = [part for part in fitting if not part.view or part is named]
    chosen = shown or fitting
    _not_too_broken(found, chosen)
    if isinstance(named, ProfilePart):
        chosen = [named, *(part for part in chosen if part is not named)]
    return chosen


def _for_this_domain(
    parts: list[ProfilePart], domain: DomainPart, named: DomainPart | ProfilePart | None, *, several: bool
) -> list[ProfilePart]:
    """Leave out the profiles of other domains where there are several; else one that does not fit is an error."""
    if several or (isinstance(named, ProfilePart) and domain.file is named.file):
        return [part for part in parts if part is named or _fits(part, domain)]
    return parts


def _asked_for(name: str, found: _Found) -> ProfilePart:
    ids = [part.id for part in found.profiles]
    for path, error in found.broken.items():
        if name in (path.name, path.stem, str(path)):
            raise error
    wanted = _matching(name, ids)
    return found.profiles[ids.index(wanted)]


def _not_too_broken(found: _Found, chosen: Sequence[ProfilePart]) -> None:
    """Raise what is wrong with broken files where too few sound profiles stand beside them."""
    if len(chosen) >= FEWEST_SOUND:
        return
    faults = [fault for error in found.broken.values() for fault in error.faults]
    if faults:
        raise CaseError(in_file_order(faults))


def _left_out(found: _Found, chosen: Sequence[ProfilePart], wanted: Sequence[str]) -> list[Fault]:
    """Return a warning for every profile that was left out without being asked to."""
    if wanted:
        return []
    warnings = [
        replace(fault, message=f"left out, since it cannot be read: {fault.message}")
        for error in found.broken.values()
        for fault in error.faults[:1]
    ]
    views = [part for part in found.profiles if part.view and part not in chosen]
    if views:
        names = ", ".join(part.id for part in views)
        message = f"left out, since agents are shown only ranked bids of them: {names}"
        warnings.append(Fault(message=message, mend="name them as profiles to have them", file=views[0].file.name))
    return warnings
