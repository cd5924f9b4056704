"""Where words are attributed: a cue with its subject, and the punctuation that opens the content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lexicon import DOCUMENT, cues
from ..record import Mention, Span
from ..spans import ended_before
from .attribution import QUESTION, features, kind_of
from .cue_forms import (
    BEHIND_QUOTE,
    FURTHER_ITEM,
    LEADS_IN,
    LONGEST_WISH,
    OF_PERSONS,
    PERSONAL,
    UNMARKED,
    WISHES,
    certain,
    cue_pattern,
    goes_with,
    is_noun,
    of_whom,
    plain,
)
from .decisions import Decision, decide
from .listeners import behind_listener
from .quotes import Words, inside, read_words, sentence_begin
from .runs import Subject
from .subjects import REACH, clause_before, find_actor, find_subject, is_person, is_pronoun
from .view import BODIES, View

CLOSE = 4
_ITEM = re.compile(FURTHER_ITEM)
TAKEN, OVERRULED = 0.55, 0.3
"""The least chances of an attribution: of one that no rule takes, and of one that a rule takes."""


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


def find_attributions(view: View, paragraph: Span) -> Iterator[Attribution]:
    """The attributions of a paragraph in order; words inside quotation marks attribute nothing."""
    words = read_words(view.words(paragraph))
    last: Attribution | None = None
    for match in cue_pattern().finditer(words.text):
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
    known = form != "verb" or match.group() in certain()
    ruled = _attribution(view, paragraph, words, match) if known else None
    if ruled and _repeats(ruled, last):
        ruled = None
    if form == "read" and ruled is None:
        return _announced(view, paragraph, words, match)
    if form != "verb" and not (form == "notice" and ruled is None):
        return ruled
    found = ruled or _free(view, paragraph, words, match, last)
    if ruled is None and _goes_on_saying(found, last, view):
        return None
    if ruled is None and found.subject is None and _ITEM.match(words.text, sentence_begin(words, match.start())):
        return None
    cue = Span(*match.span())
    gap = cue.start + paragraph.start - found.begin
    kind = kind_of(found.subject, found.noun)
    told = features(view, paragraph, words, cue, found.open - paragraph.start, subject=kind, gap=gap, ruled=bool(ruled))
    place = Span(paragraph.start + cue.start, paragraph.start + cue.end)
    return found if decide(Decision(QUESTION, found.begin, place, tuple(told), OVERRULED if ruled else TAKEN)) else None


def _announced(view: View, paragraph: Span, words: Words, match: re.Match[str]) -> Attribution | None:
    """What is read out in a clause without a subject, by who acts before it: 某某集团召开会议，宣布任职决定：…."""
    start, at = paragraph.start, match.start()
    actor = find_actor(view, start + sentence_begin(words, at), start + at)
    end = match.end()
    return _attributed(paragraph, match, "read", *actor[:2], start + at, end, _mark(words.text, end)) if actor else None


def _free(view: View, paragraph: Span, words: Words, match: re.Match[str], last: Attribution | None) -> Attribution:
    """What a cue would attribute that no rule takes: to the subject before it, or to who acts or spoke before."""
    text, at, start = words.text, match.start(), paragraph.start
    end = behind_listener(view, paragraph, text, match.group(), match.end())
    mark = _mark(text, end)
    sentence = sentence_begin(words, at)
    found: Subject = (None, None, 0)
    if cues().get(match.group()) != DOCUMENT:
        found = find_subject(view, paragraph, text, sentence, at)
    if found == (None, None, 0):
        found = _carried(view, start, start + sentence, start + at, last)
    subject, noun, begin = found
    return _attributed(paragraph, match, match.lastgroup or "verb", subject, noun, begin or start + at, end, mark)


def _carried(view: View, paragraph: int, sentence: int, at: int, last: Attribution | None) -> Subject:
    """Who acts before a cue in a clause without a subject, in its sentence or the attribution before, or before
    its sentence where that begins with the cue; else the words before the cue, which name somebody unknown: 台媒称."""
    clause = clause_before(view.words(Span(max(sentence, at - REACH), at)))
    if clause:
        return None, clause, at - len(clause)
    actor = find_actor(view, sentence, at)
    if actor is None and last is not None:
        return last.subject, last.noun, at
    if actor is None and _OPENS.fullmatch(view.page.text, sentence, at):
        actor = find_actor(view, paragraph, sentence)
    return actor or (None, None, at)


_OPENS = re.compile("(?:[在从到][^，。]{1,12}，)?")
"""What stands before a cue that goes on with the sentence before: 在江城，指出…."""


def _goes_on_saying(found: Attribution, last: Attribution | None, view: View) -> bool:
    """Whether a cue without a mark or a subject of its own stands in the words that another opened in its sentence."""
    if last is None or last.mark not in ("，", "：") or found.mark or found.subject is not last.subject:
        return False
    again = found.begin == last.begin and last.word in _SAYS
    return (again or found.begin == found.cue.start) and not _STOP.search(view.page.text, last.open, found.cue.start)


_STOP = re.compile("[。！？\n]")
_SAYS = frozenset({"表示", "称", "说"})
"""Cues that open whatever is told, with what is thought or demanded in it: 表示，经商讨后，认为要修路."""


def _mark(text: str, end: int) -> str:
    """The punctuation behind a cue; empty where the words go on."""
    return text[end : end + 1] if text[end : end + 1] in ("，", "：", "“", "。", "！", "；", "？") else ""


def _repeats(found: Attribution, last: Attribution | None) -> bool:
    """Whether a verb of saying inside the words of the one before was taken for a cue of the same subject."""
    if last is None or last.mark in ("。", "！", "；", "？"):
        return False
    return found.begin == last.begin and (found.subject is last.subject or found.noun == last.noun)


def _attribution(view: View, paragraph: Span, words: Words, match: re.Match[str]) -> Attribution | None:
    text, quotes = words.text, words.quotes
    form = match.lastgroup or "verb"
    word, at, end = match.group(form), match.start(), match.end()
    led = LEADS_IN.match(text, end)
    if led:
        end = led.end()
    elif form == "verb" and text[end : end + 1] and goes_with(word, text[end]):
        return None
    if form == "verb" and not _ends_in_name(view, paragraph.start + at) and is_noun(text, at, match.end()):
        return None
    end = behind_listener(view, paragraph, text, word, end)
    sentence = sentence_begin(words, at)
    issued = form == "notice" and text.endswith("发布", 0, at)
    subject_end = of_whom(text, sentence, at) if form == "noun" else at - 2 * issued
    subject, noun, begin = find_subject(view, paragraph, text, sentence, subject_end)
    if subject is None and noun is None:
        return None
    if (word in PERSONAL or word in OF_PERSONS or form == "mute") and not is_person(subject, noun):
        return None
    if form == "notice" and not ((subject and subject.label in BODIES) or noun in ("公司", "该公司")):
        return None
    if form in ("live", "over") and not _is_introduced(view, paragraph.start + sentence, paragraph.start + at, subject):
        return None
    if form in BEHIND_QUOTE:
        quoted = ended_before(quotes, begin - paragraph.start)
        if not quoted or begin - paragraph.start > quotes[quoted - 1].end + 26:
            return None
        return _attributed(paragraph, match, form, subject, noun, begin, end, "。")
    mark = _mark(text, end)
    gap = paragraph.start + at - _end_of(view, subject, paragraph.start + at) if subject else 0
    if (not mark and not _goes_on(text, word, end, gap, noun)) or (word == "道" and gap):
        return None
    if mark == "，" and (
        _SAYS_TOO.match(text, end + 1) or (word in PERSONAL and (gap > CLOSE or _OTHER_CUE.match(text, end + 1)))
    ):
        return None
    if mark == "" and end == len(text):
        mark = "。"
    return _attributed(paragraph, match, form, subject, noun, begin, end, mark)


def _end_of(view: View, subject: Mention, at: int) -> int:
    """Where a subject ends before its cue at `at`, with those that a list names behind it: 江晚、宋岭等人建议."""
    end = subject.span.end
    for m in view.within(Span(end, at)):
        joined = m.label == subject.label and view.words(Span(end, m.span.start)) in ("、", "和")
        end = m.span.end if joined else end
    return end


def _is_introduced(view: View, sentence: int, colon: int, subject: Mention | None) -> bool:
    """Whether a sentence is a title and a name alone, whose words follow the colon: 县农业农村局局长 江晚：…."""
    named = (
        subject is not None
        and subject.label == "PERSON"
        and bool(_TITLE_BEHIND.fullmatch(view.page.text, subject.span.end, colon))
    )
    title = view.words(Span(sentence, subject.span.start)) if named and subject else ""
    return bool(_TITLE.fullmatch(title.strip()))


_TITLE_BEHIND = re.compile("(?:（[^（）]{2,30}）)?")
_TITLE = re.compile("(?:【[^】]{1,8}】)?[^，。；：！？“”]{2,40}")


def _ends_in_name(view: View, at: int) -> bool:
    """Whether a person's name ends at `at`, whose last sign then makes no word with the cue: 牛建新 + 介绍."""
    return any(m.label == "PERSON" and m.span.end == at for m in view.within(Span(max(0, at - 12), at)))


_SAYS_TOO = re.compile("并且?(?:要求|强调|指出|提出|认为|表示|希望|建议|呼吁|称)")
"""What a clause begins with whose words alone are told, behind a cue that tells of an act: 表示赞同，并建议."""
_OTHER_CUE = re.compile(r"(?:并|还|他|她)*(?:要求|强调|指出|提出|认为|表示|说)")


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
        word=plain(match.group(form)),
        subject=subject,
        noun=noun,
        begin=begin,
        open=start + end + (mark in ("，", "：")),
        mark=mark,
    )


def _goes_on(text: str, word: str, end: int, gap: int, noun: str | None) -> bool:
    """Whether words go on right behind the cue: `某某表示将…`."""
    apart = word in WISHES and gap <= LONGEST_WISH and text.endswith(("，", "并"), 0, end - len(word))
    contrast = word == "回应" and text.endswith(("则", "却"), 0, end - len(word))
    if not (word in UNMARKED or word == "表态" or contrast) or not _MORE_WORDS.match(text, end):
        return False
    own = noun is None or is_pronoun(noun)
    is_meeting = text[end] == "会" and (word == "介绍" or text[end + 1] in "议上场后")
    return own and (gap <= CLOSE or apart) and text[end] not in "了的过着到和与、" and not is_meeting


_MORE_WORDS = re.compile(
    f"(?![^，。；：“”将会要愿]{{1,6}}，{_SAYS_TOO.pattern}|[^，。；：“”]{{1,8}}：“|[^，。；：“”]{{1,16}}情况[，。])[^。；！？]{{8}}"
)
"""What may go on right behind a cue; not more words of an act that a colon ends, or a state of things that is told of:
说起往事：“…”, 介绍修路情况，…, 赞同，并建议…."""
