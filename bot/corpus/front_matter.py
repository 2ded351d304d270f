"""The front matter of a file: YAML between two lines of `---`, read by python-frontmatter.

Every value stays the text that was typed: YAML would make False of `language: no`, and of a date
an object that has forgotten how it was written.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.errors import CorpusError
from bot.text.cleaning import clean_line

_OPENING = re.compile(r"\s*---+[^\S\n]*(?:\n|$)")


def split_front_matter(path: Path, text: str) -> tuple[Mapping[str, object], str]:
    """The fields and the body below them; no fields for a file without front matter.

    Raises CorpusError with the line when the YAML is broken or its end is missing.
    """
    if not _OPENING.match(text):
        return {}, text
    try:
        fields, body = frontmatter.parse(text, handler=_AsTyped())
    except yaml.YAMLError as error:
        raise CorpusError(
            f"{path}:{_yaml_line(error)}: the front matter is not valid YAML "
            f"({_yaml_problem(error)}).",
            "Mend it, or put quotation marks around the value.",
        ) from error
    if _OPENING.match(body) and not fields:
        raise CorpusError(
            f"{path}:1: the front matter is not closed.", "Put a line `---` below its last field."
        )
    return fields, body


def keys_of(text: str) -> list[str]:
    """The names of the fields as they were typed, repeats among them; [] without front matter.

    For front matter that `split_front_matter` can read.
    """
    if not _OPENING.match(text):
        return []
    handler = _AsTyped()
    node = yaml.compose(handler.split(text)[0], Loader=yaml.BaseLoader)
    return [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


class _AsTyped(YAMLHandler):
    def load(self, fm: str, **_: object) -> dict[str, object]:
        try:
            fields = yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506  # only strings, lists, maps
        except RecursionError as error:  # PyYAML calls itself for each level
            raise yaml.YAMLError("its brackets or indents are hundreds deep") from error
        if fields is not None and not isinstance(fields, dict):
            raise yaml.YAMLError("it must be lines of the form `key: value`")
        return fields or {}


def _yaml_line(error: yaml.YAMLError) -> int:
    """The line in the file: what YAML was given begins in the line of the opening `---`."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark is not None else 1


def _yaml_problem(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return clean_line(problem)
