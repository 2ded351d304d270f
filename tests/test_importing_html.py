"""A page becomes its article: every paragraph in order, no menu."""

import pytest

from bot.corpus.markdown import passages_of_markdown
from bot.importing.html import read_html
from tests.documents import SENTENCE as FIRST
from tests.documents import html, texts_of

SECOND = "According to officials of the ministry, the works at the harbour will begin in May."
THIRD = "Nobody from the opposition was present when the vote was taken late in the evening."


def passages(page: bytes) -> list[str]:
    return texts_of(read_html(page))


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>A title</h1><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></article>",
        "<div><div><div>{0}</div><div><span>{1}</span></div><div>{2}</div></div><div>{3}</div></div>",
        "<div id=story>{0}<br><br>{1}<br />\n<br />{2}<br><br>{3}</div>",
        "<table><tr><td><a href=/1>Sport</a></td><td><p>{0}<p>{1}<p>{2}<p>{3}</td></tr></table>",
        "<main><p>{0}</p><p>{1}</p><aside class=related><h3>More</h3><ul><li><a href=/x>Another "
        "story that is about something else</a></li></ul></aside><p>{2}</p><p>{3}</p></main>",
        "<section class='page has-sidebar'><p>{0}</p><p>{1}</p><p>{2}</p></section>"
        "<section class=footnotes><p>{3}</p></section>"
        "<div id=comments><p>I do not agree with a single word of this, says somebody.</p></div>",
        "<div><p>{0}</p><div class=ad-slot><p>Buy a boat today, and pay nothing until June.</p>"
        "</div><p>{1}</p><div id=toc><h2>Contents</h2><ul><li>1 History</ul></div><p>{2}</p>"
        "<p>{3}</p></div>"
        "<footer><p>© 2024 The Coast Courier. All rights reserved.</p></footer>",
    ],
)
def test_paragraphs_are_kept_in_order_and_menus_left_out(body: str) -> None:
    texts = [FIRST, "“No,” she said.", SECOND, THIRD]

    assert passages(html(body.format(*texts))) == texts


def test_lists_tables_quotations_and_captions_are_kept() -> None:
    body = (
        f"<article><p>{FIRST}</p><ul><li>one thing<li>another thing</ul><blockquote>Well said."
        f"</blockquote><figure><figcaption>The harbour in 2019</figcaption></figure><p>{SECOND}</p>"
        f"<table><tr><th>Year<th>Ships<tr><td>2019<td>1,204</table><h2>And now?</h2><p>{THIRD}</p>"
        "</article>"
    )

    page = read_html(html(body))

    assert passages_of_markdown(page.body) == [
        ("", FIRST),
        ("", "one thing\nanother thing"),
        ("", "Well said."),
        ("", "The harbour in 2019"),
        ("", SECOND),
        ("", "Year  Ships\n2019  1,204"),
        ("And now?", THIRD),
    ]


def test_captions_at_the_end_and_headings_at_the_beginning_are_kept() -> None:
    body = (
        f"<article><h1>A title</h1><h3>What it means</h3><div><p>{FIRST}</p><p>{SECOND}</p>"
        "<figure><img src=a><figcaption>The quay at dawn</figcaption></figure></div></article>"
    )

    assert passages_of_markdown(read_html(html(body)).body) == [
        ("What it means", FIRST),
        ("What it means", SECOND),
        ("What it means", "The quay at dawn"),
    ]


def test_a_sentence_below_the_title_is_kept_wherever_the_article_begins() -> None:
    lead = "The works at the harbour begin in May, years later than planned."
    article = f"<article><p>{FIRST}</p><p>{SECOND}</p></article>"

    page = html(f"<header><h1>A title</h1><p class='desc'>{lead}</p></header>{article}")

    assert passages(page) == [lead, FIRST, SECOND]


def test_a_caption_named_so_in_any_element_and_one_made_as_a_heading_are_kept() -> None:
    body = (
        f"<article><div class='img_wrapper'><img src=a><span>The quay</span></div><p>{FIRST}</p>"
        f"<p>{SECOND}</p><figure><img src=b><h6>Figure 1. The mole</h6></figure></article>"
    )

    assert passages(html(body)) == ["The quay", FIRST, SECOND, "Figure 1. The mole"]


def test_links_to_other_articles_amid_the_text_go() -> None:
    inset = (
        "<section class='more_info'><h3><a href=/x>An article on other matters</a></h3></section>"
    )
    advert = "<div class='dfp-slot dfp__inread'><span>Advertisement</span></div>"

    page = read_html(html(f"<article><p>{FIRST}</p>{inset}{advert}<p>{SECOND}</p></article>"))

    assert passages_of_markdown(page.body) == [("", FIRST), ("", SECOND)]


def test_a_button_that_folds_text_is_its_heading() -> None:
    fold = f"<h3><button>Background</button></h3><div><p>{THIRD}</p></div><button>Print</button>"

    page = read_html(html(f"<article><p>{FIRST}</p><p>{SECOND}</p>{fold}</article>"))

    assert passages_of_markdown(page.body)[-1] == ("Background", THIRD)


def test_a_caption_stands_above_its_table_and_stray_text_in_its_list() -> None:
    body = (
        f"<p>{FIRST}</p><table><caption>Ships by year</caption><tr><td>2019<td>1,204</table>"
        f"<p>{SECOND}</p><ul><li>one</li>stray</ul><p>{THIRD}</p>"
    )

    assert passages(html(f"<article>{body}</article>")) == [
        FIRST,
        "Ships by year",
        "2019  1,204",
        SECOND,
        "one",
        "stray",
        THIRD,
    ]


def test_tables_and_lists_that_hold_others_are_read_as_what_they_hold() -> None:
    inner = f"<table><tr><td>10<td>20<tr><td>30<td>40</table><p>{THIRD}</p>"
    body = f"<article><p>{FIRST}</p><table><tr><td>{inner}</table><ul><li>One</li><table><tr>"
    within = "<td>1<td>2<span hidden>3</span></table></ul>"

    texts = passages(html(f"{body}{within}<p><q>No</q>, she said. {SECOND}</p></article>"))

    assert texts == [FIRST, "10  20\n30  40", THIRD, "One", "1  2", f"“No”, she said. {SECOND}"]


def test_a_place_to_lead_to_is_no_link() -> None:
    texts = [f'<p><a name="p{n}">{text}</a></p>' for n, text in enumerate((FIRST, SECOND, THIRD))]

    assert passages(html(f"<div>{''.join(texts)}</div>")) == [FIRST, SECOND, THIRD]


def test_marks_of_notes_stay_readable() -> None:
    body = (
        f'<article><p>{FIRST}<sup><a href="#n">1</a></sup> It covers 5 km<sup>2</sup>.</p>'
        f'<p>{SECOND}</p><p id="n">A note. <a href="#r">↩</a></p></article>'
    )

    assert passages(html(body)) == [f"{FIRST}[1] It covers 5 km².", SECOND, "A note."]


def test_a_short_article_is_found_beside_a_longer_menu() -> None:
    body = "<article><p>The plan was approved on Monday.</p><p>Work begins.</p></article>"

    assert passages(html(body)) == ["The plan was approved on Monday.", "Work begins."]


def test_a_short_article_is_found_beside_longer_teasers() -> None:
    teasers = "".join(
        f"<div><h3><a href=/{n}>Story {n}</a></h3><p>{THIRD}</p></div>" for n in (1, 2)
    )
    related = f"<section class='related-stories'><h2>You may like</h2>{teasers}</section>"
    article = "<article><h1>A title</h1><p>The plan was approved.</p></article>"

    assert passages(f"<title>A title</title>{article}{related}".encode()) == [
        "The plan was approved."
    ]


def test_a_page_that_leaves_out_optional_tags_is_read() -> None:
    page = (
        f"<!doctype html><meta charset=utf-8><title>A title</title><!-- x --><header>Site</header>"
        f"<main><p>{FIRST}</p></main><p>{SECOND}</p>"
    )

    assert passages(page.encode())[-2:] == [FIRST, SECOND]
    assert read_html(page.encode()).facts.title == "A title"


def test_lines_of_code_stay_lines_after_code_that_is_not_shown() -> None:
    body = f"<article><p>{FIRST}</p><pre hidden>x</pre><p>{SECOND}</p><pre>Low 2\nHigh 6</pre>"

    assert passages(html(f"{body}<p>{THIRD}</p></article>"))[2] == "Low 2\nHigh 6"


def test_what_is_not_shown_is_not_taken() -> None:
    body = (
        f"<div><p>{FIRST}</p><p hidden>Hidden text.</p><p style='display: none'>Unseen.</p>"
        "<p class='sr-only'>For a reader of the screen.</p>"
        f"<script>var a = 'b';</script><!-- a remark -->{SECOND}<!-- another -->"
        "<p>At the <span>end</span>.</p></div>"
    )

    assert passages(html(body)) == [FIRST, SECOND, "At the end."]


def test_a_page_with_six_hundred_levels_is_read() -> None:
    assert passages(b"<div>" * 600 + f"<p>{FIRST}</p>".encode()) == [FIRST]


def test_lists_in_lists_in_lists_are_read() -> None:
    page = f"<p>{FIRST}</p>{'<ul><li>An item. ' * 300}".encode()

    assert passages(page)[:2] == [FIRST, "An item."]


def test_undeclared_old_encodings_are_read() -> None:
    russian = "Президент созвал срочное заседание Совета безопасности, сообщает газета."
    page = f"<title>Авиаудар</title><p>{russian}</p><p>Он отказался.</p>".encode("cp1251")

    assert passages(page) == [russian, "Он отказался."]
    assert read_html(page).facts.title == "Авиаудар"


# -- facts ----------------------------------------------------------------------------------------

JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type":
["NewsArticle"], "headline": "Plan &amp; harbour", "datePublished": "2024-03-05T10:00:00Z",
"publisher": {"@type": "Organization", "name": "The Daily"}}]}</script>"""


def test_facts_stand_in_json_ld_and_the_head() -> None:
    head = (
        '<title>Plan & harbour | The Daily</title><link rel="canonical" href="https://a.example/x">'
        '<meta property="og:locale" content="en_GB">' + JSON_LD
    )

    facts = read_html(html(f"<p>{FIRST}</p>", head)).facts

    assert (facts.title, facts.publisher) == ("Plan & harbour", "The Daily")
    assert (facts.published, facts.language) == ("2024-03-05", "en-GB")
    assert facts.url == "https://a.example/x"


@pytest.mark.parametrize("day", ["itemprop=datePublished", "class='post entry-date'", "pubdate"])
def test_facts_stand_in_meta_elements_and_microdata(day: str) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pl</script>'
        '<meta name="DC.title" content="Plan"><meta name="dc.publisher" content="Press">'
        "<!-- saved from url=(0021)https://a.example/y -->"
    )
    body = f'<p>{FIRST}</p><time {day} datetime="2024-03-05">Tuesday</time>'

    facts = read_html(html(body, head)).facts

    assert (facts.title, facts.publisher) == ("Plan", "Press")
    assert (facts.published, facts.url) == ("2024-03-05", "https://a.example/y")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Plan - The Daily</title>", "<h1>Plan</h1>"),
        ("<title>The Daily | Plan</title><meta property=og:site_name content='The Daily'>", ""),
        ("<title>Plan_News_The Daily</title>", "<h1>Plan</h1>"),
        ("", "<h1>Plan</h1>"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(head: str, body: str) -> None:
    assert read_html(html(f"{body}<p>{FIRST}</p>", head)).facts.title == "Plan"


def test_a_fact_that_is_only_suggested_is_missing() -> None:
    body = f"<h1>One</h1><h1>Two</h1><p>5 March 2024, by Jane Doe of the Daily</p><p>{FIRST}</p>"

    facts = read_html(html(f"{body}<time datetime='2024-03-05'>now</time>", "")).facts

    assert (facts.title, facts.publisher, facts.published, facts.url) == (None,) * 4
