"""One winner among overlapping candidates: the set of spans whose weights sum highest.

The order of precedence stands here alone. A candidate weighs its score times its length; proposers
that agree on a span add to it. So a body beats the place that begins it, and a full company name
its short form, unless their proposers doubt it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..geography import COMMON_WORDS, gazetteer
from ..lexicon import companies, everyday_words, offices, surnames, word_list
from .bounds import heads_line, in_slogan, names_people, place_before
from .candidates import Candidate
from .trades import has_trade, is_trade

AGREEMENT = 0.1
FLOOR = 0.5
SURE_NAME = 0.97
LEGAL = 0.95
LENGTH_BONUS = 0.6
UNSUPPORTED = {"PERSON": 0.9, "COMPANY": 0.8}
"""What the score of a rule's proposal counts where the network, run on the same text, does not propose it, unless it
is a company of legal form."""
WEIGHT_OF = {"network": 1.0, "lexicon": 1.0, "suffix": 1.0, "form": 1.0, "list": 1.0, "user": 1.5}


def merge_candidates(proposed: Iterable[Candidate], *, floor: float = FLOOR) -> tuple[Candidate, ...]:
    """The winners, sorted and without overlap; `by` names all who agreed, joined by `+`.

    Candidates below `floor` after agreement are left out.
    """
    agreed = [c for c in _agree(_begun(tuple(proposed))) if c.score >= floor]
    return tuple(_heaviest(sorted(agreed, key=lambda c: (c.end, c.start, c.label))))


def _begun(proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The proposals without a rule's companies that hold more words before the network's with the same end, unless
    they are of legal form: 接下来有请松烟集团 beside 松烟集团."""
    begins: dict[int, list[int]] = defaultdict(list)
    for c in proposed:
        if c.by == "network" and c.label == "COMPANY":
            begins[c.end].append(c.start)
    for c in proposed:
        later = (
            c.label == "COMPANY" and c.by == "suffix" and c.score < LEGAL and any(b > c.start for b in begins[c.end])
        )
        if not later:
            yield c


def _agree(proposed: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each span and label: the highest score, raised a little for each further proposer."""
    proposed = tuple(proposed)
    networked = any(c.by == "network" for c in proposed)
    groups: dict[tuple[int, int, str], dict[str, float]] = defaultdict(dict)
    for c in proposed:
        by = groups[(c.start, c.end, c.label)]
        by[c.by] = max(c.score, by.get(c.by, 0.0))
    merged = []
    for (start, end, label), by in groups.items():
        score = max(by.values()) + AGREEMENT * (len(by) - 1)
        if networked and not {"network", "user"} & set(by) and not (label == "COMPANY" and score >= LEGAL):
            score *= UNSUPPORTED.get(label, 1.0)
        merged.append(Candidate(start, end, label, round(min(score, 0.99), 2), "+".join(sorted(by))))
    return merged


COMMON_NOUNS = {
    "PERSON": word_list("no name"),
    "PLACE": word_list("no place"),
    "ORG": word_list("generic body"),
    "COMPANY": word_list("generic company"),
    "EVENT": word_list("generic meeting"),
}
"""Words that name no definite thing of the label, whoever proposes them."""


_VERB_BEHIND_NAME = frozenset("蹲笑因站坐走拿指说称坚辩盘在则边等也还就都从对向把被将会已正看听问答介表强率带赴到与和")


def without_verb(text: str, candidate: Candidate) -> Candidate:
    """A name without the verb's first signs at its end: 范某某蹲 -> 范某某, 范 某任满 -> 范 某, 范某自2015 -> 范某."""
    if candidate.label != "PERSON":
        return candidate
    extra = _verb_signs(text[candidate.start : candidate.end], text[candidate.end : candidate.end + 4])
    return Candidate(candidate.start, candidate.end - extra, candidate.label, candidate.score, candidate.by)


def _verb_signs(name: str, behind: str) -> int:
    """How many signs at the end of `name` belong to the words behind it."""
    if _SPACED.fullmatch(name):
        return len(name) - 3
    if len(name) == 3 and name[:2] not in surnames() and _ADVERB.match(name[-1] + behind):
        return 1
    if "·" in name and name[-1] in "恰曾已正刚" and behind[:1] in tuple("在好逢是于就"):
        return 1
    if len(name) == 4 and name[-1] in _VERB_BEHIND_NAME and name[:2] not in surnames():
        return 1
    return int(len(name) > 2 and name.endswith("自") and len(behind) == 4 and behind.isdigit())


_ADVERB = re.compile(
    r"[也则还却](?:说|谈|表示|认为|提到|指出|坦言|介绍|告诉|建议|强调)|将(?:主持|出席|参加|赴|率|担任|于|在)|花\d"
)
"""An adverb, or the verb of a price, between a name and what follows: 江宁将主持, 江萌花8万元."""
_SPACED = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff]{2,}")


def _is_city(name: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a city for a person, or any division for a company."""
    if candidate.by != "network" or candidate.label not in ("PERSON", "COMPANY") or name in COMMON_WORDS:
        return False
    levels = {division.level for division in gazetteer().forms.get(name, ())}
    return bool(levels if candidate.label == "COMPANY" else levels & {"province", "prefecture"})


_ADDRESS = re.compile(
    r".{1,2}(?:书记|市长|县长|区长|局长|主任|董事长|总经理|院长|校长|部长|主席|行长|镇长|会长|厂长|老师|教授)|.+们|某.*|.某某?|"
    r"[俄乌美英法德日朝印越泰以巴伊土埃塞阿沙叙欧中外我对双敌][方军媒]"
)


_PLACE_FORM = re.compile(
    r"[省市县区镇乡村旗州盟岛山河湖江海港湾路街桥园寺馆站厂库峡谷洲地国城堡道场店坝塘沟泉岭峰]$|^.{2,3}$"
)


def _is_slogan(text: str, candidate: Candidate) -> bool:
    """Whether a PLACE of the network alone is part of a slogan: four signs and more in a short quotation, or of no
    form that places have."""
    if candidate.label != "PLACE" or candidate.by != "network":
        return False
    if names_people(text, candidate.end):
        return True
    name = text[candidate.start : candidate.end]
    return in_slogan(text, candidate.start, candidate.end) or not _PLACE_FORM.search(name)


_BOARDS = ("检察委员会", "审判委员会", "董事会", "监事会")
_WITH_COMMITTEE = re.compile(r"(?:镇|乡|街道|村|社区|开发区|园区|新区|自治区)$")
_TWO_BODIES = re.compile("(?<=.{2})会同(?!县)(?=.{2})|(?<=[县区市旗])和(?=[省市州旗盟区].{2})")
_RANKED = re.compile(r"第[一二三四五六七八九十]大")


def _holds_post(text: str, candidate: Candidate) -> bool:
    """Whether a body took 党委, 党组 or its board from the post behind it; only some areas have such bodies."""
    name = text[candidate.start : candidate.end]
    if candidate.label in ("ORG", "COMPANY") and name.endswith(_BOARDS):
        return text.startswith(("委员", "专职委员", "主席", "副主席", "秘书"), candidate.end)
    if candidate.label not in ("ORG", "COMPANY") or not name.endswith(("党委", "党组")):
        return False
    return text.startswith(("书记", "副书记", "委员", "成员"), candidate.end) and not _WITH_COMMITTEE.search(name[:-2])


_NEVER_LAST = frozenset("蹲站坐走拿说称在则等也还就都从对把被已看问听答带赴到")


def _ends_in_verb(name: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a sign and the verb behind it for a name: 书拿 in 任命书拿在手里."""
    alone = candidate.by == "network" and candidate.label == "PERSON"
    return alone and len(name) == 2 and name[-1] in _NEVER_LAST


def _is_address(name: str, label: str) -> bool:
    """Whether a PERSON is no name but how one is addressed (詹行长), a group (代表们, 美方), or a time (采访时)."""
    timed = len(name) == 3 and name[2] in "时后前中" and name[:2] in _ACTS
    return label == "PERSON" and (timed or bool(_ADDRESS.fullmatch(name)))


_ACTS = everyday_words() | COMMON_NOUNS["PERSON"] | word_list("follows a name")


def _is_crossed(text: str, candidate: Candidate) -> bool:
    """Whether a name ends, or begins, with signs of other words: 技工院 in 技工院校, 向新 in 向新当选的同志表示祝贺,
    常德设厂, or counts meetings: 两场专场招聘会."""
    start, end, label = candidate.start, candidate.end, candidate.label
    if label == "PERSON":
        return text[start] == "向" and bool(_TOWARDS.match(text, start))
    if label == "EVENT":
        return bool(_COUNTED.match(text, start))
    if label == "ORG":
        return text[end - 1] == "院" and text.startswith("校", end)
    return label == "COMPANY" and bool(_SET_UP.search(text, start, end))


_TOWARDS = re.compile(
    "向新(?:当选|任|就任|加入|入)|向[^，。；]{1,14}(?:致以|表示(?:祝贺|感谢|慰问|欢迎|敬意|衷心|热烈|诚挚))"
)
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十几多数]|\d+)[场次个届](?!联席)")
_SET_UP = re.compile("(?:设|建|办|开)(?:厂|店)$")


def _dated(text: str, candidate: Candidate) -> Candidate:
    """A meeting's name with the year right before it, and a company's without the 数据 that its words show."""
    if candidate.label == "EVENT" and (year := _YEAR.search(text, max(0, candidate.start - 5), candidate.start)):
        return replace(candidate, start=year.start())
    if candidate.label == "COMPANY" and text.endswith("数据", candidate.start, candidate.end):
        shown = text.startswith(("显示", "表明"), candidate.end) and candidate.end - candidate.start > _SHORT
        return replace(candidate, end=candidate.end - 2) if shown else candidate
    return candidate


_YEAR = re.compile(r"20\d\d年$")


_OF_HOUSE = re.compile("证券研究[所院]$")
_LABORATORY = re.compile("(?:研究院|研究所|实验室|研究中心|技术中心)$")


def _of_large(text: str, candidate: Candidate) -> bool:
    """Whether an institute is the unit of a large enterprise, whose name it begins with: 阿里巴巴语音实验室."""
    name = text[candidate.start : candidate.end]
    return bool(_LABORATORY.search(name)) and any(name[:n] in companies() for n in range(2, len(name)))


def _with_trade(text: str, candidate: Candidate) -> Candidate:
    """A short company name of the network alone with the trade behind it: 松烟 -> 松烟食品."""
    if candidate.label != "COMPANY" or candidate.by != "network" or candidate.end - candidate.start > _SHORT:
        return candidate
    for length in (4, 3, 2):
        end = candidate.end + length
        if has_trade(text[candidate.start : end]) and is_trade(text[candidate.end : end]):
            return replace(candidate, end=end)
    return candidate


_SHORT = 3


def _only_placed(text: str, candidate: Candidate) -> bool:
    """Whether a company or school is told by its place alone: 长沙公司, 泰国工厂."""
    kind = _KIND.search(text, candidate.start, candidate.end) if candidate.label in ("COMPANY", "ORG") else None
    return kind is not None and place_before(text, kind.start()) == candidate.start


_KIND = re.compile("(?:公司|工厂|企业|分厂|车间|学校|高校|中小学)$")


def _is_branch(text: str, candidate: Candidate) -> bool:
    """Whether a court's branch was taken for a body of its own: 双峰法庭 in 娄底市中级人民法院双峰法庭."""
    courts = candidate.label == "ORG" and text.endswith("法庭", candidate.start, candidate.end)
    return courts and text.endswith("法院", 0, candidate.start)


def _relabelled(text: str, candidate: Candidate) -> Candidate:
    """An international bank, which the list of bodies has, is no company, and a securities house's institute is one."""
    if candidate.label == "ORG" and (
        _OF_HOUSE.search(text, candidate.start, candidate.end) or _of_large(text, candidate)
    ):
        return replace(candidate, label="COMPANY")
    office = offices().get(text[candidate.start : candidate.end])
    if candidate.label == "COMPANY" and office is not None and "national" in office.levels:
        return replace(candidate, label="ORG")
    return candidate


_LED = re.compile(
    r"(?:全资|控股|参股)?(?:子|孙|母)公司(?=.{2})|(?:本文)?作者[系为是](?=.{2})|[这那一两几][位家名](?=.{2})|"
    r"(?:出品|主办|承办|投资|发行|运营|施工|开发|赞助)(?:方|商)(?=.{4})|"
    r"20\d\d ?(?![年\d])|"
    r"[\u4e00-\u9fff]{0,4}?(?:办起|创办|创立|组建|开办|兴办|设立)了?(?=.{4})"
)
"""Words before a body's or company's name that tell of it and do not belong to it."""
_PAIRS = {"（": "）", "“": "”", "《": "》"}


def _balanced(text: str, candidate: Candidate) -> Candidate:
    """A name without a bracket or quotation mark at its end that it does not open, or at its begin that it does not
    close: 松烟集团） -> 松烟集团."""
    start, end = candidate.start, candidate.end
    for opening, closing in _PAIRS.items():
        inside = text[start:end]
        if inside.endswith(closing) and inside.count(closing) > inside.count(opening):
            end -= 1
        elif inside.startswith(opening) and inside.count(opening) > inside.count(closing):
            start += 1
    return replace(candidate, start=start, end=end) if start < end else candidate


def _without_lead(text: str, candidate: Candidate) -> Candidate:
    """A body's name without the words before it that tell of it, unless a place begins so:
    原云岫市审计局 -> 云岫市审计局, 据松烟集团 -> 松烟集团, 全资子公司松烟医械 -> 松烟医械."""
    start = candidate.start
    if candidate.label not in ("ORG", "COMPANY") or candidate.end - start < 4:
        return candidate
    led = _LED.match(text, start, candidate.end)
    if led:
        return replace(candidate, start=led.end())
    if text[start] == "前" and text[start + 1 : candidate.end] in companies():
        return replace(candidate, start=start + 1)
    if text[start] not in "原任据":
        return candidate
    if any(place_before(text, start + n) == start for n in range(2, 6)):
        return candidate
    return replace(candidate, start=start + 1)


def _is_headed_place(text: str, candidate: Candidate) -> bool:
    """Whether the network alone takes a place that heads a line for a person: `云岫：三万户恢复供电`."""
    alone = candidate.by == "network" and candidate.label == "PERSON"
    name = text[candidate.start : candidate.end]
    return alone and name in gazetteer().forms and heads_line(text, candidate.start, candidate.end)


def without_common_nouns(text: str, proposed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates whose words are no common noun: 景区 is no PLACE, 项目公司 no COMPANY."""
    named = (
        _relabelled(text, _dated(text, _with_trade(text, _balanced(text, _without_lead(text, without_verb(text, c))))))
        for c in proposed
        if " " not in (text[c.start], text[c.end - 1])
        and not _is_address(text[c.start : c.end], c.label)
        and not _is_city(text[c.start : c.end], c)
        and not _ends_in_verb(text[c.start : c.end], c)
        and not _is_slogan(text, c)
        and not _is_headed_place(text, c)
        and not _holds_post(text, c)
        and not _is_branch(text, c)
        and not _only_placed(text, c)
        and not _is_crossed(text, c)
        and not (c.label == "COMPANY" and _RANKED.search(text, c.start, c.end))
        and not (c.label in ("ORG", "COMPANY") and _TWO_BODIES.search(text, c.start, c.end))
    )
    return [c for c in named if text[c.start : c.end] not in COMMON_NOUNS.get(c.label, ()) or _is_named(c)]


def _is_named(candidate: Candidate) -> bool:
    """Whether the surroundings make a name of a word (高峰 behind a post)."""
    return candidate.label == "PERSON" and candidate.score > SURE_NAME


def weight(candidate: Candidate) -> float:
    """What a candidate is worth to the sum: score by length, and by the standing of its best proposer."""
    standing = max(WEIGHT_OF.get(by, 1.0) for by in candidate.by.split("+"))
    return candidate.score * standing * (candidate.end - candidate.start + LENGTH_BONUS)


def _heaviest(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Weighted interval scheduling over candidates sorted by end; ties go to the earlier proposal."""
    ends = [c.end for c in ordered]
    best: list[float] = [0.0]
    for i, candidate in enumerate(ordered):
        before = bisect_right(ends, candidate.start, 0, i)
        best.append(max(best[-1], best[before] + weight(candidate)))
    chosen: list[Candidate] = []
    i = len(ordered)
    while i:
        candidate = ordered[i - 1]
        before = bisect_right(ends, candidate.start, 0, i - 1)
        if best[i] > best[i - 1] and best[i] == best[before] + weight(candidate):
            chosen.append(candidate)
            i = before
        else:
            i -= 1
    return chosen[::-1]
