"""Documents and web pages -> files of the corpus.

`adding` has the use case; `fetch` gets what is not a file. `reading` tells what the bytes are, and
`html`, `pdf`, `docx`, `epub` or `text` makes a `page` of them: what the document says about itself,
and its body as `blocks`, which become Markdown. `adding` writes that as one file and reads it back
as the bot will. Nothing here is needed to answer a question, and its libraries are an extra.
"""
