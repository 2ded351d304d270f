"""Retrieval: which passages bear on a question.

One protocol, so that an engine for an archive can stand where the embedded default stands.
Every retriever returns passages that hold at least one of the question's terms, or one that may
stand for it, best first; a score orders hits and means nothing else. Where terms alone do not tell,
as in languages with many endings, passages that hold none may follow: their `matched` is empty.
"""

from typing import Protocol

from bot.model import Hit, Question

TOP_K = 20  # passages that are looked at closely; a gold passage is nearly never below that


class Retriever(Protocol):
    """Something that finds passages."""

    async def retrieve(self, question: Question, top_k: int) -> list[Hit]:
        """At most `top_k` hits: by score, then distinct terms matched, then passage order.

        Hits that matched nothing score 0 and come last.
        """
        ...
