"""Pictures in the outbox: base64 in the stored JSON, files in the request.

Telegram takes a new picture only as a file of a multipart form.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping

from telegram import InputFile

_PNG = "png in base64"  # the key under which the text of a picture stands


def to_value(png: bytes) -> dict[str, str]:
    """What stands for a picture among the parameters of a stored request."""
    return {_PNG: b64encode(png).decode("ascii")}


def as_form(params: Mapping[str, object]) -> dict[str, object]:
    """The parameters as a form has them: texts, JSON, and each picture as the library's file."""
    return {name: _field(value) for name, value in params.items()}


def _field(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value.keys() == {_PNG}:
        return InputFile(b64decode(value[_PNG]), filename="picture.png")
    return json.dumps(value)  # the library would do so twice
