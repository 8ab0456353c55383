"""What a case file holds, one class a record. The published JSON Schema and the case reference are made from these.

The checks here are of form only: which keys there are, and what sort of value each takes. What fits together is the
matter of `walkaway.case.consistency`.
"""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from walkaway.case.parties import ROLES
from walkaway.formats.fields import (
    CaseId,
    DateText,
    Interval,
    LevelValue,
    MaybeCount,
    MaybeDateText,
    MaybeFlag,
    MaybeInterval,
    MaybeNumber,
    MaybeText,
    MaybeTexts,
    Number,
    OneOf,
    Record,
    Text,
    Texts,
    described,
    wrong,
)
from walkaway.formats.statement_models import StatementModel, WhereModel

__all__ = ["CaseModel"]

ALIASES = "Other names under which reports speak of it."
BECAUSE = "The statements behind it."
ASSUMED = "Whether no statement is behind it: the analyst put it in, and the brief lists and tests it."
OutcomeModel = dict[str, LevelValue]
IntervalByParty = dict[str, Interval]


def _not_both(data: Any, one: str, other: str) -> Any:
    """Reject a record that holds both of two keys."""
    if isinstance(data, dict) and data.get(one) is not None and data.get(other) is not None:
        wrong(f"'{one}' and '{other}' exclude each other", "keep one of them")
    return data


class GroundedModel(Record):
    """Something declared, with its ground: statements, or an assumption."""

    because: MaybeTexts = described(BECAUSE)
    assumed: MaybeFlag = described(ASSUMED)


class SettingsModel(Record):
    """Conventions of the model."""

    noise: MaybeNumber = described("How sharply statements separate, on the 0-1 utility scale. Default 0.05.")
    hold_out: MaybeNumber = described("Chance of refusing the acceptable in the hope of better. Default 0.2.")
    min_gain: MaybeNumber = described("Smallest gain over no deal that is worth a deal, utility. Default 0.01.")
    concentration: MaybeNumber = described("Parameter of the prior over weights: 0.5, 1 or 2. Default 1.")
    credibility_factor: MaybeNumber = described("Multiplies every credibility. Default 1.")


class PartyModel(Record):
    """Somebody with interests in the outcome; a bare text is the name."""

    shorthand: ClassVar[str] = "name"

    name: MaybeText = described("Name for readers.")
    role: Annotated[str | None, OneOf("role", ROLES)] = described("What the party is to a deal. Left out: principal.")
    aliases: MaybeTexts = described(ALIASES)
    article: MaybeText = described("What stands before the name inside a sentence, such as: the.")


class PersonModel(Record):
    """A speaker: of a party, or an observer; a bare text is the name."""

    shorthand: ClassVar[str] = "name"

    name: MaybeText = described("Name for readers.")
    party: MaybeText = described("The party the person speaks for.")
    observer: MaybeFlag = described("Whether the person judges from outside. Left out: false.")
    affiliation: MaybeText = described("Where an observer works.")
    aliases: MaybeTexts = described(ALIASES)


LINE_NUMBER = re.compile("[1-9][0-9]{0,8}")


def _line_numbers(value: Any) -> Any:
    """Reject keys that are not numbers of lines."""
    for key in value if isinstance(value, dict) else ():
        if not LINE_NUMBER.fullmatch(key):
            wrong(f"'{key}' is not the number of a line", "write '12: reason' for each line passed over", name=key)
    return value


class SourceModel(Record):
    """A report, transcript or book; a bare text is the title."""

    shorthand: ClassVar[str] = "title"

    title: MaybeText = described("Its title.")
    publisher: MaybeText = described("Who published it.")
    date: MaybeDateText = described("When: a year, a month or a day.")
    date_inferred: MaybeFlag = described("Whether the date was worked out rather than printed.")
    file: MaybeText = described("The document, relative to the case folder, where the case carries it.")
    lines: MaybeCount = described("How many lines that are not empty it has.")
    passed_over: Annotated[dict[str, Text], BeforeValidator(_line_numbers)] | None = described(
        "Lines that say nothing of the negotiation, each with the reason."
    )


class RoundModel(Record):
    """One meeting or exchange; a bare text is the name."""

    shorthand: ClassVar[str] = "name"

    name: MaybeText = described("Name for readers.")
    date: MaybeDateText = described("When: a year, a month or a day. Rounds are in the order of their dates.")


class OptionModel(Record):
    """One way to settle an issue; a bare text is the name."""

    shorthand: ClassVar[str] = "name"

    name: MaybeText = described("Name for readers. Left out: the id.")
    agreeable: MaybeFlag = described("false for what can only hold without a deal (a war, a strike).")
    assumed: MaybeFlag = described("Whether nobody said it; the analyst put it in.")
    because: MaybeTexts = described("Statements that name it.")
    aliases: MaybeTexts = described("Other words for it in reports.")


class RangeModel(Record):
    """A number to be settled."""

    low: Number = Field(description="Smallest value.")
    high: Number = Field(description="Largest value.")
    step: MaybeNumber = described("Distance between neighbouring values. Left out: any number.")
    unit: MaybeText = described("What the number counts.")


def _options(value: Any) -> Any:
    """Take a list of ids for options without names."""
    if isinstance(value, list) and all(not isinstance(item, dict | list) for item in value):
        wrong("options are a mapping, not a list", "write 'id: Name' lines, in the order of the scale")
    return value


class IssueModel(Record):
    """One matter to settle: options in the order of their scale, or a range."""

    name: MaybeText = described("Name for readers. Left out: the id.")
    options: Annotated[dict[str, OptionModel], BeforeValidator(_options)] | None = described(
        "The ways to settle it, by id, in the order of the scale where there is one."
    )
    ordered: MaybeFlag = described("Whether the options form a scale. Left out: true.")
    range: RangeModel | None = described("The range, where a number is to be settled.")
    aliases: MaybeTexts = described("Other words for the issue in reports.")


class BranchModel(Record):
    """One way things may go without a deal."""

    chance: Number = Field(description="Its probability; the chances sum to 1.")
    outcome: OutcomeModel = Field(description="What then holds on each issue.")


class NoDealModel(GroundedModel):
    """What holds without agreement: an outcome or a lottery, and where needed a value for each party."""

    outcome: OutcomeModel | None = described("What holds on each issue.")
    lottery: list[BranchModel] | None = described("Ways things may go, each with its chance.")
    value: IntervalByParty | None = described(
        "A party's value of no deal: a number or [low, high], on its 0-1 scale or that of its exact utility."
    )
    shift: IntervalByParty | None = described(
        "Added to a party's value of the outcome, since things may not stay as they are: a number or [low, high]."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_form(cls, data: Any) -> Any:
        return _not_both(data, "outcome", "lottery")


def _order(value: Any) -> Any:
    if not isinstance(value, list):
        wrong("an order is a list of options", "write [best, next, worst]; options in inner brackets are tied")
    return value


class PreferenceOnIssueModel(GroundedModel):
    """What a party wants on one issue."""

    order: Annotated[list[Texts], BeforeValidator(_order)] | None = described(
        "Options, best first; an inner list is a tie; options left out may stand anywhere."
    )
    direction: Annotated[str | None, OneOf("direction", ("higher", "lower"))] = described(
        "For a number: which way is better."
    )
    weight: MaybeInterval = described(
        "Share of the party's whole scale that the issue carries: a number or [low, high]."
    )


class InteractionModel(GroundedModel):
    """A bonus or malus where a condition holds, on top of the issues' own values."""

    where: WhereModel = Field(description="The outcomes it applies to.")
    adds: Interval = Field(description="What it adds on the party's 0-1 scale: a number or [low, high].")


class DiscountFactorModel(GroundedModel):
    """What a party still gives for a good that comes one round later."""

    range: Interval = Field(description="The factor per round, above 0 and at most 1: a number or [low, high].")


class BonusModel(Record):
    """A number where a condition holds; or several of them, put together."""

    adds: MaybeNumber = described("What it adds where the condition holds; elsewhere it adds 0.")
    where: WhereModel | None = described("The outcomes it applies to. Left out: every outcome.")
    sum_of: "list[BonusModel] | None" = described("Bonuses that are added up.")
    smallest_of: "list[BonusModel] | None" = described("Bonuses of which the smallest counts.")
    largest_of: "list[BonusModel] | None" = described("Bonuses of which the largest counts.")
    times: MaybeNumber = described("Multiplies what several bonuses make together. Default 1.")

    @model_validator(mode="before")
    @classmethod
    def _one_kind(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        kinds = [key for key in ("adds", "sum_of", "smallest_of", "largest_of") if data.get(key) is not None]
        if len(kinds) > 1:
            return _not_both(data, *kinds[:2])
        if not kinds:
            wrong("this adds nothing", "write 'adds:' with a number, or 'sum_of:', 'smallest_of:', 'largest_of:'")
        return _not_both(data, "adds", "times") if kinds == ["adds"] else _not_both(data, kinds[0], "where")


class ExactModel(GroundedModel):
    """Preferences that are known exactly; an outcome is worth its numbers and bonuses, divided by `out_of`."""

    points: dict[str, dict[str, Number]] | None = described(
        "Points for each level of each issue, divided by the largest total, so that the best outcome is worth 1."
    )
    utility: dict[str, dict[str, Number]] | None = described("Utilities for each level of each issue, kept as written.")
    weights: dict[str, Number] | None = described("What the utilities of an issue are multiplied by. Default 1.")
    bonuses: list[BonusModel] | None = described("What conditions, on several issues even, add to the utilities.")
    out_of: MaybeNumber = described("What the total is divided by. Default 1.")
    at_most: MaybeNumber = described("The most that an outcome is worth. Left out: nothing cuts it.")

    @model_validator(mode="before")
    @classmethod
    def _one_form(cls, data: Any) -> Any:
        return _not_both(data, "points", "utility")


class ReadingModel(Record):
    """One of several accounts of the same fact."""

    statements: MaybeTexts = described("The statements that are true if this account is.")
    weight: MaybeNumber = described("Prior weight against the other accounts. Default 1.")
    text: MaybeText = described("What it amounts to.")


class TermModel(GroundedModel):
    """One word that the parties read differently."""

    meanings: dict[str, Text] | None = described("What each party means by it.")
    issue: MaybeText = described("The issue on which agreement in words hides the difference.")


class HistoryModel(Record):
    """What became of a commitment at one time."""

    date: DateText = Field(description="When: a year, a month or a day.")
    status: Annotated[str, OneOf("status", ("made", "kept", "affirmed", "suspended", "broken", "ended"))] = Field(
        description="What became of it."
    )
    because: MaybeTexts = described(BECAUSE)


class CommitmentModel(GroundedModel):
    """What a party said it will do or refrain from."""

    name: MaybeText = described("Name for readers.")
    by: Text = Field(description="The party bound by it.")
    does: OutcomeModel = Field(description="What it keeps: issue and level.")
    in_return_for: MaybeText = described("The other commitment it answers; needs because or assumed.")
    history: list[HistoryModel] | None = described("What became of it, oldest first.")


class ConstraintModel(GroundedModel):
    """Outcomes that no deal can have."""

    never: WhereModel = Field(description="The outcomes.")


class ConsentModel(GroundedModel):
    """Outcomes that need another party's agreement as well."""

    where: WhereModel = Field(description="The outcomes.")
    by: Text = Field(description="The party that must agree to them.")


TakeBack = Annotated[
    Annotated[str, OneOf("way to take back", ("never",)), Tag("#word")] | Annotated[Number, Tag("#number")],
    Discriminator(lambda value: "#word" if isinstance(value, str) else "#number"),
]


class StepModel(GroundedModel):
    """An action that moves an issue from one level towards another."""

    by: Texts = Field(description="The party, or a list of parties, whose action it is; each can withhold it.")
    issue: Text = Field(description="The issue it moves.")
    from_: LevelValue = Field(description="The level it moves from.", alias="from")
    to: LevelValue = Field(description="The level it moves to.")
    take_back: TakeBack | None = described("Periods that taking it back needs, or never. Left out: never.")
    verify: MaybeCount = described("Periods until it is verified. Default 1.")
    after: MaybeTexts = described("Steps that must come before, in an earlier stage.")
    not_before: MaybeTexts = described("Steps that must not come later; the same stage will do.")


class RoadmapModel(GroundedModel):
    """The frame in which steps follow each other."""

    period: MaybeText = described("How long a period is, in words.")
    periods_per_round: MaybeNumber = described("How many periods make a round of the discount factors. Default 1.")
    capacity: MaybeCount = described("The most steps of one stage. Default 3.")
    max_wait: MaybeCount = described("The most stages in a row in which nothing is done. Default 0.")
    start: OutcomeModel | None = described("Where things stand, if other than without a deal: issue and level.")
    penalties: dict[str, Number] | None = described(
        "By party: what breaking the roadmap costs it in every period afterwards, on its 0-1 scale. Default 0."
    )


def _version(value: Any) -> int:
    if value != 1 or isinstance(value, bool):
        wrong("this version of the case format is not known", "write 'walkaway: 1'")
    return 1


class CaseModel(Record):
    """A negotiation: who, about what, what was said, and what holds without a deal."""

    walkaway: Annotated[Literal[1], BeforeValidator(_version)] = Field(description="Version of the format: 1.")
    id: CaseId = Field(description="Short name: small letters, digits, hyphens. Output files are named after it.")
    title: MaybeText = described("Name for readers.")
    model: SettingsModel | None = described("Conventions of the model; each may be left out.")
    parties: dict[str, PartyModel] = Field(description="Everybody with interests in the outcome, by id.")
    people: dict[str, PersonModel] | None = described("Speakers, by id.")
    sources: dict[str, SourceModel] | None = described("Reports and transcripts, by id.")
    rounds: dict[str, RoundModel] | None = described("Meetings and exchanges, by id.")
    issues: dict[str, IssueModel] = Field(description="What is to be settled, by id.")
    no_deal: NoDealModel | None = described("What holds without agreement.")
    preferences: dict[str, dict[str, PreferenceOnIssueModel]] | None = described("Declared wants, by party and issue.")
    interactions: dict[str, list[InteractionModel]] | None = described("Declared bonuses, by party.")
    discount_factors: dict[str, DiscountFactorModel] | None = described("By party. Left out: anywhere from 0.8 to 1.")
    exact: dict[str, ExactModel] | None = described("Preferences that are known exactly, by party.")
    statements: dict[str, StatementModel] | None = described("The evidence, by id.")
    readings: dict[str, dict[str, ReadingModel]] | None = described(
        "Conflicting accounts, exactly one of which is true: by group and account."
    )
    terms: dict[str, TermModel] | None = described("Words that the parties read differently.")
    commitments: dict[str, CommitmentModel] | None = described("What parties bound themselves to, by id.")
    constraints: list[ConstraintModel] | None = described("What no deal can have.")
    consent: list[ConsentModel] | None = described("What needs another party's agreement as well.")
    steps: dict[str, StepModel] | None = described("Elements of a roadmap, by id.")
    roadmap: RoadmapModel | None = described("The frame of a roadmap: period, capacity, penalties.")
