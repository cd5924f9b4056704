"""PERSON: names by form (surname, one or two signs) where their surroundings call for one."""

import re
from collections.abc import Iterable, Iterator

from ..lexicon import word_list
from .bounds import is_cut
from .candidates import Candidate
from .credits import NOT_NAME, find_credited
from .name_ends import (
    DOTTED,
    FOLLOWERS,
    FUNCTION_SURNAMES,
    LONG_FOLLOWERS,
    PUNCTUATION,
    dotted_end,
    end_of_sounds,
    listed_surnames,
    name_lengths,
    right_fit,
)

_CUE_BEFORE = re.compile(
    r"(?:据|对|由|以|向|请|让|与|和|及|同|跟|任命|选举|免去|接受|决定|补选|会见|看望|慰问|记者|通讯员|摄影|编辑|"
    r"校对|作者|名叫|叫|[是])$"
)
_WORDS = word_list("no name")
_NO_LAST_SIGN = frozenset("自说称等则作以在和与于将会也还就已的了从向对把被并及或又都边任是为")
_SPEAKS = ("说", "表示", "介绍", "认为", "指出", "强调", "告诉", "坦言")
_NEVER_IN_NAME = re.compile(
    "[的了在是等和与及或也就都我你他她它这那其之于以从对把将要很最更又再已未不无每各某些个第说"
    "表参加出席市县省区乡镇村委党员干部]"
)


def read_name(text: str, at: int, *, anchored: bool = False) -> tuple[int, float] | None:
    """The end of the name that begins at `at`, with its score: the length whose right side parts words.

    `周建民主持 -> 周建民`; `常青表示 -> 常青`. None where no name can stand.
    """
    foreign = DOTTED.match(text, at)
    if foreign:
        return dotted_end(text, foreign), 0.9
    sounds = end_of_sounds(text, at) if anchored else None
    if sounds is not None:
        return sounds, 0.85
    best: tuple[float, int] | None = None
    lengths = name_lengths(text, at)
    for length in lengths or ((3, 2) if anchored else ()):
        end = at + length
        if end > len(text) or any(c in PUNCTUATION or not "\u3400" <= c <= "\u9fff" for c in text[at:end]):
            continue
        if any(c in "的了是在" for c in text[at + 1 : end]):
            continue
        fit = right_fit(text, end)
        if text[at:end] in _WORDS:
            fit -= 0.05 if anchored else 0.3
        if (
            length > 2
            and text[end - 1] in _NO_LAST_SIGN
            and not (text[end - 1] in "和与会以将从向任于" and text.startswith(LONG_FOLLOWERS, end))
        ):
            fit -= 0.4
        if not lengths and not _unlisted(text, at, end):
            continue
        if best is None or fit > best[0]:
            best = (fit if lengths else fit - 0.2, end)
    return (best[1], best[0]) if best else None


def _unlisted(text: str, at: int, end: int) -> bool:
    """Whether a name with a surname that no list holds may stand behind a post."""
    if _NEVER_IN_NAME.search(text[at:end]) or text[at:end].endswith(_NO_NAME_ENDS):
        return False
    return text.startswith(_SPEAKS, end) or (end - at == 3 and text.startswith(LONG_FOLLOWERS, end))


_NO_NAME_ENDS = ("单位", "岗位", "职务", "人选", "办公", "会议", "制度", "工作", "责任", "签字")


def find_persons(text: str, posts: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names behind posts and credit words, in lists, and before verbs of saying and taking part; offsets in `text`."""
    posts = tuple(posts)
    for post in posts:
        gap = 1 if text[post.end : post.end + 1] in (" ", "：") else 0
        named = list(_name_at(text, post.end + gap, anchored=True))
        yield from named
        if not named:
            yield from _name_before(text, post)
    for match in re.finditer(r"[，。；：（、“”\n ]|^", text):
        yield from _name_at(text, match.end(), anchored=False)
        yield from _list_at(text, match.end())
    for match in _NAMING.finditer(text):
        yield from _name_at(text, match.end(), anchored=True)
    for match in re.finditer("以及|和|与|及", text):
        yield from _list_at(text, match.end())
    for match in _STYLED.finditer(text):
        yield from _styled(text, match)
    for match in _SPACED.finditer(text):
        sign, told_of = text[match.start()], text[match.start() - 1 : match.start()] == "的"
        if sign in listed_surnames() and not (told_of and sign in FUNCTION_SURNAMES):  # 可爱的国 美丽的家
            yield Candidate(match.start(), match.end(), "PERSON", 0.85, "form")
    yield from find_credited(text)


_NAMING = re.compile(r"(?:任命|免去|补选|选举|聘任|推选|提名|接受|决定任命)：?\s*")
_SPACED = re.compile(
    r"(?:(?<![\u4e00-\u9fff·] )(?<![\u4e00-\u9fff/／])|(?<=[的由与和请让免命]))"
    r"[\u4e00-\u9fff] [\u4e00-\u9fff](?=[\u4e00-\u9fff（，、。])"
)
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff]{1,2} [\u4e00-\u9fff](?! )")
_STYLED = re.compile("同志|先生|女士")
_STYLED_ALL = ("领导", "干部", "党员", "负责", "委员", "代表", "职工", "青年", "妇女", "退休", "民警", "记者")


def _styled(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    """A name right before 同志, 先生, 女士."""
    for length in (3, 2, 4):
        start = match.start() - length
        name = text[max(0, start) : match.start()]
        if start < 0 or name in _WORDS or name.endswith((*_STYLED_ALL, "的")):
            continue
        if length in name_lengths(text, start):
            yield Candidate(start, match.start(), "PERSON", 0.85 if length == 3 else 0.6, "form")
            return


def _name_before(text: str, post: Candidate) -> Iterator[Candidate]:
    """A name right before its title: 某某总书记, 某某同志."""
    if text[post.start : post.end] not in ("总书记", "同志", "先生", "女士") and not text.startswith(
        ("总书记", "主席"), post.start
    ):
        return
    for length in (3, 2, 4):
        start = post.start - length
        if start >= 0 and length in name_lengths(text, start) and (length == 3 or is_cut(text, start)):
            yield Candidate(start, post.start, "PERSON", 0.85, "form")
            return


def _list_at(text: str, at: int) -> Iterator[Candidate]:
    """A list of three and more names parted by 、: `某某、某某、某某参加会议`."""
    names: list[tuple[int, int]] = []
    while True:
        found = _listed_name(text, at)
        if found is None:
            break
        names.append((at, found))
        if text[found : found + 1] not in ("、", " "):
            break
        at = found + 1
    if len(names) >= 3:
        yield from (Candidate(a, b, "PERSON", 0.9, "list") for a, b in names)


def _listed_name(text: str, at: int) -> int | None:
    for length in name_lengths(text, at):
        end = at + length
        name = text[at:end]
        fits = text[end : end + 1] in ("、", " ", "，", "。", "") or text.startswith(FOLLOWERS, end)
        if len(name) == length and fits and name not in _WORDS and all("\u3400" <= c <= "\u9fff" for c in name):
            return end
    return None


def _name_at(text: str, at: int, *, anchored: bool) -> Iterator[Candidate]:
    spaced = _SPACED_NAME.match(text, at) if anchored else None
    if spaced and (len(spaced.group()) == 3 or spaced.group()[:2] in listed_surnames()):
        yield Candidate(at, spaced.end(), "PERSON", 0.85, "form")
    found = read_name(text, at, anchored=anchored)
    if found is None:
        return
    end, fit = found
    if NOT_NAME.search(text[at:end]) or text.startswith(_LEADS, at):
        return
    if anchored and fit >= 0.4:
        yield Candidate(at, end, "PERSON", round(min(0.98, fit + 0.05), 2), "form")
    elif fit >= 0.75 and _calls_for_name(text, end):
        listed = at > 0 and text[at - 1] == "、"  # 完整性、先进性、安全性要求
        yield Candidate(at, end, "PERSON", round(fit - (0.4 if listed else 0.1), 2), "form")
    else:
        return
    yield from _listed(text, end)


_LEADS = ("关于", "通报", "特别", "多次", "再次", "反复", "高度", "深刻", "共同", "一再")
"""Words before what is said or done that read like a name behind a post: 总书记特别强调."""


def _listed(text: str, end: int) -> Iterator[Candidate]:
    """Names that go on behind a name: `、`, a space or 和 between them."""
    while end < len(text) and text[end] in "、 和":
        found = read_name(text, end + 1)
        if found is None or found[1] < 0.75 or NOT_NAME.search(text[end + 1 : found[0]]):
            return
        yield Candidate(end + 1, found[0], "PERSON", round(found[1] - 0.05, 2), "list")
        end = found[0]


def is_called_for(text: str, start: int, end: int) -> bool:
    """Whether a name may be read at `start:end`: before what persons do, behind what leads to one, or in a list."""
    if _CUE_BEFORE.search(text, max(0, start - 3), start):
        return True
    if text.startswith(FOLLOWERS, end) or _calls_for_name(text, end):
        return is_cut(text, start)
    return "、" in (text[start - 1 : start], text[end : end + 1])


_VERBS = re.compile(
    r"[^，。；：！？]{0,8}?(?:表示|强调|指出|介绍|认为|坦言|告诉|透露|出席|主持|参加|讲话|致辞|作报告|调研|会见|"
    r"一行|带队|宣布|当选|同志|叮嘱|回答|回忆|补充|建议|提醒|直言|感慨|期待|表态|不再担任|辞去|升任|接任)"
    r"|(?:还|也|都|笑着|感慨地|高兴地|激动地|自豪地|最后|接着)?(?:说|要求|任|担任|男，|女，|等)|"
    r"自?\d{4}年(?:\d{1,2}月)?(?:起|至|到)|（[^（）]{2,20}(?:总监|经理|总裁|董事长|局长|主任|书记|主席|厂长|社长)）[：:]|"
    r"(?:（女）)?为[\u4e00-\u9fff]{2,16}?(?:长|主任|书记|主席|员)|，(?:男|女|汉族|\d{4}年)"
)


def _calls_for_name(text: str, end: int) -> bool:
    """Whether what follows is what persons do, close enough that they are its subject."""
    return bool(_VERBS.match(text, end))
