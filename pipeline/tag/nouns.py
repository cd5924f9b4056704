"""Proposals that name no definite thing: common nouns, addresses, times, and signs that other words share."""

import re
from collections.abc import Iterable

from ..geography import COMMON_WORDS, gazetteer
from ..lexicon import companies, everyday_words, word_list
from .bounds import heads_line, in_longer_word, in_slogan, names_people, place_before
from .candidates import Candidate
from .events import FAIR
from .trim import trimmed

SURE_NAME = 0.97
COMMON_NOUNS = {
    "PERSON": word_list("no name"),
    "PLACE": word_list("no place"),
    "ORG": word_list("generic body"),
    "COMPANY": word_list("generic company"),
    "EVENT": word_list("generic meeting"),
}
"""Words that name no definite thing of the label, whoever proposes them."""


def without_common_nouns(text: str, proposed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates whose words are no common noun: 景区 is no PLACE, 项目公司 no COMPANY."""
    named = (trimmed(text, c) for c in proposed if not any(unnamed(text, c) for unnamed in _UNNAMED))
    return [c for c in named if text[c.start : c.end] not in COMMON_NOUNS.get(c.label, ()) or _is_named(c)]


def _is_named(candidate: Candidate) -> bool:
    """Whether the surroundings make a name of a word (高峰 behind a post)."""
    return candidate.label == "PERSON" and candidate.score > SURE_NAME


def _is_spaced(text: str, candidate: Candidate) -> bool:
    """Whether a name begins or ends with a space."""
    return " " in (text[candidate.start], text[candidate.end - 1])


def _is_headed_place(text: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a place that heads a line for a person: `云岫：三万户恢复供电`."""
    alone = candidate.by == "network" and candidate.label == "PERSON"
    name = text[candidate.start : candidate.end]
    return alone and name in gazetteer().forms and heads_line(text, candidate.start, candidate.end)


def _is_city(text: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a city for a person, or any division for a company."""
    name = text[candidate.start : candidate.end]
    if candidate.by != "network" or candidate.label not in ("PERSON", "COMPANY") or name in COMMON_WORDS:
        return False
    levels = {division.level for division in gazetteer().forms.get(name, ())}
    return bool(levels if candidate.label == "COMPANY" else levels & {"province", "prefecture"})


_ADDRESS = re.compile(
    r".{1,2}(?:书记|市长|县长|区长|局长|主任|董事长|总经理|院长|校长|部长|主席|行长|镇长|会长|厂长|老师|教授)|.+们|某.*|.某某?|"
    r"[俄乌美英法德日朝印越泰以巴伊土埃塞阿沙叙欧中外我对双敌尼瑙柬斯洪黎老缅哈吉塔孟坦赞卢莫纳匈捷希荷比瑞挪丹芬葡智秘委古刚哥毛斐][方军媒]|.|[^，。；：、！？\n]*[，。；：、！？].*"
)


_PLACE_FORM = re.compile(
    r"[省市县区镇乡村旗州盟岛山河湖江海港湾路街桥园寺馆站厂库峡谷洲地国城堡道场店坝塘沟泉岭峰]$|^.{2,3}$"
)


def _is_slogan(text: str, candidate: Candidate) -> bool:
    """Whether a PLACE of the network alone is part of a slogan: four signs and more in a short quotation, or of no
    form that places have."""
    if candidate.label != "PLACE" or candidate.by != "network":
        return False
    if names_people(text, candidate.end) or in_longer_word(text, candidate.start, candidate.end):
        return True
    name = text[candidate.start : candidate.end]
    return in_slogan(text, candidate.start, candidate.end) or not _PLACE_FORM.search(name)


_BOARDS = ("检察委员会", "审判委员会", "董事会", "监事会")
_WITH_COMMITTEE = re.compile(r"(?:镇|乡|街道|村|社区|开发区|园区|新区|自治区)$")
_JOINS_TWO = re.compile("(?<=.{2})会同(?!县)(?=.{2})|(?<=[县区市旗])和(?=[省市州旗盟区].{2})")
_RANKED = re.compile(r"第[一二三四五六七八九十]大")


def _is_ranked(text: str, candidate: Candidate) -> bool:
    """Whether a company is told by its rank: 第二大银行."""
    return candidate.label == "COMPANY" and bool(_RANKED.search(text, candidate.start, candidate.end))


def _joins_two(text: str, candidate: Candidate) -> bool:
    """Whether two bodies were taken for one: 市公安局会同市税务局."""
    return candidate.label in ("ORG", "COMPANY") and bool(_JOINS_TWO.search(text, candidate.start, candidate.end))


def _holds_post(text: str, candidate: Candidate) -> bool:
    """Whether a body took 党委, 党组 or its board from the post behind it; only some areas have such bodies."""
    name = text[candidate.start : candidate.end]
    if candidate.label in ("ORG", "COMPANY") and name.endswith(_BOARDS):
        return text.startswith(("委员", "专职委员", "主席", "副主席", "秘书"), candidate.end)
    if candidate.label not in ("ORG", "COMPANY") or not name.endswith(("党委", "党组")):
        return False
    return text.startswith(("书记", "副书记", "委员", "成员"), candidate.end) and not _WITH_COMMITTEE.search(name[:-2])


_NEVER_LAST = frozenset("蹲站坐走拿说称在则等也还就都从对把被已看问听答带赴到")


def _ends_in_verb(text: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a sign and the verb behind it for a name: 书拿 in 任命书拿在手里."""
    name = text[candidate.start : candidate.end]
    alone = candidate.by == "network" and candidate.label == "PERSON"
    return alone and len(name) == 2 and name[-1] in _NEVER_LAST


def _is_address(text: str, candidate: Candidate) -> bool:
    """Whether a PERSON is no name but how one is addressed (詹行长), a group (代表们, 美方), or a time (采访时)."""
    name = text[candidate.start : candidate.end]
    timed = len(name) == 3 and name[2] in "时后前中" and name[:2] in _ACTS
    return candidate.label == "PERSON" and (timed or bool(_ADDRESS.fullmatch(name)))


_ACTS = everyday_words() | COMMON_NOUNS["PERSON"] | word_list("follows a name")


def _is_crossed(text: str, candidate: Candidate) -> bool:
    """Whether a name ends, or begins, with signs of other words: 技工院 in 技工院校, 向新 in 向新当选的同志表示祝贺,
    常德设厂, or counts meetings: 两场专场招聘会; or a shop of a firm that is named before it."""
    start, end, label = candidate.start, candidate.end, candidate.label
    if label == "PERSON":
        return text.startswith(("双方", "祝贺", "还共"), start) or bool(_TOWARDS.match(text, start))
    if label == "EVENT":
        joined = _JOINED.search(text, start, end)
        return bool(_COUNTED.match(text, start) or joined) or text.startswith("堂", end)
    if label == "ORG":
        return bool(_NUMBERED.search(text, start, end)) or text.startswith(("院校", "协和医院"), end - 1)
    if label == "PLACE":
        return text[end - 1] == "店" and any(text[max(0, start - n) : start] in companies() for n in range(2, 9))
    counted = bool(_NUMBERED.search(text, start, end)) and text.endswith(("公司", "企业", "银行"), start, end)
    return label == "COMPANY" and (counted or bool(_SET_UP.search(text, start, end)))


_TOWARDS = re.compile(
    "向新(?:当选|任|就任|加入|入)|向[^，。；]{1,14}(?:致以|表示(?:祝贺|感谢|慰问|欢迎|敬意|衷心|热烈|诚挚))"
)
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十几多数]|\d+)[场次个届](?!联席)|本[届次]|线上线下")
_NUMBERED = re.compile(r"(?:\d+|[一二两三四五六七八九十几多])(?:余|多)?[家个所名](?!庄)")
_JOINED = re.compile(f"(?<={FAIR})和(?=.{{2,}}[会展]$)")
_SET_UP = re.compile("(?:设|建|办|开)(?:厂|店)$")


def _only_placed(text: str, candidate: Candidate) -> bool:
    """Whether a company or school is told by its place alone: 长沙公司, 泰国工厂."""
    kind = _KIND.search(text, candidate.start, candidate.end) if candidate.label in ("COMPANY", "ORG") else None
    return kind is not None and place_before(text, kind.start()) == candidate.start


_KIND = re.compile("(?:公司|工厂|企业|分厂|车间|学校|高校|中小学)$")


def _is_branch(text: str, candidate: Candidate) -> bool:
    """Whether a court's branch was taken for a body of its own: 双峰法庭 in 娄底市中级人民法院双峰法庭."""
    courts = candidate.label == "ORG" and text.endswith("法庭", candidate.start, candidate.end)
    return courts and text.endswith("法院", 0, candidate.start)


_UNNAMED = (
    _is_spaced,
    _is_address,
    _is_city,
    _ends_in_verb,
    _is_slogan,
    _is_headed_place,
    _holds_post,
    _is_branch,
    _only_placed,
    _is_crossed,
    _is_ranked,
    _joins_two,
)
"""Why a proposal names no definite thing, each a test of the text and the candidate; one that holds drops it."""
