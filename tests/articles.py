"""Small articles for the tests of finding things in them."""

from bot.model import Article, Library, joined


def article(*passages: str, language: str = "en", slug: str = "news") -> Article:
    """An article of these passages, parted by blank lines."""
    return Article(slug, slug.title(), *joined(passages), language)


def library(*passages: str, language: str = "en") -> Library:
    return Library((article(*passages, language=language),))


HARBOUR = (
    "The harbour of Lindholm was closed on 3 May 2019 because of a storm that sank two ferries.",
    "The Port Authority said at least 14 sailors died. Rescuers found another 9 people alive.",
    "Mayor Astrid Berg asked the World Shipping Council for help. The council sent Omar Said.",
    "Fishing is the town's oldest trade. Its boats bring in herring and cod through the winter.",
    "A new lighthouse will be built in Norrby next year, the Lindholm Herald reported.",
)
