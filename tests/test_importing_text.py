"""Plain text gets its paragraphs back, Markdown stays as it was written."""

import re
import textwrap
from itertools import pairwise

import pytest

from bot.corpus.markdown import passages_of_markdown
from bot.errors import DocumentError
from bot.importing.text import read_markdown, read_text
from tests.documents import texts_of

PROSE = (
    "The committee met on Thursday to discuss the plan that several members had put forward. "
    "According to officials of the ministry, the works at the harbour will begin in May."
)
CHINESE = (
    "土耳其军队于去年年底进入伊德利卜地区并在周四遭到空袭至少二十二名士兵死亡据当地媒体报道。" * 3
)

KOREAN = " ".join(["터키 군대는 작년 말 이들리브 지역에 진입했으며 목요일에 공습을 받았다."] * 4)


def passages(text: str) -> list[str]:
    return texts_of(read_text(text.encode()))


@pytest.mark.parametrize("width", [45, 72, 80])
def test_wrapped_lines_are_joined(width: int) -> None:
    wrapped = "\n\n".join([textwrap.fill(PROSE, width)] * 3)

    assert passages(f"A title\n\n{wrapped}") == [PROSE] * 3


def test_indented_lines_begin_a_paragraph_where_no_blank_lines_stand() -> None:
    indented = "\n".join([textwrap.fill(PROSE, 60, initial_indent="   ")] * 3)

    assert passages(f"A title\n\n{indented}") == [PROSE] * 3


def test_many_short_indented_paragraphs_are_wrapped_text_all_the_same() -> None:
    indented = "\n".join([textwrap.fill(PROSE, 72, initial_indent="    ")] * 9)

    assert passages(f"A title\n\n{indented}") == [PROSE] * 9


def test_a_quotation_in_mail_loses_its_marks() -> None:
    quoted = textwrap.indent(textwrap.fill(PROSE, 68), "> ")

    assert passages(f"A title\n\n{textwrap.fill(PROSE, 70)}\n\n{quoted}") == [PROSE, PROSE]


def test_wrapped_chinese_is_joined_without_blanks() -> None:
    wrapped = "\n".join(CHINESE[n : n + 30] for n in range(0, len(CHINESE), 30))

    assert passages(f"标题\n\n{wrapped}\n\n{wrapped}") == [CHINESE] * 2


def test_wrapped_chinese_is_joined_beside_digits_and_quotation_marks_too() -> None:
    text = "据当地媒体报道至少22人死亡并且“空袭”在周四发生了土耳其军队于去年" * 6
    wrapped = [text[at : at + 25] for at in range(0, len(text), 25)]
    ends = {line[-1] + following[0] for line, following in pairwise(wrapped)}

    assert passages("标题\n\n" + "\n\n".join(["\n".join(wrapped)] * 2)) == [text] * 2
    assert any(not end.isalpha() for end in ends)


def test_words_of_wrapped_korean_stay_parted() -> None:
    wrapped = "\n\n".join([textwrap.fill(KOREAN, 30)] * 2)

    assert passages(f"제목\n\n{wrapped}") == [KOREAN] * 2


def test_chinese_wrapped_in_markdown_is_whole_too() -> None:
    assert passages_of_markdown("军队于去年\n年底，“空袭”\n至少\n22\n名 and\nthe rest")[0][1] == (
        "军队于去年年底，“空袭”至少22名 and the rest"
    )


def test_a_poem_and_an_address_keep_their_lines() -> None:
    poem = "Whose woods these are\nI think I know.\nHis house is in\nthe village, though;"

    assert passages(f"A title\n\n{poem}\n\nNo. 5\nHigh Street") == [poem, "No. 5\nHigh Street"]


def test_long_lines_are_paragraphs_without_blank_lines() -> None:
    assert passages(f"A title\n\n{PROSE}\n{PROSE}\nShort one.") == [PROSE, PROSE, "Short one."]


def test_lines_below_the_text_of_an_item_go_on_with_it() -> None:
    speech = f"Q: {PROSE}"
    item = f"  - {PROSE}"
    wrapped = [
        textwrap.fill(text, 60, subsequent_indent=" " * hang)
        for text, hang in ((speech, 3), (item, 4))
    ]

    assert passages("A title\n\n" + "\n\n".join(wrapped)) == [speech, item.strip()]


def test_short_lines_amid_wrapped_text_stay_lines() -> None:
    long, address = " ".join([PROSE] * 3), "Harbour Office\nHigh Street 5"

    assert passages(f"A title\n\n{textwrap.fill(long, 60)}\n\n{address}") == [long, address]


def test_a_number_that_begins_a_wrapped_line_is_no_item() -> None:
    lines = textwrap.fill(PROSE, 60, initial_indent="   ")

    assert passages(f"A title\n\n{lines}\n3. October.\n{lines}")[1:] == [PROSE]


def test_an_underlined_line_is_a_heading_and_a_page_number_is_nothing() -> None:
    page = read_text(f"The title\n=====\n\nPart\n----\n\n{PROSE}\n\n14\n\n\f{PROSE}".encode())

    assert page.facts.title == "The title"
    assert passages_of_markdown(page.body) == [("Part", PROSE), ("Part", PROSE)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A title\n\nText.", "A title"),
        (f"A title\n{PROSE}\n{PROSE}", "A title"),
        ("A sentence is no title.\n\nText.", None),
        ("Two lines\nare no title\n\nText.", None),
        ("---\ntitle: Stated\nlang: en\n---\nFirst\n\nText.", "Stated"),
    ],
)
def test_the_title_of_a_text_is_a_first_line_of_its_own(text: str, title: str | None) -> None:
    assert read_text(text.encode()).facts.title == title


def test_utf_16_and_old_mac_line_ends_are_read() -> None:
    page = read_text("Title\r\rOne.\r\rTwo.".encode("utf-16"))

    assert (page.facts.title, page.body) == ("Title", "One.\n\nTwo.")


MARKDOWN = "Text with *stars* and [a link](x).\n\n> A quotation.\n\n| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize("head", ["# The title\n\n", "The title\n=========\n\n"])
def test_markdown_stays_as_it_is_but_for_the_heading_that_is_its_title(head: str) -> None:
    page = read_markdown(f"{head}{MARKDOWN}\n".encode())

    assert (page.facts.title, page.body) == ("The title", MARKDOWN)


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: T\ndate: 2024-03-05\nlang: pt_BR\ncanonical_url: https://a.example/b\n"
        "tags: [x]\n---",
        '+++\ntitle = "T"\ndate = 2024-03-05\nlang = "pt-BR"\nurl = "https://a.example/b"\n'
        'tags = ["x"]\n+++',
    ],
)
def test_front_matter_of_other_programs_is_understood(matter: str) -> None:
    facts = read_markdown(f"{matter}\n\n{MARKDOWN}".encode()).facts

    assert (facts.title, facts.published, facts.language) == ("T", "2024-03-05", "pt-BR")
    assert (facts.url, facts.tags) == ("https://a.example/b", ("x",))


@pytest.mark.parametrize("typed", ["tags: [harbours, tides]", "keywords: harbours, tides"])
def test_tags_are_a_list_or_stand_on_a_line(typed: str) -> None:
    page = read_markdown(f"---\ntitle: T\n{typed}\n---\n\n{MARKDOWN}".encode())

    assert page.facts.tags == ("harbours", "tides")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Text.\n{: .lead}", "Text."),
        ("{% include ad.html %}\n\nText.", "Text."),
        ('{{< figure src="x" caption="The quay" >}}\n\nText.', "The quay\n\nText."),
        (":::note Remember\n\nText.\n\n:::", "Remember\n\nText."),
        ("import Tabs from '@theme/Tabs';\n\n<Tabs>\n\nText.\n\n</Tabs>", "Text."),
        ("> [!NOTE] Background\n> Text.", "> Background\n>\n> Text."),
        ("See [[Whale (mole)|the Whale]], ==here==.%%why%% ^b1", "See the Whale, here."),
        ("{% highlight sh %}\nls {{< x >}}\n{% endhighlight %}", "```\nls {{< x >}}\n```"),
        ("{% raw %}{{ page }}{% endraw %}\n\nText.", "{{ page }}\n\nText."),
        ("{% raw %}\n```\n{{ page }}\n```\n{% endraw %}\nText.", "```\n{{ page }}\n```\n\nText."),
        ("```\n{% raw %}\nls\n{% endraw %}\n```", "```\n{% raw %}\nls\n{% endraw %}\n```"),
        ("{% endhighlight %}\n\nText.", "Text."),
        ("{% if x %}Text.{% endif %} The tag `{% if %}`.", "Text. The tag `{% if %}`."),
        ("It grew.[[1]](#note) ==So== did 你==好==吗.", "It grew.[[1]](#note) So did 你好吗."),
        ("If x==1 and y==2, stop.\nE = mc ^2", "If x==1 and y==2, stop.\nE = mc ^2"),
        ("{% raw %}`{{< x >}}`{% endraw %} is a short code.", "`{{< x >}}` is a short code."),
        ("{{< a >}}Text. {{< b >}}\n%%a%%Text.%%b%%", "Text. \nText."),
        ("```ls``` lists.\n{: .lead}\nText.", "```ls``` lists.\n\nText."),
        ("```\n```x\n{: .lead}\n```", "```\n```x\n{: .lead}\n```"),
        ("~~~\n{: .lead}\n~~~", "~~~\n{: .lead}\n~~~"),
    ],
)
def test_marks_of_other_programs_go_and_their_text_stays(typed: str, meant: str) -> None:
    body = re.sub(r"\n{3,}", "\n\n", read_markdown(f"# T\n\n{typed}".encode()).body)

    assert re.sub(r"> +(?=\n)", ">", body) == meant


@pytest.mark.parametrize(
    "head", ["% The title\n% A. Author\n% 2024-03-05\n\n", "<h1>The title</h1>\n\n"]
)
def test_a_title_in_the_manner_of_pandoc_or_in_html_is_the_title(head: str) -> None:
    page = read_markdown(f"{head}Text.".encode())

    assert (page.facts.title, page.body) == ("The title", "Text.")
    assert page.facts.published in ("2024-03-05", None)


def test_blocks_of_html_in_markdown_are_kept_as_text() -> None:
    body = (
        "One.\n\n<div align=center>\n<p>Two <b>bold</b>.</p>\n</div>\n\n```\n<p>code</p>\n\n"
        "<p>more</p>\n```\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\nThree."
    )

    page = read_markdown(f"# T\n\n{body}".encode())

    assert texts_of(page) == ["One.", "Two bold.", "<p>code</p>\n\n<p>more</p>", "a  b", "Three."]


@pytest.mark.parametrize(
    "block",
    [
        "<img src=a>\n<p align=center>\n  <em>Two.</em>\n</p>",
        "<!-- a remark -->\n\n<custom-tag>\nTwo.\n</custom-tag>",
        "<div>\n\nTwo.\n\n</div>",
    ],
)
def test_any_block_of_html_is_kept_as_text(block: str) -> None:
    page = read_markdown(f"# T\n\nOne.\n\n{block}\n\nThree.".encode())

    assert texts_of(page) == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("---\ntitle: [a\n---\nText.", "^line "), ("+++\ntitle = a\n+++\nText.", "not valid TOML")],
)
def test_broken_front_matter_is_named_by_its_line(typed: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        read_markdown(typed.encode())
