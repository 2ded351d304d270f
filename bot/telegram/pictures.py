"""Pictures in the outbox: JSON there, files on the wire.

A request waits in the database as JSON, so a picture stands in it as text. Telegram takes a new
picture only as a file of a form.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from telegram import InputFile

_PNG = "png in base64"  # the key under which the text of a picture stands


def to_value(png: bytes) -> dict[str, str]:
    """What stands for a picture among the parameters of a stored request."""
    return {_PNG: b64encode(png).decode("ascii")}


def with_files(params: Mapping[str, object]) -> dict[str, object]:
    """The parameters with each picture as the library's file."""
    return {name: _file(value) for name, value in params.items()}


def _file(value: object) -> object:
    if isinstance(value, dict) and value.keys() == {_PNG}:
        return InputFile(b64decode(value[_PNG]), filename="picture.png")
    return value
