"""Words and forms that attribute what is said, and what stands by them that tells another use."""

import re
from functools import lru_cache

from ..language.lexicon import WEIGHED, cues, reporting_words, word_list
from ..language.rules import rule, rules
from .view import BODIES

TABLE = "cues"
LONGEST_WISH = 36
WISHES = frozenset("希望 要求 勉励 叮嘱 嘱咐 鼓励 建议 呼吁".split())
"""Verbs whose words go on right behind them where an act of the same person stands before: 某某表示赞许，希望企业…."""
LEADS_IN = re.compile(r"了[^，。；：“”]{0,14}(?=：)|得[^，。；：“”]{0,8}(?=：|，“)")
NEVER = word_list("never a cue")
WITH_SUBJECT = tuple(sorted(word_list("cue with subject")))
UNMARKED = word_list("cue without comma")
HEARD = re.compile("听(?:完|了|取|罢)[^，。；：后时并就即便都直]{1,6}$")
"""What somebody heard, and not what he said: 听完双方诉说."""
LISTENERS = frozenset({"PERSON", "POST", *BODIES})
ADDRESSED = frozenset({"提醒", "告诉", "叮嘱", "嘱咐", "告诫"})
LISTENS = re.compile(r"(?![^，。]{0,2}[我你他她]们?将)[\u4e00-\u9fff]{2,8}(?=[，：。；])")
"""Whom something is told, where the verb is 告诉: 告诉调研组."""
TOLD = re.compile(r"(?:记者|大家|笔者|我们|本刊|本报|[他她]们?|随行的[^，。：“]{2,10})(?:说)?")


PERSONAL = frozenset("分析 总结 点评 评价 打趣 抱怨 插话 接话 吐槽 招呼 吆喝 盘算 答 调侃 嘀咕 反映".split())
"""Verbs that attribute only where words stand by them and a person, or a pronoun, is who speaks."""
OF_PERSONS = frozenset({"证实"})
"""Verbs that attribute only where a person, or a pronoun, is who speaks."""
FURTHER_ITEM = "[二三四五六七八九十]是"
"""What begins an item of a list that somebody before tells: 五是建设新区，鼓励…."""
BEHIND_QUOTE = frozenset({"after", "asked", "often"})


@lru_cache(maxsize=1)
def certain() -> frozenset[str]:
    """Cues that the rules know of; the others attribute only where learnt weights say so."""
    known = (reporting_words() | UNMARKED) - NEVER
    return known | PERSONAL | {"告诉", "看来", "回答", "汇报", "提示"}


@lru_cache(maxsize=1)
def cue_pattern() -> re.Pattern[str]:
    """Cues by a verb, or by one of the forms: a noun, or a verb with words that belong to it; the group is the cue."""
    weighed = frozenset(cue for cue, kind in cues().items() if kind in WEIGHED)
    words = (c for c in certain() | frozenset(cues()) if c in weighed or not c.startswith(WITH_SUBJECT))
    verbs = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile("|".join((*(form.pattern for form in rules(TABLE, "form")), f"(?P<verb>{verbs})")))


def is_noun(text: str, at: int, end: int) -> bool:
    """Whether a verb of saying at `at` names what is said, or what somebody heard: 作了说明, 听取说明."""
    made = rule(TABLE, "cue as noun").search(text[max(0, at - 4) : end])
    return bool(made or HEARD.search(text[max(0, at - 9) : at]))


def goes_with(word: str, sign: str) -> bool:
    """Whether a cue makes another word with the sign behind it: 说明, 称号."""
    return bool(rule(TABLE, "another word").search(word + sign))


def of_whom(text: str, sentence: int, at: int) -> int:
    """Where the owner of a noun of saying ends: before 对这家企业 in 某某对这家企业的评价."""
    upon = _UPON.search(text, max(sentence, at - 15), at)
    return upon.start() if upon else at


_UPON = re.compile(r"对[^，。；：“”]{1,14}$")


def plain(word: str) -> str:
    """The cue without whom it is said to: 告诉记者 -> 告诉."""
    return re.sub(r"(?<=告诉)(?:记者|大家|笔者|我们)|(?<=介绍)说$|(?<=感慨)[地]?(?:说|道)$", "", word)
