"""Where a name in running Chinese text may begin: punctuation, function words, verbs that take bodies."""

import re
from functools import lru_cache

from ..geography import gazetteer
from ..lexicon import countries, word_list

LONGEST_PREFIX = 60
"""No run of places before a body, as 云州省云岫市澄溪县, has so many characters."""
LEVEL_SIGNS = frozenset("省市县区州旗盟镇乡")
_PUNCTUATION = frozenset("，。；：、！？（）《》“”‘’…—\n \t()[]【】/·")
_STOPS = word_list("parts names")
_LONGEST_STOP = max(map(len, _STOPS))
_NO_PLACE_SIGN = re.compile(
    "[聚邀请推荐组织召开是就的了在全我该本各动员深化推进加强做好抓确保要把将会议和与对以为由从向"
    "据经按照落实贯彻市县省区镇乡这那些有个一二三两几新老]"
)
_LED_BY_VERB = re.compile(
    "拟任|现任|历任|曾任|起任|[年月日]任|其|宣布|关于|决定|免去|辞去|担任|同意|任命|接任|转任|调任|提请|通过|听取|审议|批准|"
    "先后|拉来|帮助|帮忙|对接|经由"
)
_UNKNOWN_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:市|县|区|州|旗|镇|乡|街道|村|社区)$")


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(gazetteer().forms) | countries()


def is_break(sign: str) -> bool:
    """Whether a name cannot run over `sign`."""
    return sign in _PUNCTUATION or not (_is_han(sign) or sign.isalnum() or sign in "+-“”")


def _is_han(sign: str) -> bool:
    """By its place in Unicode, as the tables of an older Python lack the characters added since (U+31350 in 3.11)."""
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"


def is_cut(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: the text's begin, behind punctuation or behind a function word."""
    return is_strict(text, at) or _stop_ends(text, at)


def is_strict(text: str, at: int) -> bool:
    """Whether a name surely begins at `at`: behind punctuation, or at the text's begin."""
    return at == 0 or text[at - 1] in _PUNCTUATION


_ENDS = frozenset("的有在为是等和与将要举召上下内外地市县区各来去到从已也最至以、成位拥开正")


def is_end(text: str, at: int) -> bool:
    """Whether a name may end at `at`: before punctuation, the text's end, or a sign that begins another word."""
    return at >= len(text) or text[at] in _PUNCTUATION or text[at] in _ENDS or not "\u3400" <= text[at] <= "\u9fff"


def names_people(text: str, end: int) -> bool:
    """Whether the place that ends at `end` tells only who people are: 朝鲜族, 英国人."""
    people = text.startswith("族", end) and not text.startswith(("族自治", "族乡"), end)
    return people or (
        text.startswith("人", end) and text[end + 1 : end + 2] not in tuple("民大社才口均工力寿保类文物体事防")
    )


def in_longer_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is part of a longer word that names no place: 海口 in 出海口."""
    return any(word in text[max(0, end - len(word)) : start + len(word)] for word in _LONGER_WORDS)


_LONGER_WORDS = word_list("holds a place")


def in_slogan(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is part of a short quotation: a slogan, a campaign, a brand."""
    opening = text.rfind("“", max(0, start - 14), start)
    closing = text.find("”", end, end + 14)
    if opening < 0 or closing < 0 or "”" in text[opening:start] or "“" in text[end:closing]:
        return False
    if text[closing - 1] in "。！？":
        return False
    return closing - opening <= 16 and (opening + 1, closing) != (start, end)


def heads_line(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands at a line's begin before a colon: `云岫：三万户恢复供电`."""
    return (start == 0 or text[start - 1] in "\n 　") and text[end : end + 1] == "："


def place_before(text: str, end: int) -> int | None:
    """Where a place name that ends at `end` begins, the longest known form; None where none does."""
    for length in range(min(12, end), 1, -1):
        start = end - length
        if text[start:end] in _forms() and not reads_like_words(text, start, text[start:end]):
            return start
    return None


_LIKE_WORDS = frozenset(("和县", "任县"))
"""Counties that read like 和 or 任 before a county's body: only behind their city, or where a text begins with them."""


def reads_like_words(text: str, at: int, name: str) -> bool:
    """Whether a county's name at `at` reads like 和 or 任 before a county: 部门和县市区."""
    return name in _LIKE_WORDS and not (is_strict(text, at) or text[at - 1] in "市省")


def unknown_place_before(text: str, end: int) -> int | None:
    """Where a place by form (`云泽市`, `大桥镇`) that ends at `end` begins, when what is before parts words."""
    match = _UNKNOWN_PLACE.search(text[max(0, end - 5) : end])
    if not match:
        return None
    for length in (4, 3, 5):
        start = end - length
        name = text[start:end]
        if (
            length <= end
            and _UNKNOWN_PLACE.fullmatch(name)
            and not _NO_PLACE_SIGN.search(
                _stem(name).lstrip(_NUMERALS if is_strict(text, start) and length > 3 else "")
            )
            and name[0] != "原"
            and not _LED_BY_VERB.match(name)
            and (is_cut(text, start) or place_before(text, start) is not None)
        ):
            return start
    return None


_NUMERALS = "一两三几"


def _stem(name: str) -> str:
    return re.sub("(?:市|县|区|州|旗|镇|乡|街道|村|社区)$", "", name)


def prefix_start(text: str, end: int) -> int:
    """The begin of the run of places and level signs that stands right before `end`; `end` where none does."""
    at, limit = end, max(0, end - LONGEST_PREFIX)
    while at > limit:
        known = place_before(text, at)
        if known is not None:
            at = known
            continue
        unknown = unknown_place_before(text, at)
        if unknown is not None:
            at = unknown
            continue
        if text[at - 1] in LEVEL_SIGNS and at == end and (at == 1 or text[at - 2] not in "全我该本各外城集股超都夜"):
            at -= 1
            continue
        break
    if text[max(0, at - 2) : at] == "中共" or text[max(0, at - 2) : at] == "驻华":
        return at - 2
    return at


def name_start(text: str, end: int, *, longest: int) -> int:
    """The begin of the name that runs up to `end`: as far left as no sign and no word forbids it.

    Quoted parts (“四进”) and short brackets （中国） inside the name are run over.
    """
    at = end
    while at > 0 and end - at < longest:
        sign = text[at - 1]
        if sign in "”）":
            opening = text.rfind("“" if sign == "”" else "（", max(0, at - 10), at - 1)
            if opening > 0:
                at = opening
                continue
        if is_break(sign) or sign in "“”":
            break
        if _stop_ends(text, at):
            place = place_before(text, at)
            if place is None:
                break
            at = place
            continue
        at -= 1
    return at


def _stop_ends(text: str, at: int) -> bool:
    if text[max(0, at - 2) : at] in ("协和", "共和"):
        return False
    return any(text[max(0, at - n) : at] in _STOPS for n in range(1, _LONGEST_STOP + 1))
