"""A folder with the permissions that it has for others, even for root."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, chdir, contextmanager
from pathlib import Path

NOBODY = 65_534


def only_listed(folder: Path) -> AbstractContextManager[Path]:
    """The folder while its names may be listed, and nothing behind them may be looked at."""
    return by_nobody(folder, 0o644)


@contextmanager
def by_nobody(folder: Path, mode: int) -> Iterator[Path]:
    """The folder, made when missing, by the name it has to be called by within the block.

    Root may do everything, so this process is nobody meanwhile; and as the folders above may be
    root's alone, the name begins at the folder itself.
    """
    user = os.geteuid()
    folder.mkdir(exist_ok=True)
    folder.parent.chmod(0o755)
    folder.chmod(mode)
    with chdir(folder.parent):
        os.seteuid(user or NOBODY)
        try:
            yield Path(folder.name)
        finally:
            os.seteuid(user)
            folder.chmod(0o755)
