"""The JSON Schema of a case file, made from the models that check one."""

import json
from typing import Any

from walkaway.case.statements import KINDS
from walkaway.formats import case_models, statement_models
from walkaway.formats.fields import Record

__all__ = ["schema", "schema_text"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BARE_TEXT = {"type": ["string", "number", "boolean", "null"]}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file.

    Editors that know it complete keys and mark mistakes while typing.

    Examples:
        >>> schema()["required"]
        ['walkaway', 'id', 'parties', 'issues']
    """
    raw = case_models.CaseModel.model_json_schema()
    definitions = raw.pop("$defs")
    models = {name: model for module in (case_models, statement_models) for name, model in vars(module).items()}
    for name, definition in definitions.items():
        model = models.get(name)
        if isinstance(model, type) and issubclass(model, Record) and model.shorthand:
            definitions[name] = {"description": definition["description"], "anyOf": [BARE_TEXT, definition]}
    _require_what_kinds_need(definitions)
    whole = {"$schema": DIALECT, "title": "A Walkaway case, version 1", **raw}
    whole["title"] = "A Walkaway case, version 1"
    tidy = _tidy({**whole, "$defs": definitions})
    assert isinstance(tidy, dict)
    return tidy


def schema_text() -> str:
    """Return the schema as it is published: JSON, indented, with a line break at the end."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _require_what_kinds_need(definitions: dict[str, Any]) -> None:
    """Add what each kind of statement needs, which the reader checks in words of its own."""
    needs = {kind.id: kind.needs for kind in KINDS}
    for definition in definitions.values():
        kind = definition.get("properties", {}).get("kind", {}).get("const")
        if kind is None:
            continue
        definition["required"] = ["kind", *(need for need in needs[kind] if "|" not in need)]
        for need in needs[kind]:
            if "|" in need:
                definition["oneOf"] = [{"required": [key]} for key in need.split("|")]


def _tidy(value: Any, key: str = "") -> Any:
    """Return a schema without what the library adds: titles, empty defaults, null alternatives, class names."""
    if isinstance(value, list):
        return [_tidy(item, "item") for item in value]
    if isinstance(value, str):
        return value.removesuffix("Model") if key == "$ref" else value
    if not isinstance(value, dict):
        return value
    if key in ("properties", "$defs"):
        return {name.removesuffix("Model"): _tidy(item, "item") for name, item in value.items()}
    kept = {k: v for k, v in value.items() if not (k == "default" and v is None) and not (k == "title" and key != "")}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if choices and len(choices) < len(kept["anyOf"]):
        del kept["anyOf"]
        kept = {**kept, **choices[0]} if len(choices) == 1 else {**kept, "anyOf": choices}
    return {name: _tidy(item, name) for name, item in kept.items()}
