"""Where words are attributed: a cue with its subject, and the punctuation that opens the content."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import cues, word_list
from ..record import Mention, Span
from .quotes import find_quotations, inside
from .view import BODIES, View

LONGEST_GAP = 46
CLOSE = 4
TITLES = frozenset({"POST", "ORG", "COMPANY", "PLACE"})

_GROUP = re.compile(
    r"(?:会议|大会|全会|座谈会|论坛|大家|与会(?:人员|代表|者|专家|企业家|会员)?们?|各界人士|(?:村民|居民|市民|"
    r"群众|企业家|代表|委员|党员|干部|网友|业内人士|专家|学者|老人|职工|工人|学生|家长|游客|商户|农户|旅客|乘客|顾客|观众|"
    r"牧民|渔民|果农|菜农|茶农|棉农|店主|摊主|家属|患者|校友|志愿者)们?"
    r"|(?:几位|一些|不少|许多|多位|两位|多名|一位|一名)[^，。；“”]{1,12}|(?:相关|有关|主要|项目|该\S{0,4}|公司|"
    r"企业)?负责(?:人|同志)|发言人|人士|法院|检察院|合议庭|警方|校方|院方|店方|方面|该公司|公司|该局|该院|该校|"
    r"该行|公告|公报|通知|声明|通报|报告|文件|意见|方案"
    r"|《[^》]{2,40}》)$"
)
_ADVERBS = re.compile(
    r"(?:经审理|审理|综合|原则|着重|深刻|鲜明|对记者|向记者|对媒体|就此|还|也|则|又|都|并|同时|纷纷|一致|普遍|均|再次|反复|特别|"
    r"明确|郑重|进一步|最后|首先|随后|一一|同样|曾|当场|当天就?|立即|私下|低声|小声|大声|悄悄|这样|直接|坦率地|感慨地?|激动地|高兴地|"
    r"自豪地|笑着|接着|共同|如是|如此)+$"
)
_HELD = re.compile(r"(?:主持|出席|参加|召开|举行|列席|召集)(?:了)?[^，。；]{0,12}$")
_LEADS_IN = re.compile(r"了[^，。；：“”]{0,14}(?=：)|得[^，。；：“”]{0,8}(?=：“)")
_PRONOUN = re.compile(r"(?:他们|她们|他|她)$")
_OBJECT_BEFORE = re.compile(
    r"(?:与|同|对|向|给|为|被|由|跟|请|让|陪同|会见|看望|慰问|听取|代表|贯彻|落实|学习|遵循|按照|根据|把|和|叮嘱|"
    r"告诉|问|响应|遵照|依据|执行|符合|达到|履行)$"
)
_NO_CUE_BEHIND = {
    "说":(
        "边明服法话不到起来了过教唱得"
    ), "称": "号为赞职重霸", "表示":(
        "感祝欢慰敬衷热诚哀谢同满"
    ), "要求": "的和上", "介绍": "了信后时完", "提出": "的了", "强调": "的了", "指出": "的",
    "希望": "的小", "明确": "了的", "建议": "的书", "宣布": "了", "解释": "了", "通报": "了", "提醒": "了", "讲":(
        "话述解授"
    ), "道": "路德理", "承诺": "的书函", "预计": "的", "期待": "的着已",
    "回应": "了", "汇报": "了会", "表态": "发", "主张": "的", "回忆": "的录起", "决定": "的", "呼吁": "的", "认为": "",
}  # fmt: skip
_NEVER = word_list("never a cue")
_WITH_SUBJECT = tuple(sorted(word_list("cue with subject")))
_UNMARKED = word_list("cue without comma")
_AS_NOUN = re.compile(
    r"听(?:完|了|取|罢|过)(?:介绍|汇报|讲解|通报|说明)$|的(?:分析|总结|提示|抱怨|吐槽|点评)$|"
    r"(?:工作|部署|指示|有关|总|新|任务|目标|精神|批示|具体|明确|战略|的|取了|听了|作了|做了)(?:要求|号召|建议|希望|期望|承诺|回应|"
    r"说明|判断|介绍|提醒)$"
)
_ADDRESSED = frozenset({"提醒", "告诉", "叮嘱", "嘱咐", "告诫"})
_TOLD_WHOM = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?=[：“])|(?:广大)?(?:市民|群众|大家|村民|企业|家长|游客|消费者|居民|司机|公众)(?=，)"
)
_TOLD = re.compile(r"(?:记者|大家|笔者|我们|他|她|随行的[^，。]{2,10})(?:说)?")


_PERSONAL = frozenset("分析 总结 点评 打趣 抱怨 插话 接话 吐槽 招呼 吆喝 盘算 答".split())
"""Verbs that attribute only where words stand by them and a person, or a pronoun, is who speaks."""
_FORMS = (
    r"的(?P<noun>看法|观点|评价|体会|感受|愿望|心愿|想法|回答|答复|判断)(?:却|则|也|就|更)?是(?=[，：])",
    r"的(?P<led>一句话)[^，。；：“”]{0,10}(?=：“)",
    r"(?P<read>宣布|宣读)[^，。；：“”]{1,16}(?:决定|名单|批复|通知|命令|任命)(?=：)",
    r"的(?P<after>这番话|这句话|一席话|这席话|吐槽|感慨)",
    r"(?P<along>说)(?:着(?!说)|到这里|到这儿|到此处|罢)",
    r"(?P<tale>算)了一笔账(?=[：，])",
    r"(?P<plan>盘算)着?(?=[：“])",
)
"""Forms of attribution by a noun, or by a verb with words that belong to it; the group is the cue."""
_BEHIND_QUOTE = frozenset({"after", "along"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at `cue` with its subject: a mention, or a noun (pronoun, meeting, group).

    `begin` is where the subject with its titles begins, `open` where the content may begin behind the
    cue, `mark` the punctuation there (empty where the words go on without).
    """

    cue: Span
    word: str
    subject: Mention | None
    noun: str | None
    begin: int
    open: int
    mark: str


@lru_cache(maxsize=1)
def _cue_pattern() -> re.Pattern[str]:
    known = (frozenset(cues()) | _UNMARKED | {"告诉", "看来", "回答", "汇报", "提示"}) - _NEVER
    words = (c for c in known | _PERSONAL if not c.startswith(_WITH_SUBJECT))
    verbs = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile("|".join((*_FORMS, f"(?P<verb>{verbs})")))


def find_attributions(view: View, paragraph: Span) -> Iterator[Attribution]:
    """The attributions of a paragraph in order; words inside quotation marks attribute nothing."""
    text = view.words(paragraph)
    quotes = find_quotations(text)
    last: Attribution | None = None
    for match in _cue_pattern().finditer(text):
        if (last is not None and paragraph.start + match.start() < last.open) or inside(quotes, match.start()):
            continue
        found = _attribution(view, paragraph, text, match, quotes)
        if found and not _repeats(found, last):
            last = found
            yield found


def _repeats(found: Attribution, last: Attribution | None) -> bool:
    """Whether a verb of saying inside the words of the one before was taken for a cue of the same subject."""
    if last is None or last.mark in ("。", "！", "；", "？"):
        return False
    return found.begin == last.begin and (found.subject is last.subject or found.noun == last.noun)


def _attribution(
    view: View, paragraph: Span, text: str, match: re.Match[str], quotes: Sequence[Span]
) -> Attribution | None:
    form = match.lastgroup or "verb"
    word, at, end = match.group(form), match.start(), match.end()
    led = _LEADS_IN.match(text, end)
    if led:
        end = led.end()
    elif form == "verb" and text[end : end + 1] and _goes_with(word, text[end]):
        return None
    if form == "verb" and _AS_NOUN.search(text[max(0, at - 4) : end]):
        return None
    end = _behind_listener(view, paragraph, text, word, end)
    sentence = _sentence_begin(text, at, quotes)
    subject_end = _of_whom(text, sentence, at) if form == "noun" else at
    subject, noun, begin = _subject(view, paragraph, text, sentence, subject_end)
    if subject is None and noun is None:
        return None
    if word in _PERSONAL and not _is_person(subject, noun):
        return None
    if form in _BEHIND_QUOTE:
        if not any(q.end <= begin - paragraph.start <= q.end + 26 for q in quotes):
            return None
        return _attributed(paragraph, match, form, subject, noun, begin, end, "。")
    mark = text[end : end + 1] if text[end : end + 1] in ("，", "：", "“", "。", "！", "；", "？") else ""
    gap = paragraph.start + at - subject.span.end if subject else 0
    if (not mark and not _goes_on(text, word, end, gap, noun)) or (word == "道" and gap):
        return None
    if mark == "，" and word in _PERSONAL and (gap > CLOSE or _OTHER_CUE.match(text, end + 1)):
        return None
    if mark == "" and end == len(text):
        mark = "。"
    return _attributed(paragraph, match, form, subject, noun, begin, end, mark)


def _goes_with(word: str, sign: str) -> bool:
    """Whether a cue makes another word with the sign behind it: 说明, 称号."""
    return any(word.endswith(cue) and sign in signs for cue, signs in _NO_CUE_BEHIND.items())


_OTHER_CUE = re.compile(r"(?:并|还|他|她)*(?:要求|强调|指出|提出|认为|表示|说)")


def _is_person(subject: Mention | None, noun: str | None) -> bool:
    return subject.label == "PERSON" if subject else bool(_PRONOUN.fullmatch(noun or ""))


def _of_whom(text: str, sentence: int, at: int) -> int:
    """Where the owner of a noun of saying ends: before 对这家企业 in 某某对这家企业的评价."""
    upon = re.search(r"对[^，。；：“”]{1,14}$", text[sentence:at])
    return sentence + upon.start() if upon else at


def _behind_listener(view: View, paragraph: Span, text: str, word: str, end: int) -> int:
    """The offset behind whom the words are said to: 告诉记者, 提醒市民, 叮嘱局长某某."""
    told = _TOLD.match(text, end) or (_TOLD_WHOM.match(text, end) if word in _ADDRESSED else None)
    if told and not word.startswith(("表示", "认为")):
        return told.end()
    clause = re.match(r"[^，。；：“”]{2,40}(?=[，：])", text[end:]) if word in _ADDRESSED else None
    if clause:
        stop = paragraph.start + end + clause.end()
        if any(m.label == "PERSON" and m.span.end == stop for m in view.within(Span(paragraph.start + end, stop))):
            return end + clause.end()
    return end


def _attributed(
    paragraph: Span,
    match: re.Match[str],
    form: str,
    subject: Mention | None,
    noun: str | None,
    begin: int,
    end: int,
    mark: str,
) -> Attribution:
    start = paragraph.start
    return Attribution(
        cue=Span(start + match.start(form), start + match.end()),
        word=_plain(match.group(form)),
        subject=subject,
        noun=noun,
        begin=begin,
        open=start + end + (mark in ("，", "：")),
        mark=mark,
    )


def _plain(word: str) -> str:
    """The cue without whom it is said to: 告诉记者 -> 告诉."""
    return re.sub(r"(?<=告诉)(?:记者|大家|笔者|我们)|(?<=介绍)说$|(?<=感慨)[地]?(?:说|道)$", "", word)


def _goes_on(text: str, word: str, end: int, gap: int, noun: str | None) -> bool:
    """Whether words go on right behind the cue: `某某表示将…`."""
    contrast = word == "回应" and text[: end - len(word)].endswith(("则", "却"))
    if not (word in _UNMARKED or word == "表态" or contrast) or len(re.split("[。；！？]", text[end:])[0]) < 8:
        return False
    own = noun is None or bool(_PRONOUN.fullmatch(noun))
    return own and gap <= CLOSE and text[end] not in "了的过着到会和与、"


def _sentence_begin(text: str, at: int, quotes: Sequence[Span]) -> int:
    """The begin of the sentence that the cue stands in, behind a quotation that closes one before it."""
    ends = (i + 1 for i in range(at - 1, -1, -1) if text[i] in "。！？；\n" and not inside(quotes, i))
    begin = next(ends, 0)
    return max((q.end for q in quotes if begin < q.end <= at and is_sentence(text, q)), default=begin)


def is_sentence(text: str, quote: Span) -> bool:
    """Whether a quotation is words spoken, not a term: it holds or closes a clause."""
    return text[quote.end - 2] in "。！？，；…" or (
        len(quote) > 14
        and any(c in "，。！？" for c in text[quote.start : quote.end])
        and text[quote.end : quote.end + 1] not in ("的", "和", "、")
    )


def _subject(view: View, paragraph: Span, text: str, sentence: int, at: int) -> tuple[Mention | None, str | None, int]:
    """The subject before the cue in its sentence: a mention or a noun, and where its clause begins."""
    bare = at
    adverb = _ADVERBS.search(text[sentence:at])
    if adverb:
        bare = sentence + adverb.start()
    clause = text[sentence:bare]
    base = paragraph.start
    near = view.within(Span(base + sentence, base + at))
    touching = [m for m in near if m.span.end == base + bare and m.label in {"PERSON", *BODIES, "PLACE", "EVENT"}]
    touching = [m for m in touching if m.label != "EVENT" or not _HELD.search(text[sentence : m.span.start - base])]
    if touching and not _is_object(view, touching[-1], base + sentence):
        m = touching[-1]
        return m, None, _with_titles(view, m, base + sentence)
    addressed = _addressed(view, clause, base + sentence)
    if addressed:
        return addressed
    noun = _pronoun(clause) or _GROUP.search(clause) or _GROUP_FIRST.match(clause)
    if noun and not _HELD.search(clause[: noun.start()]):
        return None, noun.group(), base + sentence + noun.start()
    for m in reversed(near):
        between = view.page.text[m.span.end : base + at]
        if len(between) > LONGEST_GAP or "；" in between or between.count("，") > 2:
            break
        if (
            m.label == "PERSON"
            and not between.startswith("新时代")
            and not _is_object(view, m, base + sentence)
            and _same_clause(between)
        ):
            return m, None, _with_titles(view, m, base + sentence)
        if m.label in BODIES and _IN_PAPER.fullmatch(between):
            return m, None, m.span.start
        if m.label == "POST" and not between and m.text.endswith(("负责人", "发言人")):
            return None, m.text, m.span.start
    inner = _INNER.search(text[sentence:at])
    if inner:
        return None, inner.group(1), base + sentence + inner.start(1)
    pronoun = _ACTING_PRONOUN.search(text[sentence:at])
    if pronoun and not any(m.label == "PERSON" for m in near):
        return None, pronoun.group(1), base + sentence + pronoun.start(1)
    return (None, "大家", base + sentence) if adverb and "纷纷" in adverb.group() else (None, None, 0)


_IN_PAPER = re.compile(r"在[^，。；：“”]{1,14}[中上里]")
_INNER = re.compile(r"(?:^|，)(他|她|会议|大会|大家|与会人员|与会者)[^，。；]{0,14}(?:时|中|后|上|说|并)?，?$")
_NEW_SUBJECT = re.compile(r"，[^，]{0,8}(?:会议|大家|他|她|公司|群众|项目)")


_GROUP_FIRST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:村民|居民|市民|群众|企业家|代表|委员|网友|老人|职工|工人|学生|家长|游客)们)(?=[^，。；]{1,10}$)"
)


_ADDRESS = re.compile(
    r"(?:^|[，。；：”“])([\u4e00-\u9fff])(?:书记|市长|县长|区长|局长|主任|董事长|总经理|院长|校长|部长|主席|总|行长|镇长|会长|厂长)"
    r"(?=[^，。；]{0,14}$)"
)


def _addressed(view: View, clause: str, start: int) -> tuple[Mention, None, int] | None:
    """The one person before with that surname, where the clause addresses by it: 詹行长说."""
    match = _ADDRESS.search(clause)
    if not match:
        return None
    told = [m for m in view.mentions if m.label == "PERSON" and m.span.end <= start and m.text[0] == match.group(1)]
    return (told[-1], None, start + match.start(1)) if len({m.text for m in told}) == 1 else None


def _pronoun(clause: str) -> re.Match[str] | None:
    """The pronoun that ends the clause, unless it is spoken to: 围着他说."""
    found = _PRONOUN.search(clause)
    return None if found and re.search(r"(?:围着|对|向|跟|和|拉着|冲)$", clause[: found.start()]) else found


_ACTING_PRONOUN = re.compile(r"(?:^|，)(他|她)(?!们)[^。；]{0,40}$")


def _same_clause(between: str) -> bool:
    """Whether nothing between a person and the cue takes the subject's place."""
    return not _NEW_SUBJECT.search(between) and "等" not in between[:1]


def _is_object(view: View, person: Mention, begin: int) -> bool:
    """Whether the person is spoken to or of: 与某某座谈, 向某某表示."""
    start = _with_titles(view, person, begin)
    return bool(_OBJECT_BEFORE.search(view.page.text[max(begin, start - 3) : start]))


def _with_titles(view: View, person: Mention, begin: int) -> int:
    """Where the run of titles that leads to a name begins: 市商务局局长某某 at 市."""
    start = person.span.start
    for m in reversed(view.within(Span(begin, person.span.start))):
        gap = view.page.text[m.span.end : start]
        if m.label not in TITLES or gap not in ("", "、", "兼", " ", "，", "的"):
            break
        start = m.span.start
    return start
