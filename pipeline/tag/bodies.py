"""ORG: bodies of party and state by their stems (offices.tsv), other bodies by their suffixes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import offices
from .bounds import LEVEL_SIGNS, is_cut, name_start, place_before, prefix_start
from .candidates import Candidate

LONGEST_NAME = 26
SUFFIXES = (
    "大学 学院 学校 中学 小学 幼儿园 医院 卫生院 卫生服务中心 研究院 研究所 研究中心 实验室 协会 学会 商会 联合会 基金会 促进会 联盟 委员会 "
    "指挥部 工作队 工作组 工作总队 领导小组 专班 总队 支队 大队 中队 派出所 居委会 村委会 党支部 党总支 博物馆 图书馆 文化馆 美术馆 科技馆 电视台 "
    "广播电台 融媒体中心 报社 日报社 出版社 通讯社 服务中心 管理处 管理局 办公室 办事处 管委会 党工委 工委 检察院 法院 公安局 分局 党校 文联 慈善总会 "
    "服务站 供电所 气象台 监狱 看守所 交易中心 指挥中心 检测中心 疾控中心 急救中心 青少年宫 文工团 歌剧院 剧团 话剧院 俱乐部 "
    "日报 晚报 早报 时报 晨报 商报"
).split()
GENERIC_STEMS = frozenset(
    "各级 基层 有关 相关 高等 职业 高校 人民 中小 民办 公办 重点 行业 企业 专业 专门 综合 社会 志愿 农村 城市 社区 当地 本地 国内 国外 所属 直属 下属 "
    "定点 三甲 专科 综合性 新型 现代 一流 知名 著名 优秀 特色 示范 全国 全省 全市 全县 全区 村 镇 县 市 省 区 乡镇 街道 居民 学生 普通 科研 大型 小型 "
    "工作 志愿者 党员 先锋 流动 新 老 大 小 两 三 多 几 中外 国家 国际 区域 地方 专项 共享 数字 智能 智慧 便民 党群 政务 公共 医疗 养老 物业 商业 "
    "购物 数据 物流 活动 信息 技术 创新 创业 展览 会议 体育 健身 贸易 经济 金融 文化 旅游 消费 产业 生产 制造 研发 运营 交易 指挥 服务 管理 党委 "
    "监督 纪律 检查 法律 安全".split()
)
_SUFFIX = re.compile("(?:" + "|".join(sorted(SUFFIXES, key=len, reverse=True)) + ")(?!长)")
_NO_BEHIND = {"部": "门分署队位", "局": "面势部限", "院": "校士落子", "会": "议场面展谈见", "委": "员托派", "处": "理于置罚", "办": "公理法事好成", "所": "有在", "署": "名", "厅": "堂"}
_PARTY_COMMITTEE = re.compile(r"[省市县区州旗盟地](?=委(?!员|托|屈|派|会(?!议)))")
_NOT_BEHIND = frozenset("全我该本各外城集股超都夜级直")
_UNIT = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:处|科|室|支队|大队|中队|分局|派出所|办公室|工作局|委员会|总队)(?=[\u4e00-\u9fff]{0,3}(?:长|主任|书记))")


@lru_cache(maxsize=1)
def _stems() -> tuple[dict[str, frozenset[str]], int]:
    known = {name: office.levels for name, office in offices().items()}
    return known, max(map(len, known))


def find_bodies(text: str) -> Iterator[Candidate]:
    """Bodies in `text`, offsets in it: `市委组织部副部长 -> 市委组织部`. May overlap; `merge` decides."""
    yield from _by_committee(text)
    yield from _by_stem(text)
    yield from _by_suffix(text)


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
    stems, longest = _stems()
    for at in range(len(text) - 1):
        for end in range(min(len(text), at + longest), at + 1, -1):
            levels = stems.get(text[at:end])
            if levels is None or text[end : end + 1] and text[end] in _NO_BEHIND.get(text[end - 1], ""):
                continue
            yield from _stem_candidates(text, at, end, levels)
            break


def _stem_candidates(text: str, at: int, end: int, levels: frozenset[str]) -> Iterator[Candidate]:
    start = prefix_start(text, at)
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
    """Ends of the body and of the units that are written on behind it: 市政府 → 市政府办公室."""
    yield end
    stems, longest = _stems()
    for stop in range(min(len(text), end + longest), end + 1, -1):
        if text[end:stop] in stems and not text[end:stop].startswith(("人大", "政协", "市委", "政府")):
            yield from _chain(text, stop)
            return
    unit = _UNIT.match(text, end)
    if unit and not is_cut(text, unit.start() + 1):
        yield unit.end()


def _by_suffix(text: str) -> Iterator[Candidate]:
    for match in _SUFFIX.finditer(text):
        end = match.end()
        left = name_start(text, match.start(), longest=LONGEST_NAME)
        start, score = _best_start(text, left, match.start())
        stem = text[start : match.start()]
        if not stem or stem in GENERIC_STEMS or len(stem) == 1:
            continue
        for stop in _chain(text, end):
            yield Candidate(start, stop, "ORG", score, "suffix")


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
