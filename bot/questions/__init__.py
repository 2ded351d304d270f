"""What somebody typed, up to the `Question` that is looked for.

`several.py` tells apart the questions of a message, `intent.py` small talk from questions,
`followups.py` completes what leans on the turn before; `question.py` takes the question apart. The
other modules know what its words may mean, and what the articles may say in their place.
"""
