"""Written forms of names: one form for comparing, one line for showing, and the ways a post can be called."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from opencc import OpenCC

_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅", "·"))
_EQUAL = (
    ("中国共产党", "中共"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民政府", "政府"),
)
_PARTY = re.compile(r"^中共(?=.{2,}委)")
_COMMITTEE = re.compile(r"(?<=[省市县区州盟旗乡镇党])委员会")
_LEGAL = re.compile(r"(?:集团|(?<!股份)(?<!有限)(?<!责任)(?<!控股))(?:股份|有限|责任|控股)*+公司$|集团$")
_GAP = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONG_FORMS = (
    (re.compile(r"^(?:党中央|中国共产党中央委员会|中共中央委员会)"), "中共中央"),
    (re.compile(r"^中国人民政治协商会议全国委员会|^政协全国委员会"), "全国政协"),
    (re.compile(r"^(?:中国人民政治协商会议|政协)(.{2,})委员会$"), r"\1政协"),
    (re.compile(r"^(?:中国共产党|中共)(?!中央)(.{2,})纪律检查委员会$"), r"\1纪委"),
    (re.compile(r"^(?:中国共产党|中共)(?!中央)(.{2,}[省市县区州盟旗])委员会$"), r"\1委"),
    (re.compile(r"^(?:中国共产党|中共)(?!中央)(?=.{2,})"), ""),
    (re.compile(r"中央军事委员会"), "中央军委"),
    (re.compile(r"人民代表大会常务委员会"), "人大常委会"),
    (re.compile(r"人民代表大会$"), "人大"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"([省市县区])\1(?=委|政府|人大|政协)"), r"\1"),
)  # fmt: skip
_GOVERNMENT = re.compile(r"(?P<area>.+(?P<unit>[省市县区州盟旗乡镇]))政府$")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified(sign: str) -> str:
    if "\ud800" <= sign <= "\udfff":  # a byte of the command line that is not UTF-8; OpenCC takes whole characters
        return sign
    plain = _converter().convert(sign)
    return plain if len(plain) == 1 else sign


@cache
def folded_sign(sign: str) -> str:
    """The character for comparing, one for one: simplified, half width, one form of dot."""
    plain = unicodedata.normalize("NFKC", sign).translate(_DOTS)
    return _simplified(plain) if len(plain) == 1 else sign


class _Foldings(dict[int, str]):
    """Characters as `folded` has them, each looked up once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code).translate(_DOTS)
        self[code] = "" if sign.isspace() else _simplified(sign)
        return self[code]


_FOLDINGS = _Foldings()


def folded(name: str) -> str:
    """The name for comparing: simplified sign by sign, half width, without white space: 陳 遠 -> 陈远."""
    return unicodedata.normalize("NFKC", name).translate(_FOLDINGS).casefold()


def folded_body(name: str) -> str:
    """The folded name of a body or its post with long forms made short: 中共临江市委员会书记 -> 临江市委书记."""
    name = folded(name)
    for long, short in _EQUAL:
        name = name.replace(long, short)
    return _PARTY.sub("", _COMMITTEE.sub("委", name))


def company_stem(name: str) -> str:
    """The folded name of a company without its legal form: 松烟机械股份有限公司 -> 松烟机械."""
    name = folded(name)
    return _LEGAL.sub("", name) or name


def standard_body(name: str) -> str:
    """The usual form of a body's name: 中共云州市委员会 -> 云州市委, 云州市人民政府 -> 云州市政府."""
    for pattern, usual in _LONG_FORMS:
        name = pattern.sub(usual, name)
    return name


def post_forms(title: str, bodies: Iterable[str]) -> Iterator[str]:
    """The folded ways to call a body's post: 市长, 临江市政府 -> 临江市政府市长, 临江市市长, 临江市长."""
    title = folded(title)
    for name in bodies:
        body = folded_body(name)
        yield body + title
        if match := _GOVERNMENT.fullmatch(body):
            yield match["area"] + title
            if match["unit"] in title:
                yield match["area"][:-1] + title


def one_line(text: str) -> str:
    """The text in one line: every run of white space is one space, between Chinese signs none; no control signs."""
    return _GAP.sub("", _CONTROL.sub("", " ".join(text.split())))


def listed(value: object) -> tuple[str, ...]:
    """The parts of a list joined by `；`; none where there is no text."""
    return tuple(part for part in value.split("；") if part) if isinstance(value, str) else ()
