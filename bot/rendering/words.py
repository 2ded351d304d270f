"""Every sentence of the bot's own that readers see, in English.

Those marked with `N_` are translated in `bot/locales/`; what only the terminal shows is not.
"""

from bot.answer import NoticeKind, Talk
from bot.locales import N_, NN_

# -- answers --------------------------------------------------------------------------------------

NOT_FOUND = N_("The article does not say.")
NOT_FOUND_IN_SEVERAL = N_("The articles do not say.")
CLOSEST = N_("Closest is {}.")
PARAGRAPH = "¶ {}"  # alike in all languages
CITING = N_("{}, citing {}")
IN_PART = N_("in part {}")

PUBLISHED_BY = N_("Published by {}.")
PUBLISHED_ON = N_("Published on {}.")
SOURCES = N_("The article credits:")
MORE = N_("and {} more")
NO_PUBLISHER = N_("I do not know who published this article.")
NO_DATE = N_("I do not know when this article was published.")
NO_LINK = N_("I have no link to this article.")
NO_SOURCES = N_("The article credits nobody by name.")

TALK = {
    Talk.GREETING: N_("Hello! Ask me anything about the article. I answer in its own words."),
    Talk.THANKS: N_("You are welcome. Ask me anything else about the article."),
    Talk.FAREWELL: N_("Goodbye! I am here whenever you have another question."),
    Talk.HELP: N_(
        "Ask about the article in your own words. I answer in the article's words, with where they "
        "stand and whom the article credits. If it does not say, I tell you so."
    ),
    Talk.DOUBT: N_(
        "I only quote what is written, and cannot tell whether it is true. Below a quote stands "
        "whom the article credits for it."
    ),
    Talk.REPROACH: N_("I am sorry that I was no help. Could you ask in other words?"),
    Talk.BEYOND: N_(
        "I can only quote, not translate, explain or judge. What would you like to read about?"
    ),
    Talk.NOD: N_("All right. Just ask when you would like to know something."),
}
TALK_OF_SEVERAL = {  # articles
    Talk.GREETING: N_("Hello! Ask me anything about the articles. I answer in their own words."),
    Talk.THANKS: N_("You are welcome. Ask me anything else about the articles."),
    Talk.HELP: N_(
        "Ask about the articles in your own words. I answer in an article's words, with where they "
        "stand and whom it credits. If none of them says, I tell you so."
    ),
}

WHICH_ARTICLE = N_("Which article do you mean? Send me its title or its number.")

NOTICES = {
    NoticeKind.EMPTY: N_("I see nothing to look for there. Could you ask in a few words?"),
    NoticeKind.NO_TEXT: N_("I can only read text. Please write your question."),
    NoticeKind.CALLED: N_(
        "Write your question after my name, or reply to somebody's question with my name alone."
    ),
    NoticeKind.NO_SUCH_PASSAGE: N_("Which passage? Send me /passage and a number from 1 to {}."),
    NoticeKind.UNKNOWN_COMMAND: N_("I do not know that command. Did you mean {}?"),
    NoticeKind.ONLY_IN_PRIVATE: N_("That works only in our private chat."),
    NoticeKind.THE_END: N_("That was the end of the article."),
    NoticeKind.NOTHING_QUOTED: N_("I have not quoted anything yet."),
    NoticeKind.NOBODY_CREDITED: N_("The article credits nobody for that: it says so itself."),
    NoticeKind.REFUSED: N_("I am sorry, I only answer people who have been invited."),
    NoticeKind.FORGOTTEN: N_(
        "Done. Your questions, my answers to them and your ratings are deleted."
    ),
    NoticeKind.NO_HISTORY: N_("I remember no questions of yours here."),
    NoticeKind.NO_SUCH_ARTICLE: N_("I have no article of that name. /articles shows them all."),
    NoticeKind.BAD_LINK: N_(
        "This link leads to an article that I do not have any more, or have under another name. "
        "Ask me about it, and I look in what I have."
    ),
    NoticeKind.CHANGED: N_(
        "The article has changed since this link was made, so I cannot show you that place."
    ),
}

PRIVACY = NN_(
    "I keep your questions, my answers and your ratings for {} day; then they are deleted. "
    "Your choice of article and language stays until you change it. "
    "/forget deletes all of it at once; only what a group chose stays.",
    "I keep your questions, my answers and your ratings for {} days; then they are deleted. "
    "Your choice of article and language stays until you change it. "
    "/forget deletes all of it at once; only what a group chose stays.",
)
HISTORY = N_("Your last questions, the latest first:")
LANGUAGE_QUESTION = N_("Which language shall I speak? Quotes stay in the article's own.")
SHELF_OF_ALL = N_("Which article shall I look in? Now I look in all of them.")
ASKING_ONE = N_("From now on I look in this article only. /articles changes that.")
SHELF_OF_ONE = N_("Which article shall I look in? Now it is the one with the tick.")

# -- buttons, and what is told to whoever presses one ---------------------------------------------

READ = N_("Read {}")  # the number of a passage: ¶ 3
CONTEXT = N_("Context")
BACK = N_("Back to the answer")
OPEN_SOURCE = N_("Open the original")
COPY_QUOTE = N_("Copy quote")
HELPFUL = N_("Helpful")
NOT_HELPFUL = N_("Not helpful")
PAGE = N_("Page {}")  # of the list of articles
ALL_ARTICLES = N_("All articles")
OPEN_HERE = N_("Ask more about it")  # from another chat

NOTED = N_("Thank you, I have noted that.")
SPEAKING = N_("From now on I speak English.")  # each language says its own name
UNKNOWN_BUTTON = N_("I do not know this button. Please ask me again.")
TURN_GONE = N_("I no longer have that answer: I keep them for a while only. Please ask me again.")
TURN_CHANGED = N_(
    "The article has changed since. This quote is from its earlier text; ask me again for the new."
)
NO_PASSAGE = N_("The article has no such passage.")
NO_ARTICLE = N_("I do not have that article any more.")

TOO_MANY = NN_(
    "That is more than I can keep at once. I am answering your first question; "
    "please send the others again later.",
    "That is more than I can keep at once. I am answering your first {} questions; "
    "please send the others again later.",
)
STILL_BUSY = N_("One moment, please: I am still busy with what you asked before.")
NOT_DONE = N_("I am sorry, that did not work. Please try it again.")
FAILED = N_(
    "I am sorry, I could not answer this question. That is my fault, and I have made a note of it. "
    "Please ask it in other words."
)

# -- what Telegram shows of the bot ---------------------------------------------------------------

DESCRIPTION = N_(  # in an empty chat, at most 512 characters
    "Ask me about an article in your own words. I answer in the article's words: a quote, where it "
    "stands, and whom the article credits for it. If the article does not say, I tell you so."
)
SHORT_DESCRIPTION = N_(  # on the bot's profile, at most 120
    "Ask about an article, and get its own words and where they stand."
)

# -- the terminal ---------------------------------------------------------------------------------

WELCOME = "Ask about the article. The answer is in its own words."
WELCOME_TO_MANY = "Ask about these articles. The answers are in their own words."
EXAMPLES = "Or try  /about  /sources  /passage 5  /why  /help"
KEYS = "A number takes a choice · Tab completes · Ctrl-C clears the line · Ctrl-D leaves"
PLACEHOLDER = "What would you like to know?"
NO_OTHER_CHOICE = "There is no such choice. The only one is 1; ¶ {} reads a passage."
NO_SUCH_CHOICE = "There is no such choice. They are numbered 1 to {}; ¶ {} reads a passage."

WHY_DESCRIPTION = N_("How the last answer was found")
KEPT_HERE = N_("I keep your questions until you leave. /forget deletes them at once.")

WHY_NOT = "Ask about the article first; then /why shows how the answer was found."
