"""What a Genius file is, and its parts."""

import math
from collections.abc import Iterable
from dataclasses import replace

from walkaway.case import ExactPreferences
from walkaway.errors import CaseError, Fault
from walkaway.formats.domain_parts import DomainPart, ProfilePart
from walkaway.formats.genius.evaluators import IssueRow, cut, issue_row
from walkaway.formats.genius.issues import bounds_of, domain_part, index_of, kind_of, number_of, numbered_issues
from walkaway.formats.genius.rectangles import rectangles
from walkaway.formats.genius.xml_tree import Element, read_xml
from walkaway.formats.input_file import InputFile, number_in
from walkaway.formats.magnitudes import below_all
from walkaway.space import Profile

__all__ = ["read_genius"]

ROOTS = ("negotiation_template", "utility_space")
RANKED = ("ranks", "rules")
NEGMAS_OBJECTIVE = ("any", "1")
"""Name and number that NegMAS gives the objective of every profile it writes."""

EVALUATION_MARGIN = 1e-6
"""Largest evaluations this close to 1 are 1, for all but rounding."""


def read_genius(file: InputFile) -> DomainPart | ProfilePart:
    """Return the domain or profile that an XML file holds.

    Raises:
        CaseError: it is neither, or damaged beyond what can be mended.
    """
    root = read_xml(file)
    if root.tag not in ROOTS:
        message = f"this XML is no domain or profile of Genius: it begins with <{root.tag}>"
        file.fail(message, "a domain begins with <negotiation_template>, a profile with <utility_space>", root.line)
    if root.tag == "negotiation_template" or not _is_profile(root):
        return domain_part(root, file)
    return _profile(root, file)


def _is_profile(root: Element) -> bool:
    """Return whether a utility space says what outcomes are worth."""
    marks = ("weight", "evaluator", "utility", "utility_function", "reservation", "discount_factor", "rules")
    return any(element.tag in marks or element.get("evaluation") is not None for element in root.walk())


def _profile(root: Element, file: InputFile) -> ProfilePart:
    kind = (root.get("type") or "").strip().lower()
    if kind == "constraint" or any(element.tag in RANKED for element in root.walk()):
        message = "this profile ranks values and gives no utilities"
        file.fail(message, "a profile with evaluations and weights is needed", root.line, root.column)
    boundless = [
        element
        for element in numbered_issues(root, file).values()
        if kind_of(element) != "discrete" and bounds_of(element) is None
    ]
    noted = len(file.warnings)
    own = None if boundless else domain_part(root, file)
    del file.warnings[noted:]  # values given twice are noted once, where their evaluations are read
    nonlinear = _nonlinear(root)
    reservation, discount = _reservation(root, file), _discount(root, file)

    def bind(domain: DomainPart) -> Profile:
        preferences = _additive(root, domain, file) if nonlinear is None else rectangles(nonlinear, domain, file)
        return Profile(
            preferences=preferences,
            reservation=below_all(preferences) if reservation == -math.inf else reservation,
            discount=discount,
            file=file.name,
            view=_view(root),
        )

    alone = tuple(_without_bounds(element, file) for element in boundless)
    return ProfilePart(file=file, id=file.stem, own_domain=own, bind=bind, view=_view(root), alone=alone)


def _without_bounds(element: Element, file: InputFile) -> Fault:
    """Return what is wrong with an issue without bounds where no domain beside the profile has them."""
    message = f"the issue '{element.get('name') or element.get('index')}' has no bounds, and no domain beside has them"
    mend = 'put the domain file beside, or write lowerbound="…" upperbound="…"'
    return file.fault(message, mend, element.line, element.column)


def _nonlinear(root: Element) -> Element | None:
    """Return the element that holds hyper-rectangles, if the profile has any; NegMAS calls it otherwise."""
    return next((element for element in root.walk() if element.tag in ("utility", "utility_function")), None)


def _view(root: Element) -> str:
    """Return what agents are shown of a profile under uncertainty; empty where they are shown all of it."""
    if (root.get("type") or "").strip().lower() != "uncertain":
        return ""
    found = {tag: element.text.strip() for tag in ("comparisons", "errors") if (element := root.first(tag)) is not None}
    return f"{found.get('comparisons') or '?'} ranked bids, {found.get('errors') or '0'} of them out of place"


def _reservation(root: Element, file: InputFile) -> float | None:
    """Return the reservation value; NegMAS writes minus infinity where any agreement is better than none."""
    element = _with_value(root, "reservation")
    if element is None:
        return None
    if (element.get("value") or "").lower() in ("-inf", "-infinity"):
        return -math.inf
    return number_of(element, "value", file)


def _discount(root: Element, file: InputFile) -> float:
    """Return the discount factor; Genius takes one that is not above 0 and at most 1 for none."""
    element = _with_value(root, "discount_factor")
    if element is None:
        return 1.0
    value = number_of(element, "value", file)
    if 0 < value <= 1:
        return value
    file.warn(
        f"the discount factor {value:g} is not above 0 and at most 1, and counts as 1", element.line, element.column
    )
    return 1.0


def _with_value(root: Element, tag: str) -> Element | None:
    """Return the first element of a name with its value, which may stand inside it; None where there is none."""
    element = next((element for element in root.walk() if element.tag == tag), None)
    if element is None:
        return None
    value = (element.get("value") or element.text).strip()
    return replace(element, attributes={**element.attributes, "value": value}) if value else None


def _additive(root: Element, domain: DomainPart, file: InputFile) -> ExactPreferences:
    """Return the sum over the issues of weight times evaluation, cut at 1.

    Raises:
        CaseError: the profile does not fit the domain.
    """
    elements = numbered_issues(root, file)
    rows: list[IssueRow] = []
    weights = _weights(root, file)
    faults = []
    for part in domain.issues:
        element = elements.get(part.number)
        if element is None:
            message = f"the profile has no issue number {part.number}, '{part.name}' in the domain {domain.file.name}"
            faults.append(file.fault(message, "is it a profile of this domain?", root.line, root.column))
            continue
        try:
            rows.append(issue_row(element, part, domain, file))
        except CaseError as error:
            faults += error.faults
        if part.number not in weights:
            file.warn(f"the issue '{part.name}' has no weight, and counts as 0", element.line, element.column)
    if faults:
        raise CaseError(faults)
    given = tuple((part.issue.id, weights.get(part.number, 0.0)) for part in domain.issues)
    total, most = sum(weight for _, weight in given), _most(given, rows)
    file.warn_of_weights(total, root.line, root.column)
    _warn_of_loose_weights(root, domain, file)
    _warn_of_negmas(root, elements.values(), file)
    return ExactPreferences(
        party=file.stem,
        form="utility",
        table=tuple((row.issue, row.numbers) for row in rows),
        weights=given,
        at_most=cut(most),
    )


def _warn_of_loose_weights(root: Element, domain: DomainPart, file: InputFile) -> None:
    """Note weights that belong to no issue and no objective; NegMAS writes a constant so."""
    numbers = {part.number for part in domain.issues}
    numbers |= {
        index_of(element, file) for element in root.walk() if element.tag == "objective" and element.get("index")
    }
    for weight in (element for element in root.walk() if element.tag == "weight"):
        if index_of(weight, file) not in numbers and number_of(weight, "value", file) != 0:
            message = f"the weight of number {weight.get('index')} belongs to no issue and was passed over"
            file.warn(message, weight.line, weight.column)


def _warn_of_negmas(root: Element, elements: Iterable[Element], file: InputFile) -> None:
    """Note where NegMAS, if it wrote the file, means something else by it than Genius, whose format it is."""
    objective = root.first("objective")
    if objective is None or (objective.get("name"), objective.get("index")) != NEGMAS_OBJECTIVE:
        return
    for element in elements:
        given = [number_in(item.get("evaluation") or "") or 0.0 for item in element.all("item")]
        if given and abs(max(given) - 1) > EVALUATION_MARGIN:
            message = (
                f"the evaluations of '{element.get('name')}' go up to {max(given):g}: as in Genius each is divided by "
                "that, while NegMAS, which seems to have written this file, takes them as they are"
            )
            file.warn(message, element.line, element.column)


def _most(weights: tuple[tuple[str, float], ...], rows: list[IssueRow]) -> float:
    """Return the largest total, before any cut."""
    return sum(
        max(weight * number for _, number in row.numbers) for (_, weight), row in zip(weights, rows, strict=True)
    )


def _weights(root: Element, file: InputFile) -> dict[int, float]:
    """Return the weight of every number; those of objectives, which are ignored, are among them."""
    weights: dict[int, float] = {}
    found = [element for element in root.walk() if element.tag == "weight"]
    if not found:
        file.fail("the profile gives no weights", 'write <weight index="1" value="0.5"/> for each issue', root.line)
    for element in found:
        index = index_of(element, file)
        value = number_of(element, "value", file)
        if weights.get(index, value) != value:
            file.warn(f"the weight of issue {index} is given twice, and the last one counts", element.line)
        weights[index] = value
    return weights
