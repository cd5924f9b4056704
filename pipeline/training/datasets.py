"""The public sets, mapped to the six labels of this project; what has no certain counterpart is masked.

CLUENER2020, ResumeNER and People's Daily come as one JSON object a line:
`{"text", "spans": [[start, end, label], …]}`.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from .example import Example, LabelledSpan, normalize
from .grammar import words

POSTS = Path(__file__).parents[2] / "models" / "lexicon" / "posts.tsv"
_COMPANY_END = re.compile(
    r"(公司|集团|厂|银行|证券|股份|分行|支行|营业部|酒店|饭店|商场|商厦|矿|信用社|联社|控股|实业|企业|事业部|生产部|车间|地产|置业)$"
)
_ORG_END = re.compile(
    r"(大学|学院|委员会|局|部|厅|协会|学会|中心|研究所|研究院|医院|中学|小学|学校|党校|政府|党委|市委|省委|县委|区委|国务院|法院|检察院"
    r"|处|商会|总会|办公室|联合会|组织|工会|联盟|基金会|社科院|科学院|工程院|人大|政协|纪委|编辑部|日报|晚报|通讯社|新华社|电视台|总署|署|警察|议会|国会|内阁|队)$"
)
_ENTERPRISE_OR_BODY = re.compile(r"(部|处|中心|研究所|研究院|办公室|科|室)$")
_NAMELESS = re.compile(
    r"^(本|该|总|分|子|股份|集团)?(公司|集团|集团公司|学院|学校|大学|研究所|厂|银行|社区|中心|部|省|市|县|所)$"
)
_PLACE_END = re.compile(r"(省|市|区|县|镇|乡|村|路|街|道|州|国|岛|洲|湖|河|江|山|湾|港|半岛|盟|旗|屯|庄)$")
_RIVALRY = re.compile(r"(赛|杯|联赛|甲|超|冠军|奥运会|世界杯)$")
_MEETING = re.compile(
    r"[^，。、；：！？“”（）\s]{0,14}"
    r"(会议|大会|全会|论坛|博览会|展览会|座谈会|洽谈会|研讨会|峰会|交易会|展销会|招聘会|运动会|发布会|活动|行动|工程)"
)
_BODY = re.compile(
    r"(省|市|县|区|州|地|党|镇|乡|自治区|中央|军)(委|政府|人大|政协|纪委|公安局|法院|检察院|党委|府)"
    r"|党中央|政府|法院|检察院|公安|总部"
)
_MODIFIER = re.compile(
    r"^(高级|资深|首席|常务|执行|名誉|独立|非执行|外部|内部|职工|职工代表|代理|代|副|总|助理"
    r"|党委|党组|党总支|党支部|董事会|监事会|理事会|纪委|工会|联席|荣誉|特约|专职|兼职|第一|主|前)+$"
)
_UNIT = re.compile(
    r"(部|处|科|室|厂|所|中心|车间|分公司|学院|系|研究院|院|局|委|办|组|队|分厂|支行|分行|营业部|站|社|会|司)$"
)
_BODIES = ("ORG", "COMPANY")
_ARMS = ("政府", "当局", "军队", "警方", "议会", "法院", "公安", "大学", "中央")
_LATIN = re.compile(r"[A-Za-z0-9]")


@lru_cache(maxsize=1)
def post_pattern(lexicon: Path = POSTS) -> re.Pattern[str]:
    """The longest known post that ends a text: those of the grammar and those of the lexicon, where it is there."""
    listed = words(
        "tcomm", "tgov", "tnpc", "tcppcc", "tdept", "tbureau", "thead", "tunion", "tschool", "thospital", "tcourt",
        "tproc", "tdisp", "tcorp", "tnat", "tforeign", "treporter", "tgeneric", "tunit", "tdeptco", "tmedia", "tfdept",
    )  # fmt: skip
    posts = set(listed) | set(_read_titles(lexicon))
    return re.compile("|".join(sorted(map(re.escape, posts), key=lambda post: (-len(post), post))))


def _people_daily_gaps() -> re.Pattern[str]:
    return re.compile(f"{_BODY.pattern}|{post_pattern().pattern}")


def read_cluener(path: Path) -> list[Example]:
    """CLUENER2020 with NAME, POSITION, COMPANY, GOVERNMENT, ORGANIZATION and ADDRESS mapped, the rest masked."""
    return [_mapped(text, spans, _map_cluener) for text, spans in _read(path)]


def read_resume(path: Path) -> list[Example]:
    """ResumeNER: TITLE split into body and post, ORG told into company and body by its ending."""
    return [_mapped(text, spans, _map_resume) for text, spans in _read(path)]


def read_people_daily(path: Path) -> list[Example]:
    """People's Daily: posts are not labelled there, so words that are posts are masked."""
    return [_mapped(text, spans, _map_people_daily, hide=_people_daily_gaps()) for text, spans in _read(path)]


def read_own(path: Path) -> list[Example]:
    """Any of the sets with its own labels, nothing mapped or masked."""
    return [Example(normalize(text), tuple(sorted(spans))) for text, spans in _read(path)]


Mapping = Callable[[str, int, int, str], Iterable[LabelledSpan]]  # label "" is a mask, "UNIT" part of the body before


def _mapped(text: str, spans: list[LabelledSpan], mapping: Mapping, *, hide: re.Pattern[str] | None = None) -> Example:
    text = normalize(text)
    found = _join([piece for start, end, label in sorted(spans) for piece in mapping(text, start, end, label)])
    taken = {i for start, end, _ in found for i in range(start, end)}
    masks = [(start, end) for start, end, label in found if not label]
    for pattern in (_MEETING, hide):
        if pattern is not None:
            masks += [m.span() for m in pattern.finditer(text)]
    free = tuple((i, i + 1) for start, end in masks for i in range(start, end) if i not in taken)
    known = tuple(span for span in found if span[2])
    return Example(text, known, free + tuple((s, e) for s, e, label in found if not label))


def _join(spans: list[LabelledSpan]) -> list[LabelledSpan]:
    """A place that directly precedes a body or company belongs to it; so does a unit that follows one."""
    joined: list[LabelledSpan] = []
    for start, end, label in spans:
        before = joined[-1] if joined and joined[-1][1] == start else (0, 0, "")
        if label in _BODIES and before[2] == "PLACE":
            start = joined.pop()[0]
        elif label == "UNIT" and before[2] in _BODIES:
            start, _, label = joined.pop()
        joined.append((start, end, "" if label == "UNIT" else label))
    return joined


def _map_cluener(text: str, start: int, end: int, label: str) -> Iterator[LabelledSpan]:
    name = text[start:end]
    if label == "NAME":
        yield start, end, "" if _LATIN.search(name) else "PERSON"
    elif label == "POSITION":
        yield from _split_title(text, start, end)
    elif label == "COMPANY":
        yield start, end, "" if _NAMELESS.match(name) else "COMPANY"
    elif label == "GOVERNMENT":
        yield start, end, "ORG"
    elif label == "ORGANIZATION":
        yield start, end, "" if _RIVALRY.search(name) or _NAMELESS.match(name) else "ORG"
    elif label == "ADDRESS":
        yield start, end, "PLACE" if _is_place(name) else ""
    else:
        yield start, end, ""


def _map_resume(text: str, start: int, end: int, label: str) -> Iterator[LabelledSpan]:
    name = text[start:end]
    if label == "NAME":
        yield start, end, "PERSON" if end - start > 1 else ""
    elif label == "TITLE":
        yield from _split_title(text, start, end)
    elif label == "ORG":
        follows_title = _UNIT.search(name) is not None and text[end : end + 1] not in "，。、；： "
        yield start, end, "" if follows_title and len(name) < 4 else _kind_of_body(name)
    elif label in ("LOC", "CONT"):
        yield start, end, ""


def _map_people_daily(text: str, start: int, end: int, label: str) -> Iterator[LabelledSpan]:
    name = text[start:end]
    if label == "PER":
        yield start, end, "PERSON"
    elif label == "LOC":
        yield start, end, "PLACE" if end - start > 1 and text[end : end + 2] not in _ARMS else ""
    elif label == "ORG":
        yield start, end, _kind_of_body(name)


def _split_title(text: str, start: int, end: int) -> Iterator[LabelledSpan]:
    """人事部副经理 -> mask 人事部, POST 副经理; a title whose end is no known post is masked."""
    title = text[start:end]
    cut = min((i for i in range(len(title)) if post_pattern().fullmatch(title, i)), default=None)
    if cut is None:
        yield start, end, ""
        return
    if cut and _MODIFIER.match(title[:cut]):
        cut = 0
    if cut:
        yield start, start + cut, "UNIT" if _UNIT.search(title[:cut]) else ""
    yield start + cut, end, "POST"


def _kind_of_body(name: str) -> str:
    if _NAMELESS.match(name):
        return ""
    if name.endswith("人民银行"):
        return "ORG"
    if _COMPANY_END.search(name) or ("公司" in name and _ENTERPRISE_OR_BODY.search(name)):
        return "COMPANY"
    return "ORG" if _ORG_END.search(name) and len(name) > 2 else ""


def _is_place(name: str) -> bool:
    short = len(name) <= 6 and bool(_PLACE_END.search(name)) and len(name) > 1
    return short or name in words("country", "prov", "prov1", "bigcity")


def _read(path: Path) -> Iterator[tuple[str, list[LabelledSpan]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], [(start, end, label) for start, end, label in row["spans"]]


def _read_titles(path: Path) -> list[str]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [row["title"] for row in csv.DictReader(lines, delimiter="\t") if len(row["title"]) > 1]
