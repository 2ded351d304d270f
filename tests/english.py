"""The words of English, for lists that may hold no other."""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack


@cache
def english() -> frozenset[str]:
    """The English words of wordfreq's large list, down to one in a hundred million."""
    package = find_spec("wordfreq")
    assert package is not None
    assert package.origin is not None
    packed = (Path(package.origin).parent / "data" / "large_en.msgpack.gz").read_bytes()
    _header, *bins = msgpack.unpackb(gzip.decompress(packed))
    return frozenset(word for words in bins for word in words)
