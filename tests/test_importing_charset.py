"""Bytes become the text that was meant, whatever they declare."""

import codecs
from time import process_time

import pytest

from bot.importing.charset import decode

RUSSIAN = "Турецкая армия, вошедшая в Идлиб в конце прошлого года, подверглась авиаудару."
ARABIC = "تعرض الجيش التركي الذي دخل إدلب في نهاية العام الماضي لغارة جوية، بحسب الصحيفة."
CHINESE = "去年年底进入伊德利卜的土耳其军队遭到空袭，至少二十二名士兵死亡，据当地媒体报道。"
JAPANESE = "昨年末にイドリブに入ったトルコ軍が空爆を受け、少なくとも二十二人の兵士が死亡した。"
TURKISH = "Geçen yılın sonunda İdlib'e giren Türk ordusu hava saldırısına uğradı, asker öldü."
POLISH = "Turecka armia, która weszła do Idlibu pod koniec zeszłego roku, została zaatakowana."
FRENCH = "L’armée turque, entrée à Idlib à la fin de l’année dernière, a été visée par un raid."
GREEK = "Ο τουρκικός στρατός, που εισήλθε στο Ιντλίμπ στα τέλη του περασμένου έτους."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022_jp"),
        (TURKISH, "cp1254"),
        (POLISH, "cp1250"),
        (FRENCH, "cp1252"),
        (GREEK, "cp1253"),
    ],
)
def test_an_undeclared_encoding_is_recognised_amid_markup(text: str, encoding: str) -> None:
    page = f"<html><a href='/home'>Home</a><p class='text'>{text}</p><i>News 2019</i></html>"

    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(mark: str) -> None:
    assert decode(RUSSIAN.encode(mark), "cp1251") == RUSSIAN


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_a_declaration_means_what_browsers_take_it_for(declared: str) -> None:
    page = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>朱镕基"

    assert decode(page.encode("gb18030")) == page


def test_a_declaration_that_a_script_left_undefined_is_none() -> None:
    page = f"<meta charset=undefined><p>{FRENCH}</p>"

    assert decode(page.encode("cp1252"), "undefined") == page


def test_what_came_with_the_bytes_stands_over_what_they_say() -> None:
    page = "<meta charset=koi8-r><p>Да</p>"

    assert decode(page.encode("cp1251"), "windows-1251") == page


def test_utf_8_is_recognised_against_a_wrong_declaration_and_with_a_fault() -> None:
    page = f"<meta charset=iso-8859-1>{FRENCH}"

    assert decode(page.encode()) == page
    assert decode(page.encode() + b"\xff").startswith(page)


@pytest.mark.parametrize("declared", ["x-unknown", "utf-16", "base64", "\0", "idna"])
def test_a_declaration_that_cannot_be_is_ignored(declared: str) -> None:
    assert decode(codecs.encode("plain", "ascii"), declared) == "plain"


@pytest.mark.parametrize("never_closed", [b"<!--", b"<script ", b"< "])
def test_markup_that_is_never_closed_is_read_at_once(never_closed: bytes) -> None:
    begun = process_time()

    decode(RUSSIAN.encode("cp1251") + never_closed * 30_000)

    assert process_time() - begun < 2  # seconds; it took twenty and more
