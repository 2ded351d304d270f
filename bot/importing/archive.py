"""Zip files that strangers made: looked at before anything of them is unpacked.

DOCX and EPUB are zip files, and a few kilobytes can unpack to gigabytes. What an archive says about
its sizes is checked here; zipfile never gives back more of a member than was said.
"""

import io
import zipfile

from bot.errors import DocumentError

MOST_MEMBERS = 10_000
MOST_BYTES = 300 * 2**20  # unpacked, pictures and all
MOST_TEXT = 40 * 2**20  # unpacked, of one member with markup: a tree of it takes ten times as much
MOST_RATIO = 300  # prose packs to about a tenth, tables to a hundredth, a bomb to a thousandth
_SMALL = 2**20  # below a megabyte no ratio does harm
# What zipfile raises for bytes that are no archive, or one packed in a way that it does not know.
UNREADABLE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
_MARKUP = (".xml", ".rels", ".opf", ".ncx", ".html", ".htm", ".xhtml")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, which `reading` has found to be one; DocumentError when it is not safe."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError(
            "the file is encrypted.", "Save it without a password, and add it again."
        )
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_BYTES:
        raise DocumentError(
            f"the file would unpack to more than {MOST_BYTES // 2**20} MB or {MOST_MEMBERS:,} "
            "files.",
            "Remove its pictures, or copy its text into a new document.",
        )
    for member in members:
        _check(member)
    return archive


def _check(member: zipfile.ZipInfo) -> None:
    too_dense = member.file_size > max(_SMALL, MOST_RATIO * member.compress_size)
    too_long = member.filename.lower().endswith(_MARKUP) and member.file_size > MOST_TEXT
    if too_dense or too_long:
        raise DocumentError(
            f"the part {member.filename!r} would unpack from {member.compress_size:,} to "
            f"{member.file_size:,} bytes, as in a zip bomb.",
            "Copy its text into a new document if you trust it.",
        )
