"""Where a person's name ends: before what parts words, and names that are spelled by their sounds."""

import re
from collections.abc import Mapping
from functools import lru_cache

from ..lexicon import surnames, word_list

PUNCTUATION = frozenset("，。；：、！？（）《》“”‘’…—\n \t()[]【】/|")
FOLLOWERS = tuple(sorted(word_list("follows a name")))
DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・](?:(?![将在说与和对于会是的等为表介])[\u4e00-\u9fff]){1,8})+")
_TRANSLITERATION = frozenset(
    "阿埃艾奥巴贝本比博布查达德迪丁多厄恩尔法菲费弗夫福戈格古哈海汉赫霍基吉加杰卡凯坎科克库拉莱"
    "兰朗劳勒雷里理利林隆卢鲁伦罗洛马麦曼梅门蒙米密莫姆穆纳内尼诺努欧帕佩彭皮普奇恰钱乔切丘让若"
    "萨塞桑森沙舍什施史斯松苏索塔泰坦汤特提廷图托瓦万威维韦温沃乌武西希夏谢辛休雅亚扬耶伊因英尤约泽扎詹兹佐茨"
)
_PEOPLES = frozenset(
    "阿艾安敖奥巴白宝包毕博布才查朝次措达丹旦德丁道登迪东多尔恩嘎尕甘刚高格根古关贵哈海合赫呼胡花吉加江金晶君卡坎柯克肯孔库拉腊"
    "来朗勒里力丽利林龙隆鲁洛罗玛马买麦曼毛梅美门孟米敏莫木穆那娜乃纳南尼牛涅宁努诺欧帕普其恰且琴青曲却惹热仁日荣若萨赛桑色沙"
    "山珊什石史斯松苏索塔台泰坦特提体田铁图吐托娃瓦旺维文乌吾五武西希夏仙雅亚央扬依伊益英玉扎泽增哲珍治卓子左"
)
"""Signs in names of Mongols, Tibetans, Uyghurs, Kazakhs and Yi, which hold few others when they are long."""

FUNCTION_SURNAMES = frozenset("和都来由但从于可能要以之为则而及与且却后相国公年全第战门线各")


@lru_cache(maxsize=1)
def listed_surnames() -> Mapping[str, int]:
    """The surnames of the list with their weights, looked up once: they are asked for at every sign."""
    return surnames()


def name_lengths(text: str, at: int) -> tuple[int, ...]:
    """Lengths that a name which begins at `at` could have, by its surname; () where no surname stands."""
    if text[at : at + 2] in listed_surnames() and len(text) > at + 2:
        return (3, 4) if text[at] not in listed_surnames() else (3, 4, 2)
    sign = text[at : at + 1]
    return (3, 2) if sign in listed_surnames() and sign not in FUNCTION_SURNAMES else ()


def end_of_sounds(text: str, at: int) -> int | None:
    """Where a name spelled by its sounds ends that begins at `at`: 斯琴其木格 before 主持; None where none begins."""
    for signs, shortest in ((_TRANSLITERATION, 3), (_PEOPLES, 4)):
        run = at
        while run < len(text) and text[run] in signs and run - at < 8:
            run += 1
        for end in range(run, at + shortest - 1, -1) if signs is _PEOPLES else (run,):
            long = end - at > 3 or (end - at >= shortest and not name_lengths(text, at))
            if long and right_fit(text, end) > 0.5:
                return end
    return None


def dotted_end(text: str, match: re.Match[str]) -> int:
    """Where the last part of a name with · ends: before a word that follows names, or where no sign of one stands."""
    last = max(match.group().rfind(dot) for dot in "·•・") + match.start() + 1
    for end in range(last + 2, match.end()):
        sounds = all(sign in _TRANSLITERATION for sign in text[last:end])
        if text.startswith((*LONG_FOLLOWERS, *_VERB_SIGNS), end) or (sounds and text[end] not in _TRANSLITERATION):
            return end
    return match.end()


_VERB_SIGNS = tuple("带当笑说在与和是为也都还就从对向把被将会已正问看听讲走站坐拿等称有的让请谈赴")


def right_fit(text: str, end: int) -> float:
    """How well a name may end before `text[end:]`."""
    if end >= len(text) or text[end] in PUNCTUATION:
        return 0.95
    if text[end - 1 : end + 1] in _ONE_WORD:
        return 0.3
    if text.startswith(FOLLOWERS, end):
        return 0.85 if text.startswith(LONG_FOLLOWERS, end) else 0.75
    if _SINCE.match(text, end):
        return 0.85
    return 0.8 if text[end].isdigit() or text[end].isascii() else 0.45


_ONE_WORD = frozenset(
    "小说 国家 传说 学说 据说 听说 解说 演说 虽说 再说 话说 细说 诉说 胡说 图说 主任 责任 信任 前任".split()
)
"""Words that a verb of saying or holding makes with the sign before it: 武侠小说 holds no name before 说."""
_SINCE = re.compile(r"自?\d{4}年(?:\d{1,2}月)?(?:起|至|到)")
LONG_FOLLOWERS = tuple(w for w in FOLLOWERS if len(w) > 1)
