"""ORG: bodies of party and state by their stems (offices.tsv), other bodies by their suffixes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import offices, word_list
from ..scan import Scanner
from .bounds import LEVEL_SIGNS, is_cut, is_strict, name_start, place_before, prefix_start, unknown_place_before
from .candidates import Candidate
from .posts import begins_with_title

LONGEST_NAME = 26
GENERIC_STEMS = word_list("generic body")
_SUFFIX = re.compile("(?:" + "|".join(sorted(word_list("ends a body"), key=lambda w: (-len(w), w))) + ")(?!长)")
_NO_BEHIND = {
    "部": "门分署队位",
    "局": "面势部限",
    "院": "校士落子",
    "会": "议场面展谈见",
    "委": "员托派",
    "处": "理于置罚",
    "办": "公理法事好成",
    "所": "有在",
    "署": "名",
    "厅": "堂",
}
_PARTY_COMMITTEE = re.compile(r"[省市县区州旗盟地](?=委(?!员|托|屈|派|会(?!议)))")
_NOT_BEHIND = frozenset("全我该本各外城集股超都夜级直")
_UNIT = re.compile(
    r"(?!一[位名个]|[这那该两三几原新前]|有关|相关)(?:(?![和与及在对由向的])[\u4e00-\u9fff]){1,9}?(?:处|科|室|庭|部|司|系|支队|大队|中队|分局|派出所|办公室|办|"
    r"局|委员会|总队|学院|研究所|研究院|实验室|校友会|中心|所|站|队|眼科|骨科|内科|外科)"
    r"(?=(?:党组|党委|常务|执行)?(?:副)?(?:主任|处长|科长|庭长|部长|队长|支队长|大队长|局长|院长|所长|站长|书记|"
    r"会长|校长|教授|司长|组长|研究员|教师|医生|总队长|行长|主任医师|讲师|有关负责人|相关负责人|负责人))"
)
_BRANCH = re.compile(
    r"(?:(?![和与及在对由向的一位名])[\u4e00-\u9fff]){1,6}?(?:(?<!公)司(?=[、，。；）]|和|与|有关|相关|负责|一行|牵头)|"
    r"(?<!巡回|流动)法庭)"
)
"""What is written on behind a body whoever is named there: a court's branch, a ministry's department."""
_LEAGUE = re.compile(
    r"(?:共青团|民盟|民建|民进|农工党|致公党|九三学社|台盟|民革|"
    r"团)(?=[\u4e00-\u9fff]{0,8}?[省市县区]委)[\u4e00-\u9fff]{0,8}?[省市县区]委(?:员会|会)?"
)
_NAMED_OFFICE = re.compile(
    r"[省市县区州](?![场级直里内外区县容民长值属领])(?:(?![在对由向的是将把被为从到]|集团|公司)[\u4e00-\u9fff]){1,14}?(?:(?<![开结格布全大时])局|"
    r"厅|(?<![主承协举])办|中心|委员会|管理处|支队|大队|研究院|研究所|医院|学校|大学|学院|中学|小学|协会|总队|"
    r"服务站|促进会)"
    r"(?=[、，。；：（）“”\s]|$|(?:党组|党委|常务|执行|有关|相关)?(?:副)?(?:主任|处长|局长|院长|所长|站长|书记|"
    r"会长|校长|厅长|支队长|大队长|队长|教授|秘书长|高级|负责人|工作人员)|介绍|召开|举办|联合|推行|和|与|等|组织|的(?:专家|工作人员|负责人|同志)|"
    r"发布|承办|主办|开展|牵头|作|汇报|表示|负责|通报)"
)
_SOURCE = re.compile(
    r"(?<=来源：)\s?(?P<name>[\u4e00-\u9fff]{2,12}?(?:日报|晚报|新报|晨报|时报|商报|周报|早报|导报|青年报|报社|财讯|周刊|资讯|快讯|观察|新闻网|在线|"
    r"参考|网|电视台|广播电台|客户端|发布|融媒体中心|融媒|通讯社|新闻))(?=[\s、，）|]|$|记者|作者|编辑|责)"
)
_REPORTING = re.compile(
    r"(?:^|(?<=[\s（(]))(?P<name>(?!本|官|互联|物联|全|我)[\u4e00-\u9fff]{2,8}?(?:新闻|新声|财经|日报|政务|在线)?网)"
    r"(?=\s?(?:讯[\s　（]|\d{1,2}月\d{1,2}日(?:讯|电)|记者[\s：（])|\s+(?:作者|记者|编辑|来源)[：:])|"
    r"^(?P<paper>[\u4e00-\u9fff]{2,6}报)(?=\s+\d{4}年\d{1,2}月)"
)
_MISSION = re.compile(r"驻(?P<there>[\u4e00-\u9fff]{2,8}?)(?:总?领事馆|大使馆|使馆|代表处|代表团|使团)")
_OFFICE = re.compile(r"行署(?=副?(?:专员|秘书长|常务))")
_NOT_CHAINED = (
    "人大",
    "政协",
    "市委",
    "政府",
    "党组",
    "党委",
    "理事会",
    "董事会",
    "监事会",
    "工会",
    "审判委员会",
    "检察委员会",
    "常委会党组",
)
_TOWN_LEVEL = re.compile(r"镇|乡|街道|村|社区")


@lru_cache(maxsize=1)
def _stems() -> tuple[dict[str, frozenset[str]], Scanner]:
    known = {name: office.levels for name, office in offices().items()}
    return known, Scanner(known)


def find_bodies(text: str) -> Iterator[Candidate]:
    """Bodies in `text`, offsets in it: `市委组织部副部长 -> 市委组织部`. May overlap; `merge` decides."""
    yield from _by_committee(text)
    yield from _by_stem(text)
    yield from _by_suffix(text)
    yield from _by_level(text)
    for match in _OFFICE.finditer(text):
        yield Candidate(match.start(), match.end(), "ORG", 0.9, "form")
    for match in _MISSION.finditer(text):
        start = place_before(text, match.start())
        if start is not None and place_before(text, match.end("there")) == match.start("there"):
            yield Candidate(start, match.end(), "ORG", 0.95, "form")
    for pattern in (_SOURCE, _REPORTING):
        for match in pattern.finditer(text):
            yield Candidate(*match.span(match.lastgroup or 0), "ORG", 0.9, "form")
    for match in _LEAGUE.finditer(text):
        yield Candidate(match.start(), match.end(), "ORG", 0.95, "form")


def _by_level(text: str) -> Iterator[Candidate]:
    """Offices that no list holds, named from a level sign or a place on: `市茶产业发展中心`."""
    for match in _NAMED_OFFICE.finditer(text):
        start = prefix_start(text, match.start() + 1)
        if start < match.start() or is_cut(text, match.start()):
            yield Candidate(min(start, match.start()), match.end(), "ORG", 0.8, "form")


def _by_committee(text: str) -> Iterator[Candidate]:
    """市委, 云泽市委, 县委 and the departments behind them."""
    for match in _PARTY_COMMITTEE.finditer(text):
        at = match.start()
        if at and text[at - 1] in _NOT_BEHIND and text[at] != "地":
            continue
        if text[at] == "地" and not is_cut(text, at) and place_before(text, at) is None:
            continue
        start = prefix_start(text, match.end())
        for end in _chain(text, match.end() + 1):
            yield Candidate(start, end, "ORG", 0.95, "lexicon")


def _by_stem(text: str) -> Iterator[Candidate]:
    stems, scanner = _stems()
    for at in range(len(text) - 1):
        for end in scanner.ends(text, at):
            if text[end : end + 1] and text[end] in _NO_BEHIND.get(text[end - 1], ""):
                continue
            yield from _stem_candidates(text, at, end, stems[text[at:end]])
            break


def _stem_candidates(text: str, at: int, end: int, levels: frozenset[str]) -> Iterator[Candidate]:
    if (at and text[at] in LEVEL_SIGNS and text[at - 1] in _NOT_BEHIND | {"乡"}) or text[at:end].endswith("党组"):
        return
    start = prefix_start(text, at)
    level = _TOWN_LEVEL.match(text, at)
    if start == at and level:
        unknown = unknown_place_before(text, level.end())
        if unknown is None:
            return
        start = prefix_start(text, unknown)
    ends = list(_chain(text, end))
    if start < at:
        for stop in ends:
            yield Candidate(start, stop, "ORG", 0.95, "lexicon")
    elif "national" in levels and end - at >= 3:
        for stop in ends:
            yield Candidate(at, stop, "ORG", 0.9 if is_cut(text, at) else 0.7, "lexicon")
    elif end - at >= 3 and is_cut(text, at):
        for stop in ends:
            yield Candidate(at, stop, "ORG", 0.55, "lexicon")


def _chain(text: str, end: int) -> Iterator[int]:
    """Ends of the body and of the units that are written on behind it: 市政府 → 市政府办公室. No chain is longer than
    the longest name, so that stems without an end between them make no endless body."""
    yield end
    limit = end + LONGEST_NAME
    while end < limit:
        behind = (stop for stop in _stems()[1].ends(text, end) if not text[end:stop].startswith(_NOT_CHAINED))
        stop = next(behind, None)
        if stop is None:
            break
        yield (end := stop)
    for unit in (_UNIT.match(text, end), _branch(text, end)):
        if unit and not unit.group().startswith(_NOT_CHAINED):
            yield unit.end()


def _branch(text: str, end: int) -> re.Match[str] | None:
    """A court's branch (梓门桥法庭 behind 县人民法院), or a ministry's department (亚洲司)."""
    branch = _BRANCH.match(text, end)
    whole = ("法院", "法庭") if text.endswith("法院", 0, end) else (tuple("部委署局会"), "司")
    return branch if branch and text.endswith(whole[0], 0, end) and branch.group().endswith(whole[1]) else None


def _by_suffix(text: str) -> Iterator[Candidate]:
    for match in _SUFFIX.finditer(text):
        end = match.end()
        if match.group() == "日报" and text[match.start() - 1 : match.start()].isdigit():
            continue  # 7月9日报道
        left = name_start(text, match.start(), longest=LONGEST_NAME)
        start, score = _best_start(text, left, match.start())
        begins = is_strict(text, start) or (text[start - 1] in "和与及" and match.start() - start >= 4)
        near = match.start() - start <= 12 or "附属" in text[start : match.start()]
        if score < 0.5 and near and begins and _parted(text, end):
            score = 0.6
        stem = text[start : match.start()]
        if not stem or stem in GENERIC_STEMS or len(stem) == 1 or (score < 0.65 and _VERBAL.search(stem)):
            continue
        for stop in _chain(text, end):
            yield Candidate(start, stop, "ORG", score, "suffix")


_VERBAL = re.compile("[不出却没很来去说看走干做想让能会要的了在]")


def _parted(text: str, at: int) -> bool:
    """Whether what stands behind parts a name: punctuation, a post, a verb of saying or holding."""
    return bool(_BEHIND.match(text, at)) or begins_with_title(text, at)


_BEHIND = re.compile(
    r"[、，。；：（）\s]|$|(?:党委|党组|常务|执行)?(?:副)?(?:主任|院长|会长|校长|书记|教授|研究员|主席|理事长|"
    r"秘书长|局长|所长|讲师|有关|相关)|介绍|召开|举办|联合|发布|表示|负责|专家|师生|的|等|把|赴"
)


def _best_start(text: str, left: int, stem_end: int) -> tuple[int, float]:
    """A begin at a place or level sign when the run holds one, else its whole: with the score of such names."""
    if text[left] == "驻" and any(place_before(text, left + 1 + n) == left + 1 for n in range(2, 9)):
        return left, 0.85
    for at in range(left, stem_end):
        if text[at] in LEVEL_SIGNS and at + 1 < stem_end and (at == left or place_before(text, at) is not None):
            return prefix_start(text, at) if at > left else at, 0.85
        if any(place_before(text, at + n) == at for n in range(2, 9) if at + n <= stem_end):
            return at, 0.85
        if text.startswith(("中央", "全国", "中国", "国家", "中共"), at):
            return at, 0.8
    return left, 0.45
