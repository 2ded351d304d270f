"""Where the end of a line stands for no space: in Chinese and Japanese, not in Korean."""

WIDE = r"\u3000-\u9fff\uf900-\uffef"  # letters, marks and digits without spaces between them


def unparted(line_end: str) -> str:
    """An expression for the end of a line that goes without a space when lines are joined."""
    return rf"(?<=[{WIDE}]){line_end}(?=[{WIDE}“‘\d])|(?<=[”’…—\d]){line_end}(?=[{WIDE}])"
