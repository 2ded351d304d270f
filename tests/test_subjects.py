"""The subject of a verb stands before it, behind it, or across commas."""

import pytest

from bot.speech.lexicon import split_words
from bot.speech.phrases import span_of
from bot.speech.subjects import speaking_subject


def subject(sentence: str, verb: str) -> str | None:
    words = split_words(sentence)
    at = next(at for at, word in enumerate(words) if word.text == verb)
    found = speaking_subject(words, at)
    if found is None:
        return None
    span = span_of(words, found)
    return sentence[span.start : span.end]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("On Monday the ministry said so.", "said", "the ministry"),
        ("The talks, which failed, said Ana Ruiz.", "said", "Ana Ruiz"),
        ("Ana Ruiz, 45, a lawyer in Leeds, said so.", "said", "Ana Ruiz"),
        ("The company’s chief, Ana Ruiz, has often said so.", "said", "Ana Ruiz"),
        ("The World Bank (WB) said so.", "said", "The World Bank"),
        ("An adviser who spoke on condition of anonymity said so.", "said", "An adviser"),
        ("Kim Sato at Brandt & Co. wrote that it fell.", "wrote", "Kim Sato"),
        ("It was, one said, too late.", "said", "one"),
        ("It fell, said the grower Ana Ruiz in the port, Vard.", "said", "the grower Ana Ruiz"),
        ("The clerk Jan Ek inside the hull said so.", "said", "The clerk Jan Ek"),
        ("Officials in the capital, Vard, said so.", "said", "Officials in the capital"),
        ("Ana Ruiz, 58, said the union carried them.", "said", "Ana Ruiz"),
        ("Ana Ruiz, a farmer, who saw the fire, said the wall stood.", "said", "Ana Ruiz"),
        ("They met the chief, who resigned, said Ana Ruiz.", "said", "Ana Ruiz"),
        ("An hour later a clerk came and said so.", "said", "a clerk"),
        ("It fell, the attorney general’s office said.", "said", "the attorney general’s office"),
        ("A witness, Ek’s deputy Ana Ruiz, said so.", "said", "Ek’s deputy Ana Ruiz"),
        ("A witness, his deputy Ana Ruiz, said so.", "said", "his deputy Ana Ruiz"),
        ("The police force concerned said so.", "said", "The police force concerned"),
        ("Residents affected said so.", "said", "Residents affected"),
        ("The Dean, the Rev Ana Ruiz, said so.", "said", "the Rev Ana Ruiz"),
        ("Her director on Salt, Ana de Ruiz, said so.", "said", "Ana de Ruiz"),
        ("Counsel for the Crown, Ana Ruiz, said so.", "said", "Ana Ruiz"),
        (
            "Her neighbour opposite, retired dentist Ana Ruiz, said so.",
            "said",
            "retired dentist Ana Ruiz",
        ),
        ("Delfi, citing a doctor, reported three Danish dead.", "reported", "Delfi"),
    ],
)
def test_the_subject_is_found_wherever_it_stands(sentence: str, verb: str, expected: str) -> None:
    assert subject(sentence, verb) == expected


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The army was said to retreat.", "said"),
        ("The figures reported by Reuters rose.", "reported"),
        ("If officials said so, it is true.", "said"),
        ("Whitehead's thought was new.", "thought"),
        ("She refused to say more.", "say"),
        ("He married a woman who wrote “The Lake”.", "wrote"),
        ("The laboratory does not comment on it.", "comment"),
        ("Independent experts urged caution.", "caution"),
        ("The court heard the appeal it had refused.", "heard"),
    ],
)
def test_what_only_looks_like_a_subject_is_none(sentence: str, verb: str) -> None:
    assert subject(sentence, verb) is None
