"""Documents and web pages -> files of the corpus.

Each kind of document has a module that turns its bytes into a `Page`: what the document says
about itself, and its body as Markdown. `adding` writes that as one file and reads it back as the
bot will. Nothing here is needed to answer a question, and its libraries are an extra.
"""
