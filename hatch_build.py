"""Compile the catalogues of the bot's own words while the package is built or installed.

Git holds the `.po` files that people edit; what the program reads are the `.mo` files made of them.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "bot/locales/*/LC_MESSAGES/*.po"


class CatalogueHook(BuildHookInterface[Any]):  # Any: the builder's configuration is not used
    """What Hatchling calls; `pyproject.toml` names this file."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are collected; what git ignores has to be asked for."""
        compile_catalogues(Path(self.root))
        build_data["artifacts"].append(CATALOGUES.replace(".po", ".mo"))


def compile_catalogues(root: Path) -> None:
    """Write a `.mo` beside each `.po` below the project's root."""
    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parents[1].name)
        with source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, catalogue)
