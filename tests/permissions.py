"""A folder whose names may be listed while nothing behind them may be looked at, even by root."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

NOBODY = 65_534


@contextmanager
def only_listed(folder: Path) -> Iterator[Path]:
    """The folder, made when missing, by the name it has to be called by within the block.

    Root may look at everything, so this process is nobody meanwhile; and as the folders above may
    be root's alone, the name begins at the folder itself.
    """
    user = os.geteuid()
    folder.mkdir(exist_ok=True)
    folder.parent.chmod(0o755)
    folder.chmod(0o644)
    with chdir(folder.parent):
        os.seteuid(user or NOBODY)
        try:
            yield Path(folder.name)
        finally:
            os.seteuid(user)
            folder.chmod(0o755)
