"""What a text says of the issues of a case: words that stand together, with the option or number they mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from walkaway.case import Case, Issue, Level
from walkaway.evidence.documents.document import Span
from walkaway.evidence.statements.amounts import DOLLARS, Amount, amounts_in
from walkaway.evidence.statements.bare_numbers import bare_numbers_in
from walkaway.evidence.statements.hits import END, MeasureHit, OptionHit, Token, WordHit, hits_of, tokens_of
from walkaway.evidence.statements.quantities import (
    ALL,
    BAN,
    KEEP,
    LARGE,
    MORE,
    NONE,
    PART,
    RESUME,
    SEVERAL,
    STOP,
    options_of_measure,
)
from walkaway.evidence.statements.stems import stem
from walkaway.evidence.statements.vocabulary import Vocabulary
from walkaway.results.quick import quick

__all__ = ["LevelMention", "mentions_in"]

_CLUSTER = 8
"""Words of one issue so many words apart speak of the same."""
_REACH = 6
"""So far from its noun a word of extent may stand."""
_LEAST = 0.45
"""Words that say less than this together are no mention."""
_RANK = {STOP: 0, BAN: 0, RESUME: 1, END: 2, ALL: 3, NONE: 3, LARGE: 3, PART: 4, MORE: 4, SEVERAL: 5, KEEP: 6}
_DENIALS = frozenset(("not", "no", "never", "neither", "nor", "without"))
_ROW = 12
"""So many letters stand between two numbers of one list."""
_IN_LIST = 0.5
_MOST_LEVELS = 12


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMention:
    """A place in a text that speaks of an issue, and perhaps of one of its options.

    Attributes:
        issue: The issue's id.
        levels: The options or number meant; several where the words leave it open; empty where only the issue is named.
        at: Where it stands in the text.
        negated: Whether the words deny it ("not all the sanctions").
        side: ``at_least`` or ``at_most`` where the words bound it ("more sites", "no less than 5%"); else empty.
        strength: How sure the words are to mean this issue, 0 to 1.
    """

    issue: str
    levels: tuple[Level, ...]
    at: Span
    negated: bool = False
    side: str = ""
    strength: float = 1.0


@dataclass(slots=True)
class _Cluster:
    """Words of one issue that stand together, while they are gathered."""

    issue: str
    words: list[WordHit] = field(default_factory=list)
    options: list[OptionHit] = field(default_factory=list)
    measures: list[MeasureHit] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(
            [hit.at for hit in self.words] + [hit.at for hit in self.options] + [hit.at for hit in self.measures]
        )

    @property
    def last(self) -> int:
        return max(
            [hit.at for hit in self.words] + [hit.last for hit in self.options] + [hit.at for hit in self.measures]
        )

    @property
    def weight(self) -> float:
        best: dict[str, float] = {}
        for hit in self.words:
            best[hit.stem] = max(best.get(hit.stem, 0.0), hit.weight)
        return min(1.0, sum(best.values()))


def mentions_in(text: str, case: Case, words: Vocabulary) -> tuple[LevelMention, ...]:
    """Return every mention of an issue of the case in a text, in order."""
    tokens = tokens_of(text)
    issue_hits, option_hits, measures = hits_of(tokens, words)
    numbered = words.counted or words.numbers
    amounts = tuple(amounts_in(text)) if numbered and any(t.stem[0].isdigit() for t in tokens) else ()
    if not (issue_hits or option_hits or amounts):
        return ()
    clusters = _clusters(issue_hits, option_hits, tokens)
    _attach(measures, clusters, tokens, words)
    found = [*_of_options(clusters, tokens, case, words, amounts), *_of_numbers(amounts, clusters, tokens, case, words)]
    if amounts:
        found += _of_bare_numbers(text, amounts, clusters, found, case, words)
    return tuple(sorted(found, key=lambda mention: (mention.at, mention.issue)))


def _clusters(issue_hits: Iterable[WordHit], option_hits: Iterable[OptionHit], tokens: list[Token]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    last: dict[str, _Cluster] = {}
    merged: list[WordHit | OptionHit] = sorted((*issue_hits, *option_hits), key=lambda hit: hit.at)
    for hit in merged:
        cluster = last.get(hit.issue)
        if cluster is None or not _together(cluster, hit.at, tokens):
            cluster = _Cluster(hit.issue)
            clusters.append(cluster)
            last[hit.issue] = cluster
        if isinstance(hit, WordHit):
            cluster.words.append(hit)
        else:
            cluster.options.append(hit)
    return clusters


def _together(cluster: _Cluster, at: int, tokens: list[Token]) -> bool:
    return at - cluster.last <= _CLUSTER and tokens[at].segment == tokens[cluster.last].segment


def _attach(measures: Iterable[MeasureHit], clusters: list[_Cluster], tokens: list[Token], words: Vocabulary) -> None:
    """Give each word of extent to the words it measures: those after it, or before it where it follows them."""
    for hit in measures:
        segment = tokens[hit.at].segment
        doing = hit.measure in (STOP, BAN, RESUME)
        loose = doing or hit.measure == KEEP
        ahead: list[tuple[int, _Cluster]] = []
        behind: list[tuple[int, _Cluster]] = []
        for cluster in clusters:
            if doing and hit.measure not in words.measures[cluster.issue]:
                continue
            for place in [word.at for word in cluster.words] + [option.at for option in cluster.options]:
                if tokens[place].segment != segment or place == hit.at:
                    continue
                (ahead if place > hit.at else behind).append((abs(place - hit.at), cluster))
        orders = (behind, ahead) if hit.after else (ahead, behind)
        for order, reach in zip(orders, (_REACH, _REACH + 2 if loose else 3), strict=True):
            near = [distance for distance, _ in order if distance <= reach]
            if near:
                for cluster in {id(c): c for distance, c in order if distance == min(near)}.values():
                    cluster.measures.append(hit)
                break


def _of_options(
    clusters: Iterable[_Cluster], tokens: list[Token], case: Case, words: Vocabulary, amounts: Iterable[Amount]
) -> Iterator[LevelMention]:
    floors: dict[str, Level] = {}
    for cluster in clusters:
        issue = case.issue(cluster.issue)
        if issue is None or issue.is_numeric:
            continue
        levels, side, strength = _levels(cluster, issue, words, tokens, floors)
        if strength < _LEAST and cluster.options and _in_list(cluster, tokens, amounts):
            strength = _IN_LIST
        if strength < _LEAST:
            continue
        if len(levels) == 1:
            floors[issue.id] = levels[0]
        yield LevelMention(
            issue=issue.id,
            levels=levels,
            at=Span(start=tokens[cluster.first].start, end=tokens[cluster.last].end),
            negated=_denied(cluster.first, tokens),
            side=side,
            strength=strength,
        )


def _in_list(cluster: _Cluster, tokens: list[Token], amounts: Iterable[Amount]) -> bool:
    """Return whether an option that is a number of its own ("two years") stands in a row with other numbers."""
    if not tokens[cluster.first].stem[0].isdigit():
        return False
    start, end = tokens[cluster.first].start, tokens[cluster.last].end
    return any(
        amount.end <= start <= amount.end + _ROW or end <= amount.start <= end + _ROW
        for amount in amounts
        if amount.counted.kind != "time" or not start <= amount.start < end
    )


def _denied(first: int, tokens: list[Token]) -> bool:
    before = [token for token in tokens[max(0, first - 3) : first] if token.segment == tokens[first].segment]
    return any(token.low in _DENIALS or token.low.endswith("n't") for token in before)


def _levels(
    cluster: _Cluster, issue: Issue, words: Vocabulary, tokens: list[Token], floors: dict[str, Level]
) -> tuple[tuple[Level, ...], str, float]:
    """Return what a cluster means on its issue, on which side it is a bound, and how sure that is."""
    weight = cluster.weight
    chosen = _chosen(cluster, tokens)
    if chosen and issue.id not in words.away and any(hit.measure == END for hit in cluster.measures):
        # An end to something that is: what then holds is not said.
        return (), "", weight
    if chosen:
        alone = max(hit.weight for hit in cluster.options if hit.option in chosen)
        return chosen, "", max(alone, min(0.95, alone + weight))
    now = words.now.get(issue.id, "")
    for hit in sorted(cluster.measures, key=lambda hit: _RANK[hit.measure]):
        if hit.measure == KEEP and issue.id in words.away:
            continue
        found: tuple[Level, ...] = options_of_measure(issue, _meant(hit.measure, issue, words), now=now)
        side = "at_least" if hit.measure in (MORE, SEVERAL) and issue.ordered else ""
        if hit.measure in (MORE, SEVERAL) and not (found and hit.measure in (MORE, SEVERAL) and len(found) == 1):
            found = _one_further(issue, floors.get(issue.id) or now)
        if found:
            return found, side, weight
    return (), "", weight


def _meant(measure: str, issue: Issue, words: Vocabulary) -> str:
    if measure != END:
        return measure
    return ALL if issue.id in words.away else STOP


def _one_further(issue: Issue, floor: Level) -> tuple[Level, ...]:
    """Return the option next above the one last named; empty where nothing says from where to count."""
    ids = [option.id for option in issue.options]
    if not issue.ordered or floor not in ids:
        return ()
    place = ids.index(str(floor))
    # Where things stand at the top of the scale, more means the other way.
    onward = ids[place + 1 : place + 2] if place + 1 < len(ids) else ()
    return tuple(onward)


def _chosen(cluster: _Cluster, tokens: list[Token]) -> tuple[Level, ...]:
    """Return the options a cluster names: several only where "or" stands between them, else the surest."""
    if not cluster.options:
        return ()
    telling = [hit for hit in cluster.options if hit.weight + cluster.weight >= _LEAST] or cluster.options
    ids = list(dict.fromkeys(hit.option for hit in telling))
    if len(ids) > 1:
        between = tokens[telling[0].last : telling[-1].at]
        if any(token.low == "or" for token in between):
            return tuple(ids)
    best = max(telling, key=lambda hit: (hit.weight, hit.last - hit.at, -hit.at))
    return (best.option,)


def _of_numbers(
    amounts: Iterable[Amount], clusters: list[_Cluster], tokens: list[Token], case: Case, words: Vocabulary
) -> Iterator[LevelMention]:
    numeric = [issue for issue in case.issues if issue.range is not None]
    yield from _of_everything(clusters, tokens, case, words)
    bare = {id(c): c for c in clusters if words.counted.get(c.issue) and c.weight >= _LEAST}
    for amount in amounts:
        fits = [(issue, _on_scale(amount, issue, words)) for issue in numeric]
        fitting = [(issue, levels) for issue, levels in fits if levels is not None]
        if not fitting:
            continue
        distances = {issue.id: _distance(amount, issue.id, clusters, tokens) for issue, _ in fitting}
        nearest = min(distances.values())
        near = [(issue, levels) for issue, levels in fitting if distances[issue.id] == nearest]
        close = nearest <= _CLUSTER
        for issue, levels in near:
            strength = (0.9 if close else 0.65) if len(near) == 1 else 0.4
            if amount.counted.kind == "things" and not (close or words.counted[issue.id].what):
                continue
            if len(fitting) > 1 and not close:
                strength = 0.4
            yield LevelMention(
                issue=issue.id,
                levels=levels or (),
                at=Span(start=amount.start, end=amount.end),
                side=amount.side,
                strength=strength,
            )
            bare = {key: c for key, c in bare.items() if c.issue != issue.id}
    for cluster in bare.values():
        at = Span(start=tokens[cluster.first].start, end=tokens[cluster.last].end)
        yield LevelMention(issue=cluster.issue, levels=(), at=at, strength=cluster.weight)


def _of_bare_numbers(
    text: str,
    amounts: Iterable[Amount],
    clusters: Iterable[_Cluster],
    found: Iterable[LevelMention],
    case: Case,
    words: Vocabulary,
) -> Iterator[LevelMention]:
    """Yield what numbers without a unit mean that no mention holds yet."""
    taken = [mention.at for mention in found if mention.levels]
    free = [a for a in amounts if not any(at.start < a.end and at.end > a.start for at in taken)]
    named = [cluster.issue for cluster in clusters if cluster.weight >= _LEAST]
    for number in bare_numbers_in(text, free, case, words.numbers, named):
        yield LevelMention(
            issue=number.issue, levels=(number.level,), at=number.at, side=number.side, strength=number.strength
        )


def _of_everything(
    clusters: Iterable[_Cluster], tokens: list[Token], case: Case, words: Vocabulary
) -> Iterator[LevelMention]:
    """Yield the top of the scale where all of what a number counts is named: all hostages."""
    for cluster in clusters:
        issue = case.issue(cluster.issue)
        if issue is None or issue.range is None or words.counted[issue.id].kind != "things" or cluster.weight < _LEAST:
            continue
        if any(hit.measure == ALL for hit in cluster.measures):
            at = Span(start=tokens[cluster.first].start, end=tokens[cluster.last].end)
            yield LevelMention(
                issue=issue.id,
                levels=(float(issue.range.high),),
                at=at,
                negated=_denied(cluster.first, tokens),
                strength=0.6,
            )


def _distance(amount: Amount, issue: str, clusters: list[_Cluster], tokens: list[Token]) -> int:
    """Return how many words stand between a number and the nearest word of an issue; many where there is none."""
    inside = [at for at, token in enumerate(tokens) if token.start < amount.end and token.end > amount.start]
    best = 10_000
    for cluster in clusters:
        if cluster.issue == issue and cluster.weight >= 0.4:
            for hit in cluster.words:
                if tokens[hit.at].segment == tokens[inside[0]].segment:
                    gap = max(inside[0] - hit.at, hit.at - inside[-1], 0)
                    best = min(best, gap)
    return best


def _on_scale(amount: Amount, issue: Issue, words: Vocabulary) -> tuple[Level, ...] | None:
    """Return what a number means on an issue: empty where it is off the scale, None where it counts other things."""
    counted, scale = amount.counted, issue.range
    wanted = words.counted[issue.id]
    if scale is None or counted.kind != wanted.kind:
        return None
    factor = 1.0
    if wanted.kind in ("money", "time"):
        in_days = (counted.what, wanted.what) == ("hour", "day")
        dollars = counted.what == "$" and wanted.what in DOLLARS
        if counted.what != wanted.what and not (in_days or dollars):
            return None
        factor = (counted.scale / 24 if in_days else counted.scale) / wanted.scale
    elif wanted.kind == "things":
        if not _same_things(counted.what, wanted.what, issue):
            return None
        factor = 1 / wanted.scale
    # Ten digits are enough, and hide that a billionth of thirty billion is not quite thirty.
    low, high = round(amount.low * factor, 10), round(amount.high * factor, 10)
    if low == high:
        return (low,) if scale.holds(low) else ()
    if scale.step is None:
        between: tuple[float, ...] = (low, high)
    else:
        between = tuple(value for value in scale.grid() if low <= value <= high)
    if len(between) > _MOST_LEVELS:
        between = (between[0], between[-1])
    return tuple(value for value in between if scale.holds(value))


def _same_things(said: str, wanted: str, issue: Issue) -> bool:
    """Return whether the words after a number are the unit of an issue, or where it has none, the issue's own."""
    stems = {stem(word) for word in said.split()}
    if not wanted:
        wanted = f"{issue.id.replace('_', ' ')} {issue.name} {' '.join(issue.aliases)}"
        return any(stem(word.lower()) in stems for word in wanted.split() if len(word) > 3)
    return stem(wanted.split()[0]) in stems
