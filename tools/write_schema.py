"""Write docs/reference/case.schema.json anew from the models that check a case file."""

from pathlib import Path

from walkaway.formats.json_schema import schema_text

PLACE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "case.schema.json"

if __name__ == "__main__":
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(schema_text(), encoding="utf-8")
    print(f"wrote {PLACE}")
