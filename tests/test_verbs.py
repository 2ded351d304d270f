"""A verb makes its subject a source only in the right company."""

import pytest

from bot.speech.lexicon import split_words
from bot.speech.subjects import speaking_subject


@pytest.mark.parametrize(
    ("sentence", "verb", "speaks"),
    [
        ("Researchers found a cure.", "found", True),
        ("The dog found a coin.", "found", False),
        ("The judge ruled that it was over.", "ruled", True),
        ("The king ruled France.", "ruled", False),
        ("The agency reports a rise.", "reports", True),
        ("The agency report a rise.", "report", False),
        ("Critics believe it.", "believe", True),
        ("Additional suspected cases followed.", "suspected", False),
        ("The ministry added that it was over.", "added", True),
        ("The ministry added 12 desks.", "added", False),
        ("Unions put the number at 900.", "put", True),
        ("Unions put the number aside.", "put", False),
        ("Our results suggest a rise.", "suggest", False),
        ("The results suggest a rise.", "suggest", True),
        ("The pool confirmed that it was closed.", "confirmed", True),
    ],
)
def test_the_verb_decides_with_what_stands_around_it(
    sentence: str, verb: str, speaks: bool
) -> None:
    words = split_words(sentence)
    at = next(at for at, word in enumerate(words) if word.text == verb)

    assert (speaking_subject(words, at) is not None) is speaks
