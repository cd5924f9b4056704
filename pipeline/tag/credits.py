"""PERSON in credit lines: names behind 记者, 编辑, 摄影, parted by spaces or 、, and before /文, /图, /摄."""

import re
from collections.abc import Iterator

from ..lexicon import credit_words, surnames
from .candidates import Candidate

_CREDIT_WORD = (
    r"(?:记者|通讯员|编辑|责编|审核|校对|一审|二审|三审|初审|复审|终审|编审|审校|监制|摄影|摄影报道|撰稿|文|图|摄|"
    r"文/图|图/文|摄像|制图|美编|主编|策划|统筹|作者)"
)
_CREDITS = re.compile(
    rf"{_CREDIT_WORD}\s?[：:/／丨|｜\s]\s?((?:[\u4e00-\u9fff·]{{1,5}}[\s、，/／]{{0,2}}){{1,12}}+)|"
    r"^□\s?((?:[\u4e00-\u9fff]{1,4}[\s、]{0,2}){1,6})$|"
    rf"(?:^|(?<=[/／][文图]\s))((?:[\u4e00-\u9fff]{{2,4}}\s?){{1,5}})(?=[/／](?:文字?|图|摄影?)(?:$|[\s/／。）]))"
)
_CREDIT_POST = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?:\s?[：:｜|/／]\s?(?=[\u4e00-\u9fff])|\s(?=[\u4e00-\u9fff]{2,4}(?:\s|$)))"
)
"""A word that says what the named did, a post in credit lines alone where it is one: 审核, 摄影."""
NOT_NAME = re.compile(
    r"记者|通讯员|编辑|责编|审核|校对|[一二三初复终]审|监制|摄影|撰稿|摄像|制图|美编|主编|策划|统筹|作者|来源|"
    r"文字|文图|图文|报道|综合|.族$|负责$|^干部|本报|日报|晚报|通讯|新闻|融媒|全媒|特约|实习|见习|责任|主办方|承办方|组委会|受访者|资料|供图|^[文图摄]$"
)

_BODY = re.compile(r"..[局委部办院站社台网馆校所队团司]$")


def find_credited(text: str) -> Iterator[Candidate]:
    """Names of the credit lines in `text`: `记者 江晚 宋岭 -> 江晚, 宋岭`, `江晚/图 -> 江晚`."""
    at = 0
    while match := _CREDITS.search(text, at):
        at = match.start(match.lastindex or 1) + 1
        behind = match[3] is None
        for name in _credited(text, *match.span(match.lastindex or 1)):
            if behind or (text[name.start] in surnames() and not _BODY.search(text[name.start : name.end])):
                yield name


def find_credit_posts(text: str) -> Iterator[Candidate]:
    """Words before a colon that are posts in credit lines alone: `审核：江晚 -> 审核`."""
    for word in _CREDIT_POST.finditer(text):
        if word[1] in credit_words():
            yield Candidate(*word.span(1), "POST", 0.9, "list")


def _credited(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Names of a credit line, parted by spaces or 、; two single signs with a space between are one name."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[\u4e00-\u9fff·]+", text[:end]) if m.start() >= start]
    i = 0
    while i < len(tokens):
        left, right = tokens[i]
        halves = right - left == 1 and i + 1 < len(tokens) and tokens[i + 1][1] - tokens[i + 1][0] == 1
        if halves and text[right] in " \u3000":
            right = tokens[i + 1][1]
            i += 1
        token = text[left:right]
        if NOT_NAME.search(token) or (right < len(text) and text[right] in "：:"):
            return
        if 2 <= len(token.replace(" ", "")) <= 4 and (
            token[0] in surnames() or token[:2] in surnames() or len(token) in (2, 3)
        ):
            yield Candidate(left, right, "PERSON", 0.9 if token[0] in surnames() else 0.7, "list")
        i += 1
