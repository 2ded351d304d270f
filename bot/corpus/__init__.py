"""Files of the corpus -> a `Library` of articles.

`library` reads a folder, `article` one file of it: Markdown (`markdown`) or `plain_text`, mostly
with `front_matter`, whose values `fields` checks; `long_blocks` cuts what is too long for a
passage. Files are read and cleaned here once: everything later works on `Article.text` and never
sees the file again.
"""
