"""Write docs/settings.md: a reference of all settings, from the class that reads them.

Run it with `make docs` when a setting has changed; a test says when that was forgotten.
"""

from pathlib import Path
from typing import Any

from bot.configuration.settings import Settings

INTRODUCTION = """\
# Settings

<!-- written by docs/reference.py: change bot/configuration/settings.py, then run `make docs` -->

Each is a variable of the environment, or a line `NAME=value` of a file `.env` in the folder where
the bot is started; the environment wins, and an empty value means the default. `article-bot check`
says what is wrong with them, and so does the bot at its start: every wrong value at once, and names
that look mistyped. Only `TELEGRAM_TOKEN` is needed.

| setting | default | what it is | what it may be |
|---|---|---|---|
"""
BOUNDS = (("minimum", ", at least"), ("exclusiveMinimum", ", above"), ("maximum", ", at most"))


def render() -> str:
    """The whole page."""
    fields: dict[str, dict[str, Any]] = Settings.model_json_schema()["properties"]
    return INTRODUCTION + "".join(_row(name, field) for name, field in fields.items())


def _row(name: str, field: dict[str, Any]) -> str:
    value = field.get("default")
    default = "" if value in (None, []) else f"`{value}`"
    return f"| `{name.upper()}` | {default} | {field['description']} | {_range(field)} |\n"


def _range(field: dict[str, Any]) -> str:
    """An example, or what JSON Schema says of a value, in words."""
    if "examples" in field:
        return f"such as `{field['examples'][0]}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    kind = {"integer": "a whole number", "number": "a number"}.get(field.get("type", ""), "")
    return kind + "".join(f"{word} {field[key]:,.0f}" for key, word in BOUNDS if key in field)


if __name__ == "__main__":
    Path(__file__).with_name("settings.md").write_text(render(), encoding="utf-8")
