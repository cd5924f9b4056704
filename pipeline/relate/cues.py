"""Where words are attributed: a cue with its subject, and the punctuation that opens the content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import cues, word_list
from ..record import Mention, Span
from ..spans import ended_before
from .learned import Asked, is_so
from .quotes import Words, inside, read_words, sentence_begin
from .saying import QUESTION, features, kind_of
from .subjects import Subject, clause_before, find_actor, find_subject, is_person, is_pronoun
from .view import BODIES, View

CLOSE = 4
TAKEN, OVERRULED = 0.6, 0.3
"""The least chances of an attribution: of one that no rule takes, and of one that a rule takes."""
DOCUMENT = "document"
WEIGHED = frozenset({"weighed", DOCUMENT})
"""The kinds of cues that attribute only where learnt weights say so; what a DOCUMENT tells is a body's word."""
LONGEST_WISH = 36
_WISHES = frozenset("希望 要求 勉励 叮嘱 嘱咐 鼓励".split())
"""Verbs whose words go on right behind them where an act of the same person stands before: 某某表示赞许，希望企业…."""
_LEADS_IN = re.compile(r"了[^，。；：“”]{0,14}(?=：)|得[^，。；：“”]{0,8}(?=：|，“)")
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
    r"听(?:完|了|取|罢|过)(?:介绍|汇报|讲解|通报|说明)$|的(?:分析|总结|提示|抱怨|吐槽|点评|评价|介绍)$|(?:工作|情况)汇报$|"
    r"(?:下|简|统|俗|人|号|名|通|昵|又|堪|全|职|尊|爱|改|合|并)称$|"
    r"(?:作出|作了|做出|给出|予以|得到)(?:答复|回应|回答|承诺|解释|说明|表态)$|"
    r"(?:工作|部署|指示|有关|总|新|任务|目标|精神|批示|具体|明确|战略|的|取了|听了|作了|做了)(?:要求|号召|建议|希望|期望|承诺|回应|"
    r"说明|判断|介绍|提醒)$"
)
_HEARD = re.compile("听(?:完|了|取|罢)[^，。；：后时并就即便都直]{1,6}$")
"""What somebody heard, and not what he said: 听完双方诉说."""
_LISTENERS = frozenset({"PERSON", "POST", *BODIES})
_ADDRESSED = frozenset({"提醒", "告诉", "叮嘱", "嘱咐", "告诫"})
_TOLD_WHOM = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?=[：“])|[\u4e00-\u9fff]{0,6}(?:负责人|人员|部门|同志|干部|职工|员工)(?=[，：])|(?:广大)?(?:市民|群众|大家|村民|企业|家长|游客|消费者|居民|司机|公众)(?=，)"
)
_LISTENS = re.compile(r"(?![^，。]{0,2}[我你他她]们?将)[\u4e00-\u9fff]{2,8}(?=[，：。；])")
"""Whom something is told, where the verb is 告诉: 告诉调研组."""
_TOLD = re.compile(r"(?:记者|大家|笔者|我们|本刊|本报|他|她|随行的[^，。]{2,10})(?:说)?")


_PERSONAL = frozenset("分析 总结 点评 评价 打趣 抱怨 插话 接话 吐槽 招呼 吆喝 盘算 答 调侃 嘀咕 反映".split())
"""Verbs that attribute only where words stand by them and a person, or a pronoun, is who speaks."""
_OF_PERSONS = frozenset({"证实"})
"""Verbs that attribute only where a person, or a pronoun, is who speaks."""
_NO_ASKING = "(?<![慰访询提疑学顾质审拷盘反追设考请发问过])"
_FORMS = (
    r"(?<![得收听等]到)的(?P<noun>看法|观点|评价|体会|感受|愿望|心愿|想法|回答|答复|判断)(?:却|则|也|就|更)?是(?=[，：])",
    r"(?:的|留下|丢下|撂下|甩下|送上|说了)(?P<led>一句话)[^，。；：“”]{0,10}(?=：“)",
    r"(?:给出|开出|亮出|作出|提出|定下)的(?P<given>指引|答案|预测|目标|判断|建议|理由|解释|办法|药方)(?:却|则|也|就)?是(?=[，：])",
    r"(?P<read>宣布|宣读|通报)了?[^，。；：“”]{1,50}(?:决定|名单|批复|通知|命令|任命)(?=：)",
    r"的(?P<after>这番话|这句话|一句话|一席话|这席话|吐槽|感慨)",
    r"(?P<along>说)(?:着(?!说)|到这里|到这儿|到此处|罢)",
    r"(?P<notice>公告)(?=，)",
    r"(?P<tale>算)(?:了(?:一笔|算)?|起了?)账(?=[：，。])",
    r"(?P<plan>盘算)着?(?=[：“])",
    rf"{_NO_ASKING}(?P<asks>问)(?=：)",
    r"(?P<mute>)(?=：“[^“”]{6,}[。！？…]”)",
    r"(?P<live>)(?=：[^：]{12,}[。！？])",
    rf"{_NO_ASKING}(?P<asked>问)(?=[。，；]|$)",
)
"""Forms of attribution by a noun, or by a verb with words that belong to it; the group is the cue."""
_BEHIND_QUOTE = frozenset({"after", "along", "asked"})


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
def _certain() -> frozenset[str]:
    """Cues that the rules know of; the others attribute only where learnt weights say so."""
    known = (frozenset(cue for cue, kind in cues().items() if kind not in WEIGHED) | _UNMARKED) - _NEVER
    return known | _PERSONAL | {"告诉", "看来", "回答", "汇报", "提示"}


@lru_cache(maxsize=1)
def _cue_pattern() -> re.Pattern[str]:
    weighed = frozenset(cue for cue, kind in cues().items() if kind in WEIGHED)
    words = (c for c in _certain() | frozenset(cues()) if c in weighed or not c.startswith(_WITH_SUBJECT))
    verbs = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile("|".join((*_FORMS, f"(?P<verb>{verbs})")))


def find_attributions(view: View, paragraph: Span) -> Iterator[Attribution]:
    """The attributions of a paragraph in order; words inside quotation marks attribute nothing."""
    words = read_words(view.words(paragraph))
    last: Attribution | None = None
    for match in _cue_pattern().finditer(words.text):
        if (last is not None and paragraph.start + match.start() < last.open) or inside(words.quotes, match.start()):
            continue
        found = _weighed(view, paragraph, words, match, last)
        if found is not None:
            last = found
            yield found


def _weighed(
    view: View, paragraph: Span, words: Words, match: re.Match[str], last: Attribution | None
) -> Attribution | None:
    """What a cue attributes by the rules, or else by the weights, which may overrule the rules where they are sure."""
    form = match.lastgroup or "verb"
    known = form != "verb" or match.group() in _certain()
    ruled = _attribution(view, paragraph, words, match) if known else None
    if ruled and _repeats(ruled, last):
        ruled = None
    if form != "verb":
        return ruled
    found = ruled or _free(view, paragraph, words, match, last)
    cue = Span(*match.span())
    gap = cue.start + paragraph.start - found.begin
    kind = kind_of(found.subject, found.noun)
    told = features(view, paragraph, words, cue, found.open - paragraph.start, subject=kind, gap=gap, ruled=bool(ruled))
    place = Span(paragraph.start + cue.start, paragraph.start + cue.end)
    return found if is_so(Asked(QUESTION, found.begin, place, tuple(told), OVERRULED if ruled else TAKEN)) else None


def _free(view: View, paragraph: Span, words: Words, match: re.Match[str], last: Attribution | None) -> Attribution:
    """What a cue would attribute that no rule takes: to the subject before it, or to who acts or spoke before."""
    text, at, start = words.text, match.start(), paragraph.start
    end = _behind_listener(view, paragraph, text, match.group(), match.end())
    mark = text[end : end + 1] if text[end : end + 1] in _MARKS else ""
    sentence = sentence_begin(words, at)
    found: Subject = (None, None, 0)
    if cues().get(match.group()) != DOCUMENT:
        found = find_subject(view, paragraph, text, sentence, at)
    if found == (None, None, 0):
        found = _carried(view, start + sentence, start + at, last)
    subject, noun, begin = found
    return _attributed(paragraph, match, "verb", subject, noun, begin or start + at, end, mark)


def _carried(view: View, sentence: int, at: int, last: Attribution | None) -> Subject:
    """Who acts before a cue in a clause without a subject, in its sentence or the attribution before; else the words
    before the cue, which name somebody unknown: 台媒称."""
    clause = clause_before(view.words(Span(sentence, at)))
    if clause:
        return None, clause, at - len(clause)
    actor = find_actor(view, sentence, at)
    if actor is None and last is not None:
        return last.subject, last.noun, at
    return actor or (None, None, at)


_MARKS = ("，", "：", "“", "。", "！", "；", "？")


def _repeats(found: Attribution, last: Attribution | None) -> bool:
    """Whether a verb of saying inside the words of the one before was taken for a cue of the same subject."""
    if last is None or last.mark in ("。", "！", "；", "？"):
        return False
    return found.begin == last.begin and (found.subject is last.subject or found.noun == last.noun)


def _attribution(view: View, paragraph: Span, words: Words, match: re.Match[str]) -> Attribution | None:
    text, quotes = words.text, words.quotes
    form = match.lastgroup or "verb"
    word, at, end = match.group(form), match.start(), match.end()
    led = _LEADS_IN.match(text, end)
    if led:
        end = led.end()
    elif form == "verb" and text[end : end + 1] and _goes_with(word, text[end]):
        return None
    if (
        form == "verb"
        and not _ends_in_name(view, paragraph.start + at)
        and (_AS_NOUN.search(text[max(0, at - 4) : end]) or _HEARD.search(text[max(0, at - 9) : at]))
    ):
        return None
    end = _behind_listener(view, paragraph, text, word, end)
    sentence = sentence_begin(words, at)
    subject_end = _of_whom(text, sentence, at) if form == "noun" else at
    subject, noun, begin = find_subject(view, paragraph, text, sentence, subject_end)
    if subject is None and noun is None:
        return None
    if (word in _PERSONAL or word in _OF_PERSONS or form == "mute") and not is_person(subject, noun):
        return None
    if form == "notice" and not ((subject and subject.label == "COMPANY") or noun in ("公司", "该公司")):
        return None
    if form == "live" and not _is_introduced(view, paragraph.start + sentence, paragraph.start + at, subject):
        return None
    if form in _BEHIND_QUOTE:
        quoted = ended_before(quotes, begin - paragraph.start)
        if not quoted or begin - paragraph.start > quotes[quoted - 1].end + 26:
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


def _is_introduced(view: View, sentence: int, colon: int, subject: Mention | None) -> bool:
    """Whether a sentence is a title and a name alone, whose words follow the colon: 县农业农村局局长 江晚：…."""
    named = subject is not None and subject.label == "PERSON" and subject.span.end == colon
    title = view.words(Span(sentence, subject.span.start)) if named and subject else ""
    return bool(_TITLE.fullmatch(title.strip()))


_TITLE = re.compile("(?:【[^】]{1,8}】)?[^，。；：！？“”]{2,40}")


def _ends_in_name(view: View, at: int) -> bool:
    """Whether a person's name ends at `at`, whose last sign then makes no word with the cue: 牛建新 + 介绍."""
    return any(m.label == "PERSON" and m.span.end == at for m in view.within(Span(max(0, at - 12), at)))


def _goes_with(word: str, sign: str) -> bool:
    """Whether a cue makes another word with the sign behind it: 说明, 称号."""
    return any(word.endswith(cue) and sign in signs for cue, signs in _NO_CUE_BEHIND.items())


_OTHER_CUE = re.compile(r"(?:并|还|他|她)*(?:要求|强调|指出|提出|认为|表示|说)")


def _of_whom(text: str, sentence: int, at: int) -> int:
    """Where the owner of a noun of saying ends: before 对这家企业 in 某某对这家企业的评价."""
    upon = _UPON.search(text, max(sentence, at - 15), at)
    return upon.start() if upon else at


_UPON = re.compile(r"对[^，。；：“”]{1,14}$")


def _behind_listener(view: View, paragraph: Span, text: str, word: str, end: int) -> int:
    """The offset behind whom the words are said to: 告诉记者, 提醒市民, 叮嘱局长某某."""
    told = _TOLD.match(text, end) or (_TOLD_WHOM.match(text, end) if word in _ADDRESSED else None)
    if word == "告诉":
        told = told or _LISTENS.match(text, end)
    if told and not word.startswith(("表示", "认为")):
        return told.end()
    clause = _LONG_LISTENER.match(text, end) if word in _ADDRESSED else None
    if clause:
        stop = paragraph.start + clause.end()
        if any(m.label in _LISTENERS and m.span.end == stop for m in view.within(Span(paragraph.start + end, stop))):
            return clause.end()
    return end


_LONG_LISTENER = re.compile(r"[^，。；：“”]{2,40}(?=[，：])")


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
    apart = word in _WISHES and gap <= LONGEST_WISH and text.endswith(("，", "，并"), 0, end - len(word))
    contrast = word == "回应" and text.endswith(("则", "却"), 0, end - len(word))
    if not (word in _UNMARKED or word == "表态" or contrast) or not _MORE_WORDS.match(text, end):
        return False
    own = noun is None or is_pronoun(noun)
    return own and (gap <= CLOSE or apart) and text[end] not in "了的过着到会和与、"


_MORE_WORDS = re.compile("[^。；！？]{8}")
