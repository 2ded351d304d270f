"""Our ranking beside what others use to find passages, on question sets.

    python -m benchmarks.compare FILE... [--as-easy PERCENT]

Every peer indexes the passages of one article and is asked its questions, as `article-bot eval`
asks ours; `bot/evaluation.py` says what the measures mean. None of them quotes sentences, so each
is given the sentence of its first passage that shares the most words with the question, and its
best score serves as confidence. Peers are used as their documentation shows, with no tuning.

Samples of one kind differ in how hard they are. `--as-easy` keeps the articles on which the best
peer does best, as many as leave it a hit@1 of that many per cent, and shows all on these.
"""

import argparse
import asyncio
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bot.evaluation import STRAYS, Evaluation, Outcome, ask, off_topic, summarise
from bot.model import Passage, Span
from bot.question_sets import KnownQuestion, QuestionSet, read_question_sets
from bot.text.analysis import is_stop_word, tokenize
from bot.text.sentences import split_sentences

_DEPTH = 10

Found = list[tuple[int, float]]  # place of a passage and its score, best first
Search = Callable[[str], Found]
Peer = Callable[[Sequence[str], str], Search]  # passages, language
ByArticle = list[list[Outcome]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--as-easy", type=float, metavar="PERCENT", help="the best peer's hit@1")
    given = parser.parse_args()
    for path in given.files:
        # an article of which nothing is asked shows nothing of ranking
        sets = [one for one in read_question_sets(path) if one.questions]
        print(f"\n{path.name}: {sum(len(one.questions) for one in sets)} questions")
        found: dict[str, ByArticle] = {}
        for name, peer in PEERS.items():
            try:
                found[name] = list(_ask(peer, sets))
            except ModuleNotFoundError as error:
                print(f"{name:22}not compared: {error.name} is missing (make bench)")
        kept = list(range(len(sets)))
        if given.as_easy is not None and found:
            kept = as_easy(found.values(), given.as_easy)
            print(f"{len(kept)} of {len(sets)} articles, as easy as that for the best peer")
        found["article-bot"] = asyncio.run(_ask_ours(sets))
        print(f"{'':22}hit@1 hit@3 quote length AUROC off@95")
        for name, outcomes in found.items():
            _print(name, summarise(name, len(kept), _joined(outcomes, kept)))


def _print(name: str, one: Evaluation) -> None:
    print(
        f"{name:22}{one.hit_1.percent:5.1f} {one.hit_3.percent:5.1f} {one.quote_hit.percent:5.1f}"
        f" {one.quote_length:6.0f} {one.auroc:5.3f} {one.off_topic_at_95.percent:6.1f}",
        flush=True,
    )


def as_easy(peers: Iterable[ByArticle], percent: float) -> list[int]:
    """The places of the articles on which the peer with the best hit@1 does best.

    The hardest for it are left out, one by one, until it has that hit@1, or one article is left.
    """
    best = max(peers, key=lambda outcomes: _hit_1(outcomes, range(len(outcomes))))
    kept = sorted(range(len(best)), key=lambda at: -_hit_1(best, [at]))
    while len(kept) > 1 and _hit_1(best, kept) < percent:
        kept.pop()
    return kept


def _hit_1(outcomes: ByArticle, kept: Iterable[int]) -> float:
    return summarise("", 0, _joined(outcomes, kept)).hit_1.percent


def _joined(outcomes: ByArticle, kept: Iterable[int]) -> list[Outcome]:
    return [outcome for at in kept for outcome in outcomes[at]]


async def _ask_ours(sets: Sequence[QuestionSet]) -> ByArticle:
    """What `article-bot eval` finds, by article: its own questions come first, then the others."""
    found: ByArticle = []
    off_topic_before = True
    async for outcome in ask(sets):
        if outcome.own and off_topic_before:
            found.append([])
        found[-1].append(outcome)
        off_topic_before = not outcome.own
    return found


def _ask(peer: Peer, sets: Sequence[QuestionSet]) -> Iterator[list[Outcome]]:
    """For each article the outcome of every question that we are asked, drawn with our seed."""
    chance = random.Random(0)
    for one in sets:
        search = peer([passage.text for passage in one.article.passages], one.article.language)
        stray = [KnownQuestion(text, 0, ()) for text in off_topic(one, sets, chance, STRAYS)]
        asked = (*one.questions, *stray)
        yield [_outcome(search(known.text), one, known) for known in asked]


def _outcome(found: Found, one: QuestionSet, known: KnownQuestion) -> Outcome:
    if not found:
        return Outcome(bool(known.answers), None, False, 0, 0.0, False)
    place, score = found[0]
    span = _closest_sentence(one.article.passage(place + 1), known.text)
    ranks = [rank for rank, (at, _) in enumerate(found, 1) if at + 1 == known.passage]
    return Outcome(
        own=bool(known.answers),
        rank=ranks[0] if ranks else None,
        right=any(map(span.covers, known.answers)),
        quoted=len(span),
        confidence=score,
        answered=False,
    )


def _closest_sentence(passage: Passage, question: str) -> Span:
    """The sentence of the passage that shares the most words, the first of equals."""
    text, language = passage.text, passage.article.language
    asked = set(_content(question, language))

    def shared(span: Span) -> int:
        return len(asked.intersection(_content(text[span.start : span.end], language)))

    return max(split_sentences(text, language), key=shared).shifted(passage.span.start)


def _content(text: str, language: str) -> list[str]:
    return [
        term
        for term, start, end in tokenize(text, language)
        if not is_stop_word(text[start:end], language)
    ]


# -- the peers ------------------------------------------------------------------------------------


def _rank_bm25(words: Callable[[str, str], list[str]]) -> Peer:
    def peer(passages: Sequence[str], language: str) -> Search:
        from rank_bm25 import BM25Okapi

        index = BM25Okapi([words(passage, language) or [""] for passage in passages])

        def search(question: str) -> Found:
            scores = index.get_scores(words(question, language))
            ordered = sorted(range(len(passages)), key=lambda at: (-scores[at], at))
            return [(place, float(scores[place])) for place in ordered[:_DEPTH]]

        return search

    return peer


def _bm25s(passages: Sequence[str], language: str) -> Search:
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english") if language == "en" else None
    stops = "en" if language == "en" else []

    def tokens(texts: Sequence[str]) -> object:
        return bm25s.tokenize(list(texts), stopwords=stops, stemmer=stemmer, show_progress=False)

    index = bm25s.BM25()
    index.index(tokens(passages), show_progress=False)

    def search(question: str) -> Found:
        top = min(_DEPTH, len(passages))
        places, scores = index.retrieve(tokens([question]), k=top, show_progress=False)
        return [(int(at), float(score)) for at, score in zip(places[0], scores[0], strict=True)]

    return search


def _tantivy(passages: Sequence[str], language: str) -> Search:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("place", stored=True)
    schema.add_text_field("text", tokenizer_name="en_stem" if language == "en" else "default")
    index = tantivy.Index(schema.build())
    writer = index.writer()
    for place, passage in enumerate(passages):
        writer.add_document(tantivy.Document(place=place, text=passage))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> Found:
        query = index.parse_query(" ".join(re.findall(r"\w+", question)).lower(), ["text"])
        hits = searcher.search(query, _DEPTH).hits
        return [(searcher.doc(address)["place"][0], score) for score, address in hits]

    return search


def _haystack(passages: Sequence[str], _language: str) -> Search:
    from haystack import Document
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore()
    store.write_documents(
        [Document(content=text, meta={"place": place}) for place, text in enumerate(passages)]
    )

    def search(question: str) -> Found:
        found = store.bm25_retrieval(query=question, top_k=_DEPTH)
        return [(document.meta["place"], document.score or 0.0) for document in found]

    return search


def _langchain(passages: Sequence[str], _language: str) -> Search:
    from langchain_community.retrievers import BM25Retriever

    places = [{"place": place} for place in range(len(passages))]
    retriever = BM25Retriever.from_texts(list(passages), metadatas=places, k=_DEPTH)

    def search(question: str) -> Found:
        found = retriever.invoke(question)
        scores = retriever.vectorizer.get_scores(retriever.preprocess_func(question))
        ordered = [document.metadata["place"] for document in found]
        return [(place, float(scores[place])) for place in ordered]

    return search


PEERS: dict[str, Peer] = {
    "rank-bm25, naive": _rank_bm25(lambda text, _: text.lower().split()),
    "rank-bm25, stems": _rank_bm25(_content),
    "bm25s": _bm25s,
    "tantivy": _tantivy,
    "Haystack": _haystack,
    "LangChain": _langchain,
}


if __name__ == "__main__":
    main()
