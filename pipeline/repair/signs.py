"""Single signs: control signs out, traditional to simplified, widths of punctuation."""

import re
import unicodedata
from functools import lru_cache

import opencc

from ..language.lexicon import surnames
from ..record import Repaired
from .edit import replace_signs, replace_spans

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
TRADITIONAL_SHARE = 0.04
REVIVED = frozenset("昇陞甦祕邨氾剋喆淼堃皙勠菉鍾")
"""Signs that the table of 2013 (通用规范汉字表) gave back for names: they stay in a simplified page."""
_QIAN = re.compile(f"(?<=[{CJK}])乾(?![燥淨净杯脆旱枯涸果糧粮洗爽癟貨裂冰癬酪衣巴硬透乾草柴電絲麵])")
"""Not dry: 乾 before none of the characters that it means this with."""
_NEWLINES = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_DROPPED = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES: dict[str, str | int | None] = dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u202f", " ")
_BRACKETS = str.maketrans("「」『』﹁﹂﹃﹄〝〞", "“”‘’“”‘’“”")
_WIDE_LATIN = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xFF01, 0xFF5F) if chr(c).isalnum()}
_WIDE_LATIN |= {ord("％"): "%", ord("＋"): "+", ord("．"): "."}
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_NEXT_TO = re.compile(f"[{CJK}“”‘’《》，。；：？！（）、…]")
_PAIRED = re.compile(r'"[^"\n]*"')


_NAME_DOT = re.compile(f"(?<=[{CJK}])[‧・･．](?=[{CJK}])")
_RADICAL_SIGNS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_RADICAL_SIGNS |= {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
_RADICALS = str.maketrans(_RADICAL_SIGNS)
"""Radicals that a PDF's fonts set for whole characters: Unicode folds those of Kangxi, not the further ones."""


def replace_lookalikes(page: Repaired) -> Repaired:
    """`page` with characters for radicals that look like them (⽅ -> 方), and one form of the dot within a name."""
    return replace_signs(page, _NAME_DOT.sub("·", page.text.translate(_RADICALS)))


def drop_controls(page: Repaired) -> Repaired:
    """`page` with `\\n` for every kind of line end, plain spaces, and no control or zero-width signs."""
    edits = [(m.start(), m.end(), "\n") for m in _NEWLINES.finditer(page.text) if m.group() != "\n"]
    edits += [(m.start(), m.end(), "") for m in _DROPPED.finditer(page.text)]
    page = replace_spans(page, sorted(edits))
    return replace_signs(page, page.text.translate(str.maketrans(_SPACES)))


@lru_cache(maxsize=1)
def _converter() -> "opencc.OpenCC":
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def simplified_sign(sign: str) -> str:
    """The simplified form of one sign by OpenCC's table; the sign itself where that is not one sign."""
    new = str(_converter().convert(sign))
    return new if len(new) == 1 else sign


@lru_cache(maxsize=65536)
def _only_traditional(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return simplified_sign(sign) != sign and sign not in REVIVED
    return False


def is_traditional(text: str) -> bool:
    """Whether at least 4 % of the Chinese signs have no place in a simplified text."""
    chinese = [c for c in text if "\u3400" <= c <= "\u9fff"]
    return bool(chinese) and sum(map(_only_traditional, chinese)) >= TRADITIONAL_SHARE * len(chinese)


def simplify_text(text: str) -> str:
    """`text` in simplified signs, the same length: by OpenCC's phrases where those keep the length."""
    if not is_traditional(text):
        return "".join(simplified_sign(c) if _only_traditional(c) else c for c in text)
    lines = []
    for line in text.split("\n"):
        new = str(_converter().convert(line))
        lines.append(new if len(new) == len(line) else "".join(map(simplified_sign, line)))
    return _with_names("\n".join(lines), text)


def _with_names(simplified: str, text: str) -> str:
    """`simplified` with the 乾 of persons' names in `text`, which stands there for no 干: 徐乾學 -> 徐乾学."""
    signs = list(simplified)
    for match in _QIAN.finditer(text):
        if simplified_sign(match.string[match.start() - 1]) in surnames():
            signs[match.start()] = "乾"
    return "".join(signs)


def simplify_signs(page: Repaired) -> Repaired:
    """`page` in simplified signs. In a simplified page only signs that GB2312 lacks are changed (著 stays)."""
    return replace_signs(page, simplify_text(page.text))


def widen_punctuation(page: Repaired) -> Repaired:
    """`page` with full-width punctuation beside Chinese signs, half-width digits and letters, “” quotes."""
    text = page.text.translate(_WIDE_LATIN).translate(_BRACKETS)
    signs = list(text)
    for i, sign in enumerate(signs):
        if sign in _HALF_TO_FULL and _beside_chinese(signs, i):
            signs[i] = _HALF_TO_FULL[sign]
    text = _PAIRED.sub(lambda m: f"“{m.group()[1:-1]}”", "".join(signs))
    return replace_signs(page, "\n".join(close_quotes(_with_stops(line)) for line in text.split("\n")))


def _with_stops(line: str) -> str:
    """`line` with full stops where it ends its sentences with points alone: 他去调研.要快."""
    return line if "。" in line or not _ENDS_BY_POINT.search(line) else _POINT.sub("。", line)


_ENDS_BY_POINT = re.compile(f"[{CJK}”）%]\\.[”’]? *$")
_POINT = re.compile(f"(?<=[{CJK}”）%])(?<!^[一二三四五六七八九十])\\.(?=[{CJK}“”’ ]|$)")


def close_quotes(line: str) -> str:
    """`line` with the marks turned that open a quotation where one should close: “八一“晚会 -> “八一”晚会."""
    return _OPENED_TWICE.sub(r"“\1”", line) if line.count("“") > line.count("”") else line


_OPENED_TWICE = re.compile("“([^“”，。！？；：]{1,20})“")


def _beside_chinese(signs: list[str], i: int) -> bool:
    before = next((c for c in reversed(signs[max(0, i - 2) : i]) if c != " "), "")
    after = next((c for c in signs[i + 1 : i + 3] if c != " "), "")
    if before.isdigit() and after.isdigit():
        return False
    return bool(_NEXT_TO.match(before) or _NEXT_TO.match(after))
