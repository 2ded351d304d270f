"""Who speaks in an article: what it takes more than one sentence to know.

A pronoun stands for the speaker or the subject named last that it can stand for. A sentence that
is all quotation belongs to whoever spoke before it in its paragraph, else to whoever speaks next in
it, else to the last speaker of the paragraph before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import filterfalse

from bot.model import Article, Span
from bot.speech import find_speakers, has_cue, leading_group, leading_name, name_within
from bot.speech.aliases import name_key
from bot.speech.concordance import Concordance
from bot.speech.labels import speakers
from bot.speech.lexicon import HIDDEN, LISTS, is_organisation, pairs
from bot.speech.papers import cited_authors, is_paper
from bot.speech.phrases import PRONOUNS
from bot.speech.quotations import hide_quotations, is_quotation
from bot.speech.speaker import Speaker
from bot.text.language import UPPER
from bot.text.proper_names import names_in
from bot.text.sentences import split_sentences

_PREPOSITIONS = LISTS["words.prepositions"]
_PEOPLE = (LISTS["people.agents"] | LISTS["people.titles"] | {"one"}) - LISTS["people.bodies"]
_MANY = ("they", "them", "their")
_ONE = ("he", "she", "his", "her", "him")
_CAPITALISED = re.compile(rf"\b[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*)+")
_SMALL = LISTS["words.nobody"] | LISTS["words.determiners"]  # a sentence may begin with one
_IN_FULL = pairs("people.in_full")
_HOUR = re.compile(rf"\d\d?[.:]\d\d ?(?:[ap]m|[A-Z]{{3,4}})?[ :–—-]+(?=[{UPPER}{HIDDEN}])")
_REACH = 2  # paragraphs back in which a pronoun's owner is looked for


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody credited for a sentence; spans into the article."""

    sentence: Span
    name: Span
    citing: Span | None = None


def read_mentions(article: Article, concordance: Concordance) -> list[Mention]:
    """Everybody whom the article credits, sentence by sentence; the concordance is of its text."""
    return list(_Reader(article, concordance).mentions())


class _Reader:
    """Walks an article once, remembering who spoke."""

    def __init__(self, article: Article, concordance: Concordance) -> None:
        self._article = article
        self._concordance = concordance
        self._language = article.language
        self._is_paper = is_paper(article.text)
        self._hidden = ""  # the passage with its quotations hidden
        self._place = Span(0, 0)  # where the passage stands
        self._number = 0
        self._spoke: list[tuple[int, Mention]] = []  # with the passage, in the order of speaking
        self._before: Span | None = None  # the passage's sentence before, if nobody spoke in it
        self._offices: dict[str, Span] = {}  # a word of an office, and who was last named with it
        self._names = names_in(article.text)  # of anybody and anything
        self._earlier: list[Span] = []  # the passage's sentences before this one

    def mentions(self) -> Iterator[Mention]:
        turns = speakers(self._article)
        for number, place in enumerate(self._article.passage_spans, 1):
            self._number, self._place = number, place
            self._before = None
            self._earlier.clear()
            text = self._text(place)
            self._hidden = hide_quotations(text)
            if number in turns:
                yield from self._turn(text, turns[number])
            elif self._is_paper or has_cue(self._hidden, self._language):
                yield from self._passage(text)

    def _turn(self, text: str, speaker: Span) -> Iterator[Mention]:
        """What is said where the paragraph begins with the speaker's name; questions are not.

        Whom the speaker quotes is cited.
        """
        for span in split_sentences(text, self._language):
            if not text[span.start : span.end].endswith("?"):
                sentence = span.shifted(self._place.start)
                cited = next((each.name for each in self._spoken_in(sentence)), None)
                yield Mention(sentence, speaker, cited)

    def _passage(self, text: str) -> Iterator[Mention]:
        """Whom the passage credits; quotations wait for a speaker until somebody is credited."""
        waiting: list[Span] = []  # quotations whose speaker comes after them
        for span in split_sentences(text, self._language):
            sentence = span.shifted(self._place.start)
            mentions = self._spoken_in(sentence)
            if not mentions and is_quotation(self._read(sentence)):
                continued = self._continued(sentence)
                if continued is None:
                    waiting.append(sentence)
                    continue
                mentions = [continued]
            if mentions:
                yield from (replace(mentions[0], sentence=quoted) for quoted in waiting)
                waiting.clear()
                yield from mentions
                self._spoke.append((self._number, mentions[-1]))
            self._before = None if mentions else sentence
            self._earlier.append(sentence)
        yield from self._left_over(waiting)

    def _left_over(self, waiting: list[Span]) -> Iterator[Mention]:
        """A paragraph of quotation alone belongs to the last speaker of the one before.

        So does one in which "he smiled" stands beside it, but not "a small boy pointed at it".
        """
        beside = (self._text(sentence).split()[0].lower() for sentence in self._earlier)
        alone = all(word in _ONE for word in beside)
        if alone and self._spoke and self._spoke[-1][0] == self._number - 1:
            for quoted in waiting:
                yield replace(self._spoke[-1][1], sentence=quoted)
            if waiting:
                self._spoke.append((self._number, self._spoke[-1][1]))

    def _spoken_in(self, sentence: Span) -> list[Mention]:
        mentions = (
            self._mention(sentence, speaker)
            for speaker in find_speakers(self._read(sentence), self._language)
        )
        told = [self._told_us(mention) for mention in mentions if mention is not None]
        if self._is_paper:
            cited = cited_authors(self._text(sentence))
            told += [Mention(sentence, author.shifted(sentence.start)) for author in cited]
        return told

    def _mention(self, sentence: Span, speaker: Speaker) -> Mention | None:
        """A speaker by the name that the article has; None for a pronoun that stands for nobody."""
        start = sentence.start
        phrase, name = speaker.phrase.shifted(start), speaker.name.shifted(start)
        citing = None if speaker.citing is None else speaker.citing.shifted(start)
        if citing is not None and self._text(citing).lower() in PRONOUNS:
            citing = self._antecedent(sentence, citing)
        told = None if speaker.told is None else speaker.told.shifted(start)
        if told is not None and self._concordance.is_only_told(self._text(told)):
            citing = self._antecedent(sentence, name) if speaker.pronoun else phrase
            return Mention(sentence, told, citing)
        if not speaker.pronoun:
            return Mention(sentence, self._by_office(name, phrase), citing)
        owner = self._antecedent(sentence, name)
        return None if owner is None else Mention(sentence, owner, citing)

    def _told_us(self, mention: Mention) -> Mention:
        """The speaker alone, where those who were told are the article's own publisher."""
        ours = name_key(self._article.publisher or "")
        if mention.citing is None or name_key(self._text(mention.name)) != ours:
            return mention
        return Mention(mention.sentence, self._named(mention.citing))

    def _by_office(self, name: Span, phrase: Span) -> Span:
        """The person whom "the minister" stands for, who was named with that office before."""
        words = self._text(name).lower().split()
        if len(words) == 2 and words[0] == "the":
            return self._offices.get(words[1], name)
        if is_organisation(words[-1]):  # "the ministry" afterwards
            self._offices[words[-1]] = name
        if phrase != name and _is_person(self._text(name)):
            office = self._text(Span(phrase.start, name.start)).lower().split()
            held = [word.rstrip(".") for word in office if not is_organisation(word)]  # no "union"
            self._offices.update({_IN_FULL.get(word, word): name for word in held})
            if "secretary" in held:  # of the Treasury
                self._offices.setdefault("minister", name)
        return name

    def _continued(self, quotation: Span) -> Mention | None:
        """A sentence that is only quotation, said by somebody before it; None if nobody spoke."""
        for subject in self._leading(self._before) if self._before else []:
            if _is_person(self._text(subject)):
                return Mention(quotation, subject)
        if self._spoke and self._spoke[-1][0] == self._number:
            return replace(self._spoke[-1][1], sentence=quotation)
        return None

    def _antecedent(self, sentence: Span, pronoun: Span) -> Span | None:
        """Whom a pronoun stands for; of several persons rather one whose first name is known."""
        names = self._candidates(sentence, pronoun)
        if self._text(pronoun).lower() not in _ONE:
            group = leading_group(self._read(sentence), self._language)
            if group is not None and pronoun.start > sentence.start + group.end:
                return group.shifted(sentence.start)
            if self._text(pronoun).lower() in _MANY:
                return self._group_before() or next(filterfalse(self._is_one, names), None)
            return next(names, None)
        nearest = None
        for name in names:
            if _is_person(self._text(name)) and not self._has_article(name):
                if self._concordance.has_first_name(self._text(name)):
                    return name
                if nearest is None and self._text(name) in self._names:
                    nearest = name  # no mere word with the capital that begins a sentence
        return nearest

    def _group_before(self) -> Span | None:
        """Those whom the sentence before begins with: "Two nurses left. They told Reuters ..."."""
        if self._before is None:
            return None
        group = leading_group(self._read(self._before), self._language)
        return None if group is None else group.shifted(self._before.start)

    def _is_one(self, name: Span) -> bool:
        """Whether it is a single person's full name, for which "they" cannot stand."""
        text = self._text(name)
        return " " in text and text[-1] != "s" and _is_person(text)

    def _has_article(self, name: Span) -> bool:
        """Whether it is called "the Echo", as nobody is."""
        before = self._article.text[max(0, name.start - 4) : name.start]
        return before.lower() == "the " and self._article.text[name.start].isupper()

    def _candidates(self, sentence: Span, pronoun: Span) -> Iterator[Span]:
        """Names that a pronoun may stand for, nearest first."""
        for lead in self._leading(sentence):
            text = self._text(lead)  # not "Inflation, it said" nor "Prices rose, it said"
            named = " " in text or text in self._names
            if named and pronoun.start > lead.end + len(", "):
                yield lead
        if self._before is not None:
            yield from self._leading(self._before)
        yield from self._speakers(self._number, self._number)
        for place in reversed(self._earlier):
            yield from self._leading(place)
        others = self._named_so_far(sentence) if self._text(pronoun).lower() in _ONE else set()
        for name in self._speakers(self._number - _REACH, self._number - 1):
            if not others or not others.isdisjoint(self._text(name).split()):
                yield name

    def _named_so_far(self, sentence: Span) -> set[str]:
        """The words of persons' full names in the paragraph before a sentence, wherever they stand.

        "Most owe their lives to the cook, Dora Finch. She said ...": whoever spoke in the
        paragraph before is not "she", and who is cannot be told.
        """
        before = self._hidden[: sentence.start - self._place.start]
        runs = (run.group().split() for run in _CAPITALISED.finditer(before))
        runs = (run[run[0].lower() in _SMALL :] for run in runs)  # no "In" or "Then"
        names = (run for run in runs if len(run) > 1 and _is_person(" ".join(run)))
        return {word for name in names for word in name}

    def _speakers(self, first: int, last: int) -> Iterator[Span]:
        """Who spoke in those paragraphs, the last one first."""
        for number, mention in reversed(self._spoke):
            if number < first:
                break
            if number <= last:
                yield mention.name if mention.citing is None else self._named(mention.citing)

    def _named(self, cited: Span) -> Span:
        """The name alone of somebody who was cited with an office."""
        return name_within(self._text(cited), self._language).shifted(cited.start)

    def _leading(self, sentence: Span) -> list[Span]:
        """The name that a sentence begins with, if any."""
        name = leading_name(self._read(sentence), self._language)
        return [] if name is None else [name.shifted(sentence.start)]

    def _read(self, sentence: Span) -> str:
        """A sentence with its quotations hidden, and the hour with which a live blog begins it."""
        start, end = sentence.start - self._place.start, sentence.end - self._place.start
        hour = _HOUR.match(self._hidden, start, end)
        hidden = 0 if hour is None else hour.end() - start
        return " " * hidden + self._hidden[start + hidden : end]

    def _text(self, span: Span) -> str:
        return self._article.text[span.start : span.end]


def _is_person(name: str) -> bool:
    """Whether "he" or "she" can stand for that name or description."""
    words = name.split()
    if not words[-1][0].isupper():
        head = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
        noun = words[head - 1]  # "the harbour's radar" is not "she"
        return noun in _PEOPLE and not is_organisation(noun) and not noun.endswith("s")
    known = "-".join(words).lower()
    return (
        len(words) <= 4
        and not name.isupper()
        and known not in LISTS["press.names"]
        and words[0].lower() not in LISTS["words.determiners"]
        and (len(words) == 1 or words[-1].lower() not in LISTS["press.words"])
        and not (name.endswith("s") and name.lower() in LISTS["people.agents"])
        and not any(map(is_organisation, words))
    )
