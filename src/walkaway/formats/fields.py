"""The kinds of value a case file holds, each checked in plain words.

A check raises `wrong`, which carries our own sentence; no wording of the validating library reaches the user.
"""

import math
import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError, core_schema

from walkaway.case.naming import did_you_mean
from walkaway.case.sources import PARTIAL_DATE
from walkaway.formats.yaml_nodes import source_text

__all__ = [
    "CaseId",
    "Checked",
    "DateText",
    "Interval",
    "LevelValue",
    "Levels",
    "MaybeCount",
    "MaybeDateText",
    "MaybeFlag",
    "MaybeInterval",
    "MaybeLevelValue",
    "MaybeNumber",
    "MaybeText",
    "MaybeTexts",
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


class Checked:
    """Marks what a function checks and makes plain: ``Annotated[str, Checked(function, schema)]``.

    It stands in for the library's own validators because it is built three times as fast, and every command builds.
    """

    def __init__(self, check: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self.core = core_schema.no_info_plain_validator_function(check)
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return self.core

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return self.schema


class OneOf(Checked):
    """Marks a text that must be one of some words: ``Annotated[str, OneOf("role", ROLES)]``."""

    def __init__(self, what: str, words: tuple[str, ...]) -> None:
        def check(value: Any) -> str:
            text = _text(value)
            if text not in words:
                wrong(f"unknown {what} '{text}'", did_you_mean(text, words))
            return text

        super().__init__(check, {"enum": list(words)})


def _or_list(schema: dict[str, Any], **bounds: int) -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": schema, **bounds}, schema]}


_DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "string", "pattern": f"^{PARTIAL_DATE.pattern}$"}, {"type": "integer"}]
}
_text_check = Checked(_text, TEXT_SCHEMA)
_texts_check = Checked(_texts, _or_list(TEXT_SCHEMA))
_number_check = Checked(_number, NUMBER_SCHEMA)
_count_check = Checked(_count, {"type": "integer", "minimum": 0})
_interval_check = Checked(_interval, _or_list(NUMBER_SCHEMA, minItems=2, maxItems=2))
_date_check = Checked(_date, _DATE_SCHEMA)
_level_check = Checked(_level, TEXT_SCHEMA)

# Where a key may be left out, the type says so inside the mark: a union around it would be built once more.
Text = Annotated[str, _text_check]
MaybeText = Annotated[str | None, _text_check]
Texts = Annotated[list[str], _texts_check]
MaybeTexts = Annotated[list[str] | None, _texts_check]
Number = Annotated[float, _number_check]
MaybeNumber = Annotated[float | None, _number_check]
MaybeCount = Annotated[int | None, _count_check]
MaybeFlag = Annotated[bool | None, Checked(_flag, {"type": "boolean"})]
Interval = Annotated[tuple[float, float], _interval_check]
MaybeInterval = Annotated[tuple[float, float] | None, _interval_check]
DateText = Annotated[str, _date_check]
MaybeDateText = Annotated[str | None, _date_check]
LevelValue = Annotated[str | float, _level_check]
MaybeLevelValue = Annotated[str | float | None, _level_check]
Levels = Annotated[tuple[str | float, ...], Checked(_levels, _or_list(TEXT_SCHEMA, minItems=1))]


CASE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def _case_id(value: Any) -> str:
    text = _text(value)
    if not CASE_ID.fullmatch(text):
        wrong(f"'{text}' cannot be the id of a case", "use small letters, digits and hyphens, such as hanoi-2019")
    return text


CaseId = Annotated[str, Checked(_case_id, {"type": "string", "pattern": f"^{CASE_ID.pattern}$"})]
