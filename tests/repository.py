"""Where things stand in the repository."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
DATA = ROOT / "tests" / "data"
