"""What is known of writing and of languages, whatever an article or a question says.

Text goes to tokens and terms in `analysis.py`, to sentences in `sentences.py`, to numbers and dates
in `values.py`. Nothing here knows articles or questions.
"""
