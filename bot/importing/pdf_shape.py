"""Whether a line of a PDF goes on with the paragraph above it.

A PDF does not say where a paragraph ends; the eye tells by a gap, an indent, a line that ends
early, another size.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.importing.pdf_direction import is_right_to_left
from bot.importing.pdf_fonts import estimated_width
from bot.importing.pdf_lines import BULLETS, SLACK, Line, are_alike
from bot.importing.pdf_margins import NOTE
from bot.text.line_ends import WIDE

# A digit after the point marks a note, unless one stands before it, too: "4.7".
CLOSING = r"\"'”’»」』)\]¹²³⁰⁴⁵⁶⁷⁸⁹"
END = re.compile(rf"[.!?…:。！？：؟।][{CLOSING}]*$|(?<!\d)[.!?…:。！？：؟।][{CLOSING}\d]*$")
BULLET = re.compile(rf"^[{BULLETS}]\s*(?=\S)")
_HYPHEN = re.compile(r"\w[-\u00ad\u2010]$")
# Letters of Thai, Lao and Burmese, which have no spaces between words.
UNPARTED = r"\u0e00-\u0eff\u1000-\u109f"
# In these, and in Chinese and Japanese, a line may break after a few letters.
_FIRST_WORD = re.compile(rf"[{WIDE}]|[{UNPARTED}]{{1,8}}|\S*")
_NEAR = 4  # lines above and below that show where lines end


class Shape:
    """The margins of a column and the distance of its lines."""

    def __init__(self, column: Sequence[Line]) -> None:
        starts = sorted(line.x for line in column)
        self._left = starts[len(starts) // 10]
        self._column = column
        self._leadings = _leadings(column)

    def goes_on(self, paragraph: Sequence[Line], line: Line, index: int) -> bool:
        """Whether the line of that index goes on with the paragraph that stands above it."""
        last = paragraph[-1]
        if line.cells or last.cells:
            return bool(paragraph[0].cells) and (bool(line.cells) or cell_of(line, paragraph) > 0)
        return not (
            not are_alike(last, line)
            or self._is_apart(last, line)
            or BULLET.match(line.text)
            or (NOTE.match(line.text) and NOTE.match(paragraph[0].text) and END.search(last.text))
            or self._ends_early(index - 1, line)
            or self._is_moved(paragraph, line)
        )

    def _is_indented(self, line: Line) -> bool:
        """Whether the line of this column begins further in than most."""
        return line.x > self._left + 0.8 * line.size

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Whether the gap is wider than between lines; by a little where a sentence has ended."""
        least, most = self._leadings.get(round(line.size), (0.0, 0.0))
        much = min(1.3 * least, 1.08 * most) if END.search(last.text) else 1.3 * least
        return last.y - line.y > max(much, 0.5 * line.size)

    def _ends_early(self, index: int, following: Line) -> bool:
        """Whether the line below could have begun on this one."""
        line = self._column[index]
        if _HYPHEN.search(line.text):
            return False
        ended = END.search(line.text) is not None
        right = self._right(index, ended)
        room = line.x - self._left if is_right_to_left(line.text) else right - line.end
        first = _FIRST_WORD.match(following.text)
        word = f" {first[0] if first else ''}"
        share = estimated_width(word) / max(1.0, estimated_width(following.text))
        slack = 0.01 if ended else 0.15
        return room - share * (following.end - following.x) > slack * (right - self._left)

    def _right(self, index: int, ended: bool) -> float:
        """Where lines like this one end around it; amid a sentence, where both sides agree."""
        near = self._column[max(0, index - _NEAR) : index + 1]
        far = self._column[index : index + _NEAR + 1]
        sides = [
            max(line.end for line in side if are_alike(line, self._column[index]))
            for side in (near, far)
        ]
        return max(sides) if ended else min(sides)

    def _is_moved(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether the line begins further in or out than a line of the paragraph would."""
        if is_right_to_left(line.text):
            return False  # where it begins is its end
        last = paragraph[-1]
        further_in = line.x > last.x + 0.8 * line.size
        further_out = line.x < last.x - 0.8 * line.size
        begun_alike = len(paragraph) == 1 and abs(line.x - last.x) < 0.2 * line.size
        if begun_alike and self._is_indented(last) and END.search(last.text):
            return True  # two first lines: the paragraph above has only one
        hangs = BULLET.match(paragraph[0].text) or NOTE.match(paragraph[0].text)
        return (further_in and not (hangs and len(paragraph) == 1)) or (
            further_out and len(paragraph) > 1
        )


def _leadings(column: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Size of letters -> (smallest, most frequent) distance of lines that follow, in points."""
    gaps = defaultdict[int, list[float]](list)
    for above, line in pairwise(column):
        if are_alike(above, line) and above.y - line.y > 0.9 * line.size:
            gaps[round(line.size)].append(above.y - line.y)
    return {size: (min(found), _usual(found)) for size, found in gaps.items()}


def _usual(gaps: Sequence[float]) -> float:
    return Counter(round(gap, 1) for gap in gaps).most_common(1)[0][0]


def cell_of(line: Line, above: Sequence[Line]) -> int:
    """In which cell of the row above the line begins; 0 if in none but, perhaps, the first."""
    row = next(other for other in reversed(above) if other.cells)
    if above[-1].y - line.y > 2 * line.size:
        return 0
    starts = [abs(x - line.x) < SLACK for x, _ in row.cells]
    return starts.index(True) if True in starts else 0
