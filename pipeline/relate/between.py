"""What stands between two mentions, in a few signs: 某某，男，现任某市市委书记 -> `，c，VB`.

Mentions are letters (N person, T post, B body, L place, E event), words are what they do (V taking a post, K having
held it, X leaving it, S speaking), else `w` or `c` (one character); dates are `d`. Lists are told once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..record import Mention
from .view import View

Kinds = Sequence[tuple[str, re.Pattern[str]]]
_ENDS = re.compile("[。！？\n]")
_LETTERS = {"PERSON": "N", "POST": "T", "ORG": "B", "COMPANY": "B", "PLACE": "L", "EVENT": "E"}
_DATE = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|至今|开始)?|\d{1,2}月(?:\d{1,2}日)?|[\d.]+—[\d.]+"
)
_WORDS = tuple(
    (sign, re.compile(words))
    for sign, words in (
        ("K", "曾任|历任|先后任|先后担任|曾担任|曾兼任|曾为|曾是"),
        ("X", "不再|辞去|卸任|免去|(?:辞职|离任|免职)(?!后)"),
        ("V", "任|当选|聘|选举|提名|推荐|推选|履新|兼|为|是|系|晋升|获|决定"),
        ("S", "表示|介绍|指出|强调|认为|告诉|说|称|透露|讲话|主持|出席|会见|陪同|参加"),
        ("等", "等"),
        ("的", "的"),
        ("由", "由|经|被|让"),
        ("加", "加入|进入|毕业|出生|生于"),
    )
)
_PARTS = re.compile("([，。、；：（）“”《》！？\n—|/·d])")
_LISTS = tuple(
    (re.compile(pattern), once)
    for pattern, once in (
        ("(?:[BL]*T[、 ])+(?=[BL]*T)", ""),
        ("(?:N[、 ])+(?=N)", ""),
        ("L+(?=[BT])", ""),
        ("BT", "T"),
        ("B+", "B"),
        ("w+", "w"),
        ("TT+", "T"),
    )
)


@lru_cache(maxsize=4096)
def signs_of(words: str) -> str:
    """The words between two mentions in signs."""
    return "".join(_sign(part) for part in _PARTS.split(_DATE.sub("d", words)) if part)


def _sign(part: str) -> str:
    if part in "“”《》":
        return ""
    if _PARTS.fullmatch(part):
        return {"：": ":", "\n": "/"}.get(part, part)
    if part.isspace():
        return " "
    return next((sign for sign, words in _WORDS if words.search(part)), "w" if len(part) > 1 else "c")


def shape(view: View, mentions: Sequence[Mention], first: int, last: int) -> str:
    """What stands between two of `mentions`, by their places."""
    signs = ""
    for i in range(first, last):
        words = view.between(mentions[i], mentions[i + 1])
        signs += signs_of(words) + (_LETTERS[mentions[i + 1].label] if i + 1 < last else "")
    return _once(signs)


def shape_features(signs: str, *, longest: int) -> Iterator[str]:
    """What is told of a shape: the whole of one that is not too long, its end, its begin."""
    yield f"shape {signs if len(signs) <= longest else 'long'}"
    yield f"shape ends {signs[-2:]}"
    yield f"shape begins {signs[:2]}"


def sentence_ends(words: str) -> int:
    """How many sentences end in the words."""
    return len(_ENDS.findall(words))


def kind_of(words: str, kinds: Kinds) -> str:
    """The first kind whose pattern is in the words, `other` where none is."""
    return next((kind for kind, pattern in kinds if pattern.search(words)), "other")


@lru_cache(maxsize=4096)
def _once(signs: str) -> str:
    before = None
    while before != signs:
        before = signs
        for pattern, once in _LISTS:
            signs = pattern.sub(once, signs)
    return signs
