"""No pattern of the package takes more than the square of a text's length, and the mended ones read what they read."""

import random
import re
from collections.abc import Iterator

import pytest
from all_patterns import all_patterns

from pipeline.language import forms
from pipeline.language.patterns import EXPONENTIAL, SQUARE, degree
from pipeline.language.rules import rule
from pipeline.read.markup import webpage
from pipeline.relate import participants as meetings
from pipeline.relate import titles
from pipeline.resolve import name_forms
from pipeline.tag import segmenter


def test_no_pattern_grows_faster_than_by_the_square():
    known = dict(all_patterns())
    assert len(known) > 400
    steep = {where: grows for (text, flags), where in known.items() if (grows := degree(text, flags)) > SQUARE}
    assert not steep, "write each alternative of a repeat once, or close the repeat: ++, (?>...)"


@pytest.mark.parametrize(
    ("pattern", "grows"),
    [
        ("^[ab]*c", 1),
        ("[ab]*c", 2),
        ("[^，]*、[^，]*。", 3),
        ("^[^，]*、[^，]*。", 2),
        ("^甲{0,20}乙*丙", 1),
        ("(?:达到|达|到)+$", EXPONENTIAL),
        ("(?:达到?|到)+$", EXPONENTIAL),
        ("(?:甲*)*乙", EXPONENTIAL),
        ("(?:甲+)+$", EXPONENTIAL),
        ("(?:[^乙]{0,24}、)*$", EXPONENTIAL),
        ("(?:(?:(?!、)[^乙]){0,24}、)*$", 2),
        ("(?:达|到)+$", 2),
        ("(?:达到|达|到)++$", 2),
        ("(?>达到|达|到)+$", 2),
        ("(?:(?:甲|甲乙|乙)*丙)++丁", EXPONENTIAL),
        ("(?=(?:达到|达|到)+丙)甲", EXPONENTIAL),
        ("(?:工作|会|工作){0,9}议", EXPONENTIAL),
    ],
)
def test_growth_is_read_off_the_pattern(pattern, grows):
    assert degree(pattern) == grows


def test_patterns_are_found_wherever_they_stand():
    found = {where for _, where in all_patterns()}
    assert {
        "figures.tsv metric tail",
        "pipeline.language.areas.HEADS_OF",
        "tenure.tsv behind",
    } <= found
    assert any(where.startswith("metrics.py:") for where in found)


_JOINT, _TAKING = (f"(?:{rule('parts', says).pattern})" for says in ("joint", "taking"))
_LIST = r"(?:[^，。；、\d]{2,24}、){0,3}"
SAME = [
    (
        rule("figures", "metric tail"),
        "search",
        "达 到 超 过 做 降 下 约 一 共 好 了 涨",
        (("){1,12}+$", "|达到|超过|做到|降到|涨了)+$"),),
    ),
    (
        rule("figures", "metric head"),
        "search",
        "今年 十 二 年内 1 3 月 日 前 底 前三季度 公司 达到 产值 营",
        (("{1,4}年内", "+年内"), (r"\d{1,2}月\d{1,2}日", r"\d+月\d+日"), (")++", ")+")),
    ),
    (
        rule("tenure", "begun"),
        "search",
        "2023年 去年 5月 经 经济 市 又 曾 先后 ， 。 起 任命为 担任 任 〇 首任",
        ((f"(?>经[^，。；经]{{0,24}}?{_JOINT}*+(?=经|{_TAKING}{_LIST}$))*", f"(?:{_JOINT}|经[^，。；]{{0,24}}?)*"),),
    ),
    (
        rule("cues", "adverbs"),
        "search",
        "5日 3月 盘后 最后 随后 日前 晚 一致 说 他",
        (("早间)?){1,8}$", "早间|盘后)?)+$"),),
    ),
    (
        name_forms._PLACE,
        "search",
        "云 岫 族 回族 自治县 自治州 市 区 一二三四五六七八",
        (("(?:(?!族)[一-鿿])", "[一-鿿]"),),
    ),
    (name_forms._TAIL, "search", "云 岫 控股 集团 股份 有限 责任 总 公司", (("){0,8})$", ")*)$"),)),
    (segmenter._FIGURE, "fullmatch", "1 2 a 年 多 三 ， 第", (("[^A-Za-z0-9]*[0-9]", "[^A-Za-z]*[0-9]"),)),
    (
        forms._LEGAL,
        "search",
        "云 集团 股份 有限 责任 控 股 公司 份",
        (("(?:集团|(?<!股份)(?<!有限)(?<!责任)(?<!控股))", "(?:集团)?"), ("*+", "*")),
    ),
    (
        webpage._TITLE_TAIL,
        "search",
        "全市 ␣ ␣␣ - -- _ 网",
        ((r"(?<!\s)(?:\s*+(?:[_|｜]|-(?=[^-]*$))|\s++[-–—]++\s)", r"\s*(?:[_|｜]|\s[-–—]+\s|-(?=[^-]*$))"),),
    ),
    (meetings._WITH_STAFF, "match", "、 云岫 县委 班子 成员 全体成员 ，", (("{0,30}", "*"),)),
    (
        titles._GLUE,
        "search",
        "a 1 党群 室 中心 的 分管 云 （ ）",
        (("(?:(?<![A-Za-z0-9])[A-Za-z0-9]++)?", "[A-Za-z0-9]*"),),
    ),
]


@pytest.mark.parametrize(("pattern", "method", "pieces", "changes"), SAME, ids=range(len(SAME)))
def test_a_mended_pattern_reads_what_it_read(pattern, method, pieces, changes):
    former = pattern.pattern
    for new, old in changes:
        assert new in former
        former = former.replace(new, old)
    apply, apply_former = getattr(pattern, method), getattr(re.compile(former, pattern.flags), method)
    hits = 0
    for text in _texts(pieces.split()):
        found, wanted = apply(text), apply_former(text)
        hits += bool(wanted)
        assert (found and (found.span(), found.groups())) == (wanted and (wanted.span(), wanted.groups())), text
    assert hits > 20


def _texts(pieces: list[str], count: int = 4000, longest: int = 6) -> Iterator[str]:
    """Texts of a few pieces each, the same at every run."""
    chance = random.Random(7)
    return ("".join(chance.choices(pieces, k=chance.randint(1, longest))).replace("␣", " ") for _ in range(count))
