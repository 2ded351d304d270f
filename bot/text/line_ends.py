"""Where the end of a line stands for no blank: in Chinese and Japanese, not in Korean."""

WIDE = r"\u3000-\u9fff\uf900-\uffef"  # letters, marks and digits that no blank parts


def unparted(line_end: str) -> str:
    """An expression for the end of a line that goes without a blank when lines are joined."""
    return rf"(?<=[{WIDE}]){line_end}(?=[{WIDE}“‘\d])|(?<=[”’…—\d]){line_end}(?=[{WIDE}])"
