"""Where the words of a statement begin and end."""

import re
from collections.abc import Iterable, Sequence

from ..language.lexicon import cues
from ..language.rules import rule
from ..record import Span
from ..spans import ended_before
from .cue_forms import TABLE
from .cues import Attribution
from .quotes import find_quotations, inside, is_sentence
from .reported_words import spoken_end
from .view import View

_LONGEST_SCENE = 300
"""No words between a quotation and its speaker, with what stands in brackets among them, are longer."""


def find_content(view: View, paragraph: Span, at: Attribution, following: Attribution | None) -> Span | None:
    """The span of what `at` attributes, in the repaired text; None where nothing is."""
    text = view.words(paragraph)
    quotes = find_quotations(text, start=paragraph.start)
    before = (
        quoted_before(view, at, quotes) if at.mark or "，" not in view.words(Span(at.begin, at.cue.start)) else None
    )
    if before is not None:
        before = Span(_opened_before(view, paragraph, before), before.end)
    limit = limit_before(view, paragraph, following, quotes, behind=at.open)
    if at.mark in ("。", "！", "；", "？"):
        return _trimmed(view, before.start, before.end) if before else None
    if before is not None and not at.mark:
        return _trimmed(view, before.start, before.end)
    direct = next((q for q in quotes if q.start == at.open and q.end <= max(limit, q.start)), None)
    start = before.start if before else at.open
    if direct is not None and _is_all(view, at, direct, limit):
        return _trimmed(view, start, _run_end(view, direct, quotes, limit))
    if limit <= at.open:
        return _trimmed(view, before.start, before.end) if before else None
    return _trimmed(view, start, spoken_end(view, at, quotes, paragraph, limit))


def _opened_before(view: View, paragraph: Span, quote: Span) -> int:
    """Where a quotation that runs over paragraphs begins: each of them opens it anew, the last closes it."""
    start = quote.start
    if start != paragraph.start:
        return start
    return view.quoted_from[ended_before(view.article.body, paragraph.start)] or start


def quoted_before(view: View, at: Attribution, quotes: Sequence[Span]) -> Span | None:
    """The quotation right before the attribution's clause, with the run that it closes: “…”某某说, “…。”“…，”某某说."""
    last = next(
        (
            q
            for q in quotes[ended_before(quotes, at.begin - _LONGEST_SCENE) : ended_before(quotes, at.begin)]
            if not told_between(view, q.end, at.begin)
            and not is_led_in(view, q)
            and not _goes_on_with(view, q)
            and (_is_speech(view, q) or (at.mark in ("。", "！") and view.after(q.end, length=1) in ("，", "是")))
        ),
        None,
    )
    return _run(view, at, last, quotes) if last else None


def _run(view: View, at: Attribution, last: Span, quotes: Sequence[Span]) -> Span:
    """The run of quotations that touch and end with `last`; `last` alone where the run has two voices: its first is
    led in by another, or is a question that `last` answers, or `last` asks about what is said in it."""
    place = first = ended_before(quotes, last.end) - 1
    while first and quotes[first - 1].end == quotes[first].start and _is_speech(view, quotes[first - 1]):
        first -= 1
    asked = [asks(view, quote) for quote in quotes[first : place + 1]]
    one_voice = at.word not in _ANSWERS and (all(asked) or not (asked[0] or asked[-1]))
    return Span(quotes[first].start, last.end) if one_voice and not is_led_in(view, quotes[first]) else last


_ANSWERS = frozenset({"答", "答道", "回答"})


def asks(view: View, quote: Span) -> bool:
    return view.page.text[quote.end - 2] == "？"


def _is_speech(view: View, quote: Span) -> bool:
    """Whether a quotation is words spoken: “松烟”品牌创始人某某说 quotes a name alone."""
    text = view.words(quote)
    return is_sentence(text, Span(0, len(text))) or len(quote) > 14 or text[-2:-1] in "。！？，"


def is_led_in(view: View, quote: Span) -> bool:
    """Whether the words before a quotation lead it in: it belongs to them, not to what follows (某某说：“…”).

    Nothing leads in the quotation that begins the text: a line 内容： is no part of it."""
    body = view.article.body
    if body and quote.start == body[0].start:
        return False
    before = view.page.text[max(0, quote.start - 8) : quote.start].rstrip("，")
    return bool(rule(TABLE, "leads in").search(before) or before.endswith(tuple(cues())))


def _goes_on_with(view: View, quote: Span) -> bool:
    """Whether a quotation ends what is attributed before in its sentence: 某某说，路要修，“现在就修。”"""
    start = quote.start
    if view.before(start, length=1) != "，":
        return False
    sentence = view.sentence_of(Span(start, start + 1)) or quote
    return bool(_ATTRIBUTED.search(view.page.text, max(sentence.start, start - _LONGEST_SCENE), start - 1))


_ATTRIBUTED = re.compile("(?:表示|说|称|认为|介绍|指出|强调|透露|坦言|告诉[^，。；：“”]{1,8})，[^。！？”]*$")


def told_between(view: View, start: int, end: int) -> bool:
    """Whether words stand there that are no introduction of the speaker (该公司, 在一旁的, his titles)."""
    between = _SCENE.sub("", re.sub(r"（[^（）]*）", "", view.page.text[start:end]))
    return len(between) > 26 or any(c in "。！？；“”" for c in between)


_SCENE = re.compile(r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，。]{0,6}，)?(?:在[^，。；“”]{2,30}，)?")
"""A day and a place before the speaker of a quotation."""


def limit_before(
    view: View, paragraph: Span, following: Attribution | None, quotes: Sequence[Span], *, behind: int
) -> int:
    """Where the content must end: before the next attribution's clause and the quotation that leads it in."""
    if following is None:
        return paragraph.end
    quoted = quoted_before(view, following, quotes)
    if quoted is not None and quoted.start > behind:
        return quoted.start
    text = view.page.text
    cuts = [i + 1 for i in range(behind, following.begin) if text[i] in "。！？；，" and not inside(quotes, i)]
    cuts += [q.end for q in quotes if behind < q.end <= following.begin and text[q.end - 2] in "。！？…"]
    return max(cuts, default=max(behind, following.begin))


def _is_all(view: View, at: Attribution, quote: Span, limit: int) -> bool:
    """Whether a quotation behind a cue is what is said, and no term with which it begins: 指出“十四五”期间…."""
    if at.mark == "“" and not _closes(view, quote):
        return not "\u4e00" <= view.after(quote.end, length=1) <= "\u9fff"
    return at.mark != "，" or _closes(view, quote) or quote.end >= limit - 1


def _closes(view: View, quote: Span) -> bool:
    """Whether a quotation is words by itself: it is long, or closes a sentence."""
    return len(quote) > 12 or view.page.text[quote.end - 2] in "，。！？…"


def _run_end(view: View, direct: Span, quotes: Sequence[Span], limit: int) -> int:
    """The end of the run of quotations that begins with `direct`: “…”“…”, “…，”他指指门外，“…”; a question behind what
    is no question is another's."""
    end = direct.end
    for quote in quotes:
        between = view.page.text[end : quote.start] if end <= quote.start < quote.end <= limit else None
        if between == "" and asks(view, quote) and view.page.text[end - 2] != "？":
            break
        if between == "" or (between and view.page.text[end - 2] == "，" and _GESTURE.fullmatch(between)):
            end = quote.end
    return end


_GESTURE = re.compile(r"[^，。；：“”]{2,16}，")


def _trimmed(view: View, start: int, end: int) -> Span | None:
    """The span without space and commas, and without the quotation marks that enclose its ends."""
    text = view.page.text
    start += text.startswith("了", start)
    while start < end and text[start] in " \n，：":
        start += 1
    while end > start and text[end - 1] in " \n，、；：":
        end -= 1
    words = text[start:end]
    if words.startswith("“") and (words.endswith("”") or _opens_speech(words)):
        start += 1
    if words.endswith("”") and (words.count("”") > text[start:end].count("“") or words[-2:-1] in "。！？"):
        end -= 1 + (text[end - 2] == "，")
    return Span(start, end) if end - start >= 3 else None


def _opens_speech(words: str) -> bool:
    """Whether the first quotation of the span is words spoken: it closes a clause."""
    quotes = find_quotations(words)
    return bool(quotes) and (
        words[quotes[0].end - 2] in "。！？，；…" or quotes[0].end == len(words) or len(quotes[0]) > 14
    )


def led_over(view: View, at: Attribution, paragraphs: Iterable[Span]) -> Span | None:
    """The quotation in the paragraphs behind a cue that ends its own with a colon; each of them opens it anew. Behind
    a line of a title and a name alone, the paragraph may stand without marks."""
    start = end = None
    for paragraph in paragraphs if at.mark == "：" else ():
        quotes = find_quotations(view.words(paragraph), start=paragraph.start)
        if not quotes or quotes[0].start != paragraph.start:
            if start is None and not at.word and view.words(paragraph).endswith("。"):
                start, end = paragraph.start, paragraph.end
            break
        start, end = start or paragraph.start + 1, quotes[0].end
        if view.page.text[end - 1] == "”":
            end -= 1
            break
    return _trimmed(view, start, end) if start is not None and end is not None else None


def quoted_on(view: View, paragraph: Span, content: Span, behind: Iterable[tuple[Span, int]]) -> Span | None:
    """`content` up to where the quotation closes that its paragraph leaves open; None where it leaves none open, or
    one of the paragraphs behind is another's. Each is given with the offset up to which nobody else speaks; it may
    open the quotation anew."""
    if not _is_open(view.words(paragraph)):
        return None
    for following, limit in behind:
        words = view.words(following)
        lead = "" if words.startswith("“") else "“"
        close = find_quotations(lead + words)[0].end - 1 - len(lead)
        is_closed = words[close] == "”"
        if limit < following.end and not _STOP.search(words, close + is_closed, limit - following.start):
            return None
        if is_closed:
            return Span(content.start, following.start + close)
        if lead and "“" in words:
            return None
    return None


_STOP = re.compile("[。！？；]")


def _is_open(words: str) -> bool:
    quotes = find_quotations(words)
    return bool(quotes) and quotes[-1].end == len(words) and not words.endswith("”")
