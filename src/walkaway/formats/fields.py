"""The kinds of value a case file holds, each checked in plain words.

A check raises `wrong`, which carries our own sentence; no wording of the validating library reaches the user.
"""

import math
import re
from typing import Annotated, Any, ClassVar, NoReturn

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError, core_schema

from walkaway.case.naming import did_you_mean
from walkaway.case.sources import PARTIAL_DATE
from walkaway.formats.yaml_nodes import source_text

__all__ = [
    "CaseId",
    "Count",
    "DateText",
    "Flag",
    "Interval",
    "LevelValue",
    "Levels",
    "Number",
    "OneOf",
    "Record",
    "Text",
    "Texts",
    "described",
    "wrong",
]

TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}
NUMBER_SCHEMA: dict[str, Any] = {"type": "number"}
LEVEL_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}
CODE = "walkaway"
"""The error type of our own messages."""


def wrong(message: str, mend: str = "", *, name: str = "") -> NoReturn:
    """Reject a value: what is wrong, what to write instead, and the name inside the value that is at fault, if any."""
    raise PydanticCustomError(CODE, "{message}", {"message": message, "mend": mend, "name": name})


class Record(BaseModel):
    """A mapping of the file with a fixed set of keys. A key without a value counts as left out."""

    model_config = ConfigDict(extra="forbid", defer_build=True, hide_input_in_errors=True)
    shorthand: ClassVar[str] = ""
    """The key that a bare text stands for (``usa: United States``), if any."""

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any, info: ValidationInfo) -> Any:
        if data is None:
            return {}
        if not isinstance(data, dict | list) and cls.shorthand:
            return {cls.shorthand: data}
        if not isinstance(data, dict):
            wrong("keys with values are needed here", "write 'key: value' lines, indented")
        known = tuple(field.alias or name for name, field in cls.model_fields.items())
        if isinstance(info.context, dict):  # for the suggestions of a misspelt key
            info.context[id(data)] = known
        return {key: value for key, value in data.items() if value is not None or key not in known}


def described(description: str, *, alias: str | None = None) -> Any:
    """Return a field that may be left out, with the description the schema and the case reference print."""
    return Field(default=None, description=description, alias=alias)


def _text(value: Any) -> str:
    if value is None:
        wrong("a text is missing", "write one after the colon")
    if isinstance(value, dict | list):
        wrong("a text is needed here", "put it in quotes if it holds a colon, a bracket or a brace")
    return source_text(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        wrong("a list is needed here", "write [one, two]")
    return [_text(item) for item in (value if isinstance(value, list) else [value])]


def _number(value: Any) -> float:
    if isinstance(value, str) and value.strip():
        wrong(f"'{value}' is not a number", "write a number without quotes, such as 0.5")
    if isinstance(value, bool) or not isinstance(value, int | float):
        wrong("a number is needed here", "write one without quotes, such as 0.5")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        wrong(f"{source_text(value)} is not a number that can be used", "write a finite number")
    return number


def _count(value: Any) -> int:
    number = _number(value)
    if number != int(number) or number < 0:
        wrong(f"{source_text(value)} is not a whole number", "write 0, 1, 2 …")
    return int(number)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        written = "" if isinstance(value, dict | list) else f"'{source_text(value)}' is neither true nor false"
        wrong(written or "true or false is needed here", "write true or false")
    return value


def _interval(value: Any) -> tuple[float, float]:
    if isinstance(value, list):
        if len(value) != 2:
            wrong("an interval has two ends", "write [low, high], or one number")
        return _number(value[0]), _number(value[1])
    number = _number(value)
    return number, number


def _date(value: Any) -> str:
    text = _text(value)
    if not PARTIAL_DATE.fullmatch(text):
        wrong(f"'{text}' is not a date", "write a year, a month or a day: 2019, 2019-02 or 2019-02-28")
    return text


def _level(value: Any) -> str | float:
    """Return a level as written; the issue decides later whether it is an option's id or a number."""
    if value is None:
        wrong("an option or number is missing", "write one after the colon")
    if isinstance(value, dict | list):
        wrong("one option or number is needed here", "write its id")
    return value if isinstance(value, int | float) and not isinstance(value, bool) else source_text(value)


def _levels(value: Any) -> tuple[str | float, ...]:
    if isinstance(value, dict):
        wrong("an option, a number or a list of them is needed here", "write an option's id; bounds go under 'where'")
    if isinstance(value, list) and not value:
        wrong("the list is empty", "name one option or more, or leave the issue out")
    return tuple(_level(item) for item in (value if isinstance(value, list) else [value]))


Text = Annotated[str, PlainValidator(_text), WithJsonSchema(TEXT_SCHEMA)]
Texts = Annotated[
    list[str],
    PlainValidator(_texts),
    WithJsonSchema({"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, TEXT_SCHEMA]}),
]
Number = Annotated[float, PlainValidator(_number), WithJsonSchema(NUMBER_SCHEMA)]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Interval = Annotated[
    tuple[float, float],
    PlainValidator(_interval),
    WithJsonSchema({"anyOf": [NUMBER_SCHEMA, {"type": "array", "items": NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}]}),
]
DateText = Annotated[
    str,
    PlainValidator(_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{PARTIAL_DATE.pattern}$"}, {"type": "integer"}]}),
]
LevelValue = Annotated[str | float, PlainValidator(_level), WithJsonSchema(LEVEL_SCHEMA)]
Levels = Annotated[
    tuple[str | float, ...],
    PlainValidator(_levels),
    WithJsonSchema({"anyOf": [LEVEL_SCHEMA, {"type": "array", "items": LEVEL_SCHEMA, "minItems": 1}]}),
]


class OneOf:
    """Marks a text that must be one of some words: ``Annotated[str, OneOf("role", ROLES)]``."""

    def __init__(self, what: str, words: tuple[str, ...]) -> None:
        self.what = what
        self.words = words

    def check(self, value: Any) -> str:
        """Return the word, or reject it with the closest known one."""
        text = _text(value)
        if text not in self.words:
            wrong(f"unknown {self.what} '{text}'", did_you_mean(text, self.words))
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"enum": list(self.words)}


CASE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def _case_id(value: Any) -> str:
    text = _text(value)
    if not CASE_ID.fullmatch(text):
        wrong(f"'{text}' cannot be the id of a case", "use small letters, digits and hyphens, such as hanoi-2019")
    return text


CaseId = Annotated[str, PlainValidator(_case_id), WithJsonSchema({"type": "string", "pattern": f"^{CASE_ID.pattern}$"})]
