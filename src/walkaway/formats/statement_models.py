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
    Levels,
    MaybeDateText,
    MaybeLevelValue,
    MaybeNumber,
    MaybeText,
    MaybeTexts,
    OneOf,
    Record,
    Texts,
    described,
    wrong,
)

__all__ = ["BoundsModel", "PackageModel", "StatementModel", "TargetModel", "WhereModel"]

MaybeBasisWord = Annotated[str | None, OneOf("basis", tuple(basis.id for basis in BASES))]
MaybeRestWord = Annotated[str | None, OneOf("word for the rest", ("no_deal", "open"))]
MaybePatienceWord = Annotated[str | None, OneOf("level of patience", ("high", "low"))]
MaybeDirectionWord = Annotated[str | None, OneOf("direction", ("narrowing", "widening"))]
EndWord = Annotated[str, OneOf("side of a preference", (ANY_DEAL, NO_DEAL))]

PackageModel = dict[str, Levels]
"""Issue id and the option, number or list of them that is named for it."""


class BoundsModel(Record):
    """Ends of a scale: at least one level, at most another, or both."""

    at_least: MaybeLevelValue = described("The level itself or one after it on the scale.")
    at_most: MaybeLevelValue = described("The level itself or one before it on the scale.")


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

    party: MaybeTexts = described("Whom it is about: a party's id, or a list of ids.")
    said_by: MaybeText = described("Who said it: a person's or party's id. Left out: the source's writer.")
    to: MaybeText = described("The party it was said to.")
    round: MaybeText = described("The round it belongs to.")
    date: MaybeDateText = described("When: a year, a month or a day. Left out: the date of the round.")
    origin: MaybeText = described(
        "The utterance it comes from; statements of one origin stand or fall together. Left out: speaker and round."
    )
    cite: MaybeTexts = described("Every place it is found, as source:line; lines are counted over those not empty.")
    basis: MaybeBasisWord = described("How the fact is known. Left out: reporter.")
    credibility: MaybeNumber = described("Chance, 0 to 1, that it tells something. Left out: the basis's default.")
    text: MaybeText = described("The fact in your own words, in quotes.")


class PackageBearer(CommonModel):
    """A statement with a package."""

    package: PackageModel | None = described("The package: for each issue an option, a number or a list of them.")
    rest: MaybeRestWord = described(
        "Issues not named: no_deal (they stay as without a deal; the default) or open (not known)."
    )


class OfferModel(PackageBearer):
    """A package the party put forward and would take."""

    kind: Literal["offer"]


class AnswerModel(PackageBearer):
    """An answer to a package."""

    of: MaybeText = described("The statement or reading group that is answered; or give a package.")


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
    against: MaybeText = described(
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
    level: MaybePatienceWord = described("high or low.")


class CommitmentStatementModel(CommonModel):
    """What a party said it will do or refrain from."""

    kind: Literal["commitment"]
    commitment: MaybeText = described("The commitment that was made or affirmed.")


class TargetModel(Record):
    """What an assessment judges."""

    finding: MaybeText = described("A finding: walk_away, zone, gap, roadmap, leverage …")
    commitment: MaybeText = described("A commitment's id.")
    party: MaybeText = described("The party whose act is judged.")
    offer: MaybeText = described("The statement or reading group that was refused.")


class AssessmentModel(CommonModel):
    """A judgement of the speaker's; never fed into beliefs."""

    kind: Literal["assessment"]
    of: TargetModel | None = described("What is judged.")
    verdict: MaybeText = described("The judgement in a word, such as right or wrong.")


class ReportModel(CommonModel):
    """A fact that bears on the case without moving a belief."""

    kind: Literal["report"]


class ProgressModel(CommonModel):
    """The sides are said to have come nearer or moved apart."""

    kind: Literal["progress"]
    of: MaybeTexts = described("The parties whose distance it is about.")
    direction: MaybeDirectionWord = described("narrowing or widening.")
    since: MaybeText = described("The round from which it counts.")


class RoleModel(CommonModel):
    """A third party's part in the process."""

    kind: Literal["role"]
    does: MaybeText = described("What it does, in a word: mediates, hosts, pays …")


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
