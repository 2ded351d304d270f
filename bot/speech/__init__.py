"""Who speaks in a sentence, language by language; see `bot.attribution` for whole articles."""
