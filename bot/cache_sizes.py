"""How many entries the caches of functions may have, by what they are asked with."""

QUESTIONS = 64  # as many as are answered at once, and more
WORDS = 4_096  # of questions, and of the passages found for them
SENTENCES = 4_096  # some hundred bytes each
ARTICLES = 1_024  # some kilobytes each
WHOLE_ARTICLES = 64  # all words of an article, or as much
NAMES = 1_024  # in articles
