"""What short forms stand for inside an article: 市委 -> 云泽市委, 会议 -> its name, 他 -> the person before."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from ..language.areas import areas_at
from ..language.lexicon import everyday_words, surnames
from ..language.qualify import qualify
from ..language.short_names import SO_CALLED, Bodies, full_company_names
from ..record import Alias, Article, Mention, Span
from ..spans import holds_one, overlaps_one

_PRONOUN_FIRM = re.compile(
    r"(?:该|本|这家|我)(?:公司|集团|企业|行|厂|合作社)|(?:公司|集团)(?=(?:相关|有关)?(?:负责人|董事长|总经理)|(?P<post>[原前]?))"
)
"""`post` is where a post has to stand behind the words."""
_PRONOUN_BODY = re.compile(r"该(?:局|委|厅|院|校|镇|县|区|部门|中心|办|单位|协会|村|会(?!议)|支队|大队|馆|社(?!区)|台)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f .·'’-]+")
_ADDRESSED = (
    r"(副?书记|副?市长|副?县长|副?区长|副?局长|副?主任|董事长|总经理|院长|校长|部长|主席|总|老师|教授|医生|会长|"
    r"镇长|行长|厂长)"
)
"""What a person is called by behind the surname."""


def main_event(text: str, article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """The meeting that the article tells of: the first one that is held in its body, else the first named."""
    events = [m for m in mentions if m.label == "EVENT" and holds_one(article.body, m.span.start)]
    for m in events:
        around = text[max(0, m.span.start - 14) : m.span.start] + "\0" + text[m.span.end : m.span.end + 40]
        if re.search(
            (
                r"(?:召开|举行|举办|主持召开|组织召开|开幕)[^，。]{0,12}\0|\0[^，。]{0,4}(?:召开|举行|举办|在|开幕|"
                r"启动|上，|闭幕)|\0[^。]{0,34}(?:闭幕|圆满结束)"
            ),
            around,
        ):
            return m
    return None


def find_aliases(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """Words of the article that stand for a name: 该公司, 该局, 张书记, 会议, 以下简称“…”, 市委."""
    firms = full_company_names(text, article, mentions)
    yield from _bodies(text, article, mentions)
    yield from _short_names(text, mentions, firms)
    yield from _pronouns(text, article, mentions, firms)
    yield from _addresses(text, article, mentions)
    event = main_event(text, article, mentions)
    for match in re.finditer(
        r"(?:会议|大会)(?=[指强要认号提决宣传审听讨研印])", text[article.span.start : article.span.end]
    ):
        start = article.span.start + match.start()
        if event and start > event.span.end:
            yield Alias(Span(start, start + len(match.group())), event.text, "meeting")


def _bodies(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    for m in mentions:
        if m.label in ("ORG", "COMPANY"):
            full = qualify(m.text, "", article, areas=areas_at(text, article, mentions, m))
            if full and full != m.text:
                yield Alias(m.span, full, "city")


def _short_names(text: str, mentions: Sequence[Mention], firms: Mapping[str, str]) -> Iterator[Alias]:
    """Short names of companies, and of persons with a name in parts or one in Latin letters: 曼丹 -> 苏拉·曼丹."""
    latin = dict(_latin_names(text, mentions))
    told: dict[str, set[str]] = {}
    for m in mentions:
        if m.label == "COMPANY" and m.text in firms:
            yield Alias(m.span, firms[m.text], "company")
        if m.span in latin:
            told.setdefault(m.text, set()).add(latin[m.span])
        if m.label == "PERSON" and len(told.get(m.text, ())) == 1:
            yield Alias(m.span, next(iter(told[m.text])), "name")
        if m.label == "PERSON" and "·" in m.text:
            for part in (m.text.split("·")[0], m.text.split("·")[-1]):
                told.setdefault(part, set()).add(m.text)


def _latin_names(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """A person's name in Latin letters in brackets, with the name right before them: 苏拉·曼丹（Sura Mandan）."""
    for name, latin in pairwise(m for m in mentions if m.label == "PERSON"):
        between, behind = text[name.span.end : latin.span.start], text[latin.span.end : latin.span.end + 1]
        if between in ("（", "(") and behind in ("）", ")") and _LATIN.fullmatch(latin.text):
            yield latin.span, name.text


def _pronouns(text: str, article: Article, mentions: Sequence[Mention], firms: Mapping[str, str]) -> Iterator[Alias]:
    named = [m.span for m in mentions if m.label in ("ORG", "COMPANY")]
    posts = {m.span.start for m in mentions if m.label == "POST"}
    told = {label: {m.text for m in mentions if m.label == label} for label in ("COMPANY", "ORG")}
    for pattern, label in ((_PRONOUN_FIRM, "COMPANY"), (_PRONOUN_BODY, "ORG")):
        bodies = [m for m in mentions if m.label == label]
        alike = {sign: Bodies(text, article, [m for m in bodies if _is_called(m.text, sign)]) for sign in _CALLED}
        every = Bodies(text, article, bodies)
        for match in pattern.finditer(text, article.span.start, article.span.end):
            span = Span(*match.span())
            bare = label == "COMPANY" and match["post"] is not None and match.end("post") not in posts
            if bare or overlaps_one(named, span):
                continue
            fitting = alike.get(match.group()[-1], every)
            meant = fitting.meant(span.start) or every.meant(span.start)
            if meant is not None:
                name = _without_unit(meant.text) if label == "COMPANY" else meant.text
                yield Alias(span, firms.get(name) or _one_holding(name, told[label]), "pronoun")
    ends = {m.span.end: m.text for m in reversed(mentions)}
    for match in SO_CALLED.finditer(text, article.span.start, article.span.end):
        if match.start() in ends:
            yield Alias(Span(*match.span(1)), ends[match.start()], "so called")


_CALLED = {
    "行": "银行|行$",
    "局": "局$",
    "委": "委(?:员会)?$",
    "厅": "厅$",
    "院": "院$",
    "校": "大学|学院|学校|[中小]学$",
}
"""The last character of a pronoun for a body, and what such a body's name has: 该行."""
_UNIT_OF_FIRM = re.compile(r"(?<=公司|集团)[\u4e00-\u9fff]{1,8}(?:部|部门|车间|中心|处|科|室)$")


def _is_called(name: str, sign: str) -> bool:
    return re.search(_CALLED[sign], name) is not None


def _without_unit(name: str) -> str:
    """The company alone, of which 公司 is said, without the unit that its name was told with."""
    return _UNIT_OF_FIRM.sub("", name)


def _one_holding(name: str, names: Collection[str]) -> str:
    """The one full name that holds a name of two signs; the name itself where none or several do."""
    longer = [full for full in names if len(name) == _SHORT and name in full and full.endswith("公司")]
    return longer[0] if len(longer) == 1 else name


_SHORT = 2


@cache
def _address() -> re.Pattern[str]:
    """A surname, of two signs where it is a known one, and what the person is called by."""
    compound = "|".join(sorted(name for name in surnames() if len(name) > 1))
    return re.compile(rf"({compound}|[\u4e00-\u9fff]){_ADDRESSED}")


def _surname(name: str) -> str:
    return name[:2] if len(name) > 2 and name[:2] in surnames() else name[0]


def _addresses(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """张书记, where one 张某 alone was named before."""
    persons = [m for m in mentions if m.label == "PERSON"]
    called = {m.span for m in persons if m.text in surnames() or _address().fullmatch(m.text)}
    starts = {m.span.start: m for m in persons}
    longer = [m.span for m in persons if m.span not in called]
    told: dict[str, set[str]] = defaultdict(set)
    count = 0
    for match in _address().finditer(text, article.span.start, article.span.end):
        while count < len(persons) and persons[count].span.end <= match.start():
            if persons[count].span not in called:
                told[_surname(persons[count].text)].add(persons[count].text)
            count += 1
        same = [name for name in told[match.group(1)] if len(name) > len(match.group(1))]
        ends_word = text[max(0, match.start() - 1) : match.end(1)] in everyday_words()  # 公司总经理 is no 司总经理
        if len(same) == 1 and not ends_word and not holds_one(longer, match.start()):
            span = Span(match.start(), match.end())
            yield Alias(span, same[0], "address")
            if match.start() in starts:
                yield Alias(starts[match.start()].span, same[0], "name")
