"""What each kind of statement looks like in a case file: one model a kind, so that a key of another kind is named.

`walkaway.case.statements.KINDS` says the same of the records; a test holds the two together. A union is told apart by
a function of the value, never by trial; the tags of its members start with ``#`` so that they can be taken out of the
path of an error.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, field_validator

from walkaway.case.conditions import ANY_DEAL, NO_DEAL
from walkaway.case.statements import BASES, KINDS
from walkaway.formats.fields import (
    DateText,
    Levels,
    LevelValue,
    Number,
    OneOf,
    Record,
    Text,
    Texts,
    described,
    wrong,
)

__all__ = ["BoundsModel", "PackageModel", "StatementModel", "TargetModel", "WhereModel"]

BasisWord = Annotated[str, OneOf("basis", tuple(basis.id for basis in BASES))]
RestWord = Annotated[str, OneOf("word for the rest", ("no_deal", "open"))]
PatienceWord = Annotated[str, OneOf("level of patience", ("high", "low"))]
DirectionWord = Annotated[str, OneOf("direction", ("narrowing", "widening"))]
EndWord = Annotated[str, OneOf("side of a preference", (ANY_DEAL, NO_DEAL))]

PackageModel = dict[str, Levels]
"""Issue id and the option, number or list of them that is named for it."""


class BoundsModel(Record):
    """Ends of a scale: at least one level, at most another, or both."""

    at_least: LevelValue | None = described("The level itself or one after it on the scale.")
    at_most: LevelValue | None = described("The level itself or one before it on the scale.")


Clause = Annotated[
    Annotated[BoundsModel, Tag("#bounds")] | Annotated[Levels, Tag("#levels")],
    Discriminator(lambda value: "#bounds" if isinstance(value, dict | BoundsModel) else "#levels"),
]


class WhereModel(Record):
    """A condition: each issue named is at one of its levels or within its bounds, and no part of `not` holds."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Clause] = Field(init=False)

    not_: "list[WhereModel] | None" = described(
        "A condition that must not hold as a whole, or a list of such.", alias="not"
    )

    @field_validator("not_", mode="before", json_schema_input_type="WhereModel | list[WhereModel] | None")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return [value] if isinstance(value, dict) else value


def _two(value: Any) -> Any:
    if value is not None and (not isinstance(value, list) or len(value) != 2):
        wrong("a list of two is needed here", "write [first, second]")
    return value


class CommonModel(Record):
    """What every statement may say about itself."""

    party: Texts | None = described("Whom it is about: a party's id, or a list of ids.")
    said_by: Text | None = described("Who said it: a person's or party's id. Left out: the source's writer.")
    to: Text | None = described("The party it was said to.")
    round: Text | None = described("The round it belongs to.")
    date: DateText | None = described("When: a year, a month or a day. Left out: the date of the round.")
    origin: Text | None = described(
        "The utterance it comes from; statements of one origin stand or fall together. Left out: speaker and round."
    )
    cite: Texts | None = described("Every place it is found, as source:line; lines are counted over those not empty.")
    basis: BasisWord | None = described("How the fact is known. Left out: reporter.")
    credibility: Number | None = described("Chance, 0 to 1, that it tells something. Left out: the basis's default.")
    text: Text | None = described("The fact in your own words, in quotes.")


class PackageBearer(CommonModel):
    """A statement with a package."""

    package: PackageModel | None = described("The package: for each issue an option, a number or a list of them.")
    rest: RestWord | None = described(
        "Issues not named: no_deal (they stay as without a deal; the default) or open (not known)."
    )


class OfferModel(PackageBearer):
    """A package the party put forward and would take."""

    kind: Literal["offer"]


class AnswerModel(PackageBearer):
    """An answer to a package."""

    of: Text | None = described("The statement or reading group that is answered; or give a package.")


class AcceptanceModel(AnswerModel):
    """A package the party said yes to."""

    kind: Literal["acceptance"]


class RefusalModel(AnswerModel):
    """A package the party said no to."""

    kind: Literal["refusal"]


class DemandModel(CommonModel):
    """A condition the party asked for, so that the best package without it was refused."""

    kind: Literal["demand"]
    where: WhereModel | None = described("What was asked for.")
    against: Text | None = described(
        "The statement or reading group it was made against. Left out: the other side's last package of that round."
    )


class RedLineModel(CommonModel):
    """A condition without which the party prefers no deal, whatever else it gets."""

    kind: Literal["red_line"]
    where: WhereModel | None = described("What must hold.")


Side = Annotated[
    Annotated[PackageModel, Tag("#package")] | Annotated[EndWord, Tag("#word")],
    Discriminator(lambda value: "#package" if isinstance(value, dict) else "#word"),
]


class PreferenceModel(CommonModel):
    """One package (or any deal, or no deal) liked better than another."""

    kind: Literal["preference"]
    over: Annotated[list[Side], BeforeValidator(_two)] | None = described(
        "The better one, then the other one: packages, any_deal or no_deal."
    )


class PriorityModel(CommonModel):
    """One issue matters more than another, or than every other."""

    kind: Literal["priority"]
    over: Annotated[Texts, BeforeValidator(_two)] | None = described(
        "The weightier issue, then the other one, or rest for every other."
    )


class PatienceModel(CommonModel):
    """Time costs the party little (high) or much (low)."""

    kind: Literal["patience"]
    level: PatienceWord | None = described("high or low.")


class CommitmentStatementModel(CommonModel):
    """What a party said it will do or refrain from."""

    kind: Literal["commitment"]
    commitment: Text | None = described("The commitment that was made or affirmed.")


class TargetModel(Record):
    """What an assessment judges."""

    finding: Text | None = described("A finding: walk_away, zone, gap, roadmap, leverage …")
    commitment: Text | None = described("A commitment's id.")
    party: Text | None = described("The party whose act is judged.")
    offer: Text | None = described("The statement or reading group that was refused.")


class AssessmentModel(CommonModel):
    """A judgement of the speaker's; never fed into beliefs."""

    kind: Literal["assessment"]
    of: TargetModel | None = described("What is judged.")
    verdict: Text | None = described("The judgement in a word, such as right or wrong.")


class ReportModel(CommonModel):
    """A fact that bears on the case without moving a belief."""

    kind: Literal["report"]


class ProgressModel(CommonModel):
    """The sides are said to have come nearer or moved apart."""

    kind: Literal["progress"]
    of: Texts | None = described("The parties whose distance it is about.")
    direction: DirectionWord | None = described("narrowing or widening.")
    since: Text | None = described("The round from which it counts.")


class RoleModel(CommonModel):
    """A third party's part in the process."""

    kind: Literal["role"]
    does: Text | None = described("What it does, in a word: mediates, hosts, pays …")


class HazardModel(CommonModel):
    """Something that may end or weaken the process."""

    kind: Literal["hazard"]


def _kind(value: Any) -> str | None:
    """Return the tag of a statement's model; None where its kind is missing or unknown."""
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return f"#{kind}" if kind in KIND_WORDS else None


StatementModel = Annotated[
    Annotated[OfferModel, Tag("#offer")]
    | Annotated[AcceptanceModel, Tag("#acceptance")]
    | Annotated[RefusalModel, Tag("#refusal")]
    | Annotated[DemandModel, Tag("#demand")]
    | Annotated[RedLineModel, Tag("#red_line")]
    | Annotated[PreferenceModel, Tag("#preference")]
    | Annotated[PriorityModel, Tag("#priority")]
    | Annotated[PatienceModel, Tag("#patience")]
    | Annotated[CommitmentStatementModel, Tag("#commitment")]
    | Annotated[AssessmentModel, Tag("#assessment")]
    | Annotated[ReportModel, Tag("#report")]
    | Annotated[ProgressModel, Tag("#progress")]
    | Annotated[RoleModel, Tag("#role")]
    | Annotated[HazardModel, Tag("#hazard")],
    Discriminator(_kind),
]
"""A statement of any kind."""

KIND_WORDS = frozenset(kind.id for kind in KINDS)
