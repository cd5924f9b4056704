"""Where the words of a statement begin and end."""

import re
from collections.abc import Iterator, Sequence

from ..lexicon import cues
from ..record import Mention, Span
from .cues import Attribution, find_attributions, is_sentence
from .quotes import find_quotations, inside
from .view import BODIES, View

DIRECTIVES = frozenset("指出 强调 要求 号召 讲话 回应 提出 明确 嘱咐 指示 勉励".split())
"""Cues of speeches and meetings: their words run on to the end of the paragraph, where nothing turns the story."""

_TURN = re.compile(
    r"(?:会前|会后|会上|会议(?:还|听取|审议|传达|研究|通过|由|以|期间|表彰|观看|开始|结束|号召|要求|强调|指出)|"
    r"随后|此前|当天|当日|据悉|据了解|据介绍|记者|仪式上|仪式结束|活动(?:中|现场|上|期间)|座谈会上|期间|截至|此次|"
    r"本次|窗外|台下|如今|"
    r"[^，。]{0,30}(?:参加会议|参加调研|参加活动|出席|陪同|列席|参加座谈|主持会议|一同调研)|市领导|省领导|县领导|"
    r"市级领导|目前，|(?:在|走进|来到)[^，。]{2,24}(?:现场|车间|基地|村|公司|园区|里|内)，|说到这|话音|(?:他|她)(?!们|说)|"
    r"数据显示|(?:致辞|讲话|发言|演讲)(?:完毕|结束)|[^。]{0,60}(?:作了|也作了|先后|分别|依次)[^，。]{0,6}发言|[^，。]{0,16}(?:笑声|掌声)|（下转|（完|会场内外)"
)
_GOES_ON = re.compile(
    r"(?:要|将|我们|我|同时|并|还要|也要|必须|下一步|今后|未来|接下来|抓|推|擦|提|做|打|加|落|强化|优化|完善|深化|"
    r"扩|拓|建|实施|开展(?!首日|当天|以来)|聚焦|围绕|坚持|持续|全力|着力|积极|努力|力争|确保|特别是(?!在)|一是|"
    r"二是|三是|四是|首先|其次|"
    r"欢迎|希望|期待|愿|相信|感谢|支持|对[^，。]{1,24}(?:来说|而言)|"
    r"严格|切实|主动|充分|大力|扎实|牢固|统筹|健全|改造|培育|引进|发挥|锚定|紧盯|紧扣|守|保)"
)
_NO_CONTENT = re.compile(r"台下|窗外|排队|话音|笑|并|而|但是?|声音|脸上|眼里|语气|一边|引得|引来|惹得|逗")
_STORY = re.compile(
    "，(?=说完|说罢|言罢|话音|一旁的|遂|(?:不过|但)(?:他|她)(?:没有|没|并未|并没有|也)|这是(?:他|她)|引得|惹得|逗得|逗笑)"
)
"""Where a sentence of reported words goes over to the story."""
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+[，、是]|"
    r"[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]|首先|其次|再次|最后，)"
)
_MODAL = re.compile(r"要|必须|务必|应当|确保|坚持|我们|加快|推进|推动|加强|深入|全面|着力|聚焦")
_STOP = re.compile(r"[。！？]+[”’]?(?![a-zà-ǿ]+[）)])|；")


def find_content(view: View, paragraph: Span, at: Attribution, following: Attribution | None) -> Span | None:
    """The span of what `at` attributes, in the repaired text; None where nothing is."""
    text = view.words(paragraph)
    quotes = find_quotations(text, start=paragraph.start)
    before = quoted_before(view, at, quotes)
    if before is not None:
        before = Span(_opened_before(view, paragraph, before), before.end)
    limit = _limit(view, paragraph, following, quotes, behind=at.open)
    if at.word == "宣布" and not at.mark:
        limit = min([limit, *(i for i in range(at.open, limit) if view.page.text[i] in "，；")])
    if at.mark in ("。", "！", "；", "？"):
        return _trimmed(view, before.start, before.end) if before else None
    if before is not None and (not at.mark or _NO_CONTENT.match(view.page.text, at.open)):
        return _trimmed(view, before.start, before.end)
    direct = next((q for q in quotes if q.start == at.open and q.end <= max(limit, q.start)), None)
    start = before.start if before else at.open
    if direct is not None and (at.mark != "，" or _closes(view, direct) or direct.end >= limit - 1):
        return _trimmed(view, start, _run_end(view, direct, quotes, limit))
    if limit <= at.open:
        return _trimmed(view, before.start, before.end) if before else None
    return _trimmed(view, start, _spoken_end(view, at, quotes, limit))


def _opened_before(view: View, paragraph: Span, quote: Span) -> int:
    """Where a quotation that runs over paragraphs begins: each of them opens it anew, the last closes it."""
    start = quote.start
    if start != paragraph.start:
        return start
    for earlier in reversed([p for p in view.article.body if p.end <= paragraph.start]):
        text = view.words(earlier)
        if not text.startswith("“") or text.count("“") <= text.count("”"):
            break
        start = earlier.start
    return start


def quoted_before(view: View, at: Attribution, quotes: Sequence[Span]) -> Span | None:
    """The quotation right before the attribution's clause: “…”某某说, “…，”某某说."""
    return next(
        (
            q
            for q in quotes
            if q.end <= at.begin
            and not _words_between(view, q.end, at.begin)
            and not _led_in(view, q)
            and (_is_speech(view, q) or (at.mark in ("。", "！") and view.after(q.end, length=1) == "，"))
        ),
        None,
    )


def _is_speech(view: View, quote: Span) -> bool:
    """Whether a quotation is words spoken: “松烟”品牌创始人某某说 quotes a name alone."""
    text = view.words(quote)
    return is_sentence(text, Span(0, len(text))) or len(quote) > 14 or text[-2:-1] in "。！？，"


def _led_in(view: View, quote: Span) -> bool:
    """Whether the words before a quotation lead it in: it belongs to them, not to what follows (某某说：“…”)."""
    before = view.page.text[max(0, quote.start - 8) : quote.start].rstrip("，")
    return bool(_LEADS_IN.search(before) or before.endswith(tuple(cues())))


_LEADS_IN = re.compile(
    r"：$|(?:叮嘱|提醒|告诉|告诫|嘱咐|回复|答复|回应)[^，。；“”]{0,12}$|(?:说|道|称|表示|坦言|认为|指出|强调|直言|告诉记者|问|答|主张|承诺|自嘲|叮嘱)，?$"
)


def _words_between(view: View, start: int, end: int) -> bool:
    """Whether words stand there that are no introduction of the speaker (该公司, 在一旁的, his titles)."""
    between = _SCENE.sub("", re.sub(r"（[^（）]*）", "", view.page.text[start:end]))
    return len(between) > 26 or any(c in "。！？；“”" for c in between)


_SCENE = re.compile(r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，。]{0,6}，)?(?:在[^，。；“”]{2,30}，)?")
"""A day and a place before the speaker of a quotation."""


def _limit(view: View, paragraph: Span, following: Attribution | None, quotes: Sequence[Span], *, behind: int) -> int:
    """Where the content must end: before the next attribution's clause and the quotation that leads it in."""
    if following is None:
        return paragraph.end
    quoted = quoted_before(view, following, quotes)
    if quoted is not None and quoted.start > behind:
        return quoted.start
    text = view.page.text
    cuts = [i + 1 for i in range(behind, following.begin) if text[i] in "。！？；，" and not inside(quotes, i)]
    return max(cuts, default=max(behind, following.begin))


def _closes(view: View, quote: Span) -> bool:
    """Whether a quotation is words by itself: it is long, or closes a sentence."""
    return len(quote) > 12 or view.page.text[quote.end - 2] in "，。！？…"


def _run_end(view: View, direct: Span, quotes: Sequence[Span], limit: int) -> int:
    """The end of the run of quotations that begins with `direct`: “…”“…”, “…，”他指指门外，“…”."""
    end = direct.end
    for quote in quotes:
        between = view.page.text[end : quote.start] if end <= quote.start < quote.end <= limit else None
        if between == "" or (between and view.page.text[end - 2] == "，" and _GESTURE.fullmatch(between)):
            end = quote.end
    return end


_GESTURE = re.compile(r"[^，。；：“”]{2,16}，")


def _spoken_end(view: View, at: Attribution, quotes: Sequence[Span], limit: int) -> int:
    """The end of reported words: sentence by sentence, as long as the speech goes on."""
    text = view.page.text
    told = (m.start() for m in _STORY.finditer(text, at.open, limit) if not inside(quotes, m.start()))
    limit = min([next(told, limit), *_turned_to(view, at, quotes, limit)])
    quoted = -1
    for match in _STOP.finditer(text, at.open, limit):
        here = match.end()
        if (inside(quotes, match.start()) and here != quoted) or match.group() == "；" or here >= limit:
            continue
        said = next((q for q in quotes if q.start == here and q.end <= limit and text[q.end - 2] in "。！？"), None)
        if said is not None:
            quoted = said.end
            continue
        if _TURN.match(text, here) or not (_is_speech_to_end(view, at) or _goes_on(view, at, here, limit)):
            return here
        if _names_actor(view, here, limit) and not _is_own(view, at, here, limit):
            return here
    return limit


def _is_speech_to_end(view: View, at: Attribution) -> bool:
    """Whether the words are a speech, which runs on: by its cue, or by where it is held (在致辞中说)."""
    return at.word in DIRECTIVES or bool(_HELD_SPEECH.search(view.words(Span(at.begin, at.cue.start))))


_HELD_SPEECH = re.compile("(?:致辞|致词|讲话|演讲|发言|报告)(?:中|时)")


def _turned_to(view: View, at: Attribution, quotes: Sequence[Span], limit: int) -> Iterator[int]:
    """Where a clause of the reported sentence tells what another person does: …，某某听后频频点头."""
    for m in view.within(Span(at.open, limit)):
        begins = m.label == "PERSON" and view.page.text[m.span.start - 1] == "，" and not inside(quotes, m.span.start)
        if begins and _DOES.match(view.page.text, m.span.end):
            yield m.span.start - 1


_DOES = re.compile("听[后完罢]|频频|连连|点了?点头|当即|随即|立即|笑[了着]|接过|竖起|边听边|追问")


def _goes_on(view: View, at: Attribution, start: int, limit: int) -> bool:
    """Whether the sentence at `start` goes on with what is wanted or to come: 要…, 云岫将…, 二季度还将…."""
    if _GOES_ON.match(view.page.text, start):
        return True
    sentence = re.split("[。！？]", view.page.text[start:limit])[0]
    if not _TO_COME.search(sentence) or _TOLD_NOW.match(sentence):
        return False
    first = next(iter(view.within(Span(start, start + len(sentence)))), None)
    acts = first is not None and first.label != "PLACE" and first.span.start - start <= 1
    return not acts or _is_own(view, at, start, limit)


_TO_COME = re.compile(
    r"[还也均都仍继即必]将|(?<!即)将(?![军来领士近])|(?<![需主重必想不只])要(?![看求素点])|打算|计划(?!生育)|力争|争取|预计"
)
_TOLD_NOW = re.compile("他(?!们)|她(?!们)|不过|此前|去年|昨")


def _is_own(view: View, at: Attribution, start: int, limit: int) -> bool:
    """Whether the sentence at `start` begins with the speaker's own body: 市工信局副局长某某认为，…。市工信局将…."""
    first = next(iter(view.within(Span(start, limit))), None)
    if first is None or first.label not in BODIES or first.span.start != start:
        return False
    return any(m.text == first.text for m in view.within(Span(at.begin, at.cue.start)))


def _names_actor(view: View, start: int, limit: int) -> bool:
    """Whether the sentence at `start` begins with somebody who acts: a new turn of the story."""
    first = next(iter(view.within(Span(start, limit))), None)
    lead = view.page.text[start : first.span.start] if first else ""
    return first is not None and len(lead) <= 1 and lead not in tuple("对为给据在与同让向由") and _acts(view, first)


def _acts(view: View, first: Mention) -> bool:
    """Whether a mention at a sentence's head is one who acts, not one that the speech calls on."""
    if first.label in ("PERSON", "COMPANY"):
        return not view.after(first.span.end, length=3).startswith("总书记")
    sentence = re.split("[。！？]", view.after(first.span.end, length=120))[0]
    return first.label == "ORG" and not re.search("要|应|必须|将|得|可以|决定|让", sentence)


def _trimmed(view: View, start: int, end: int) -> Span | None:
    """The span without space and commas, and without the quotation marks that enclose its ends."""
    text = view.page.text
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


def led_over(view: View, at: Attribution, paragraphs: Sequence[Span]) -> Span | None:
    """The quotation in the paragraphs behind a cue that ends its own with a colon; each of them opens it anew."""
    start = end = None
    for paragraph in paragraphs if at.mark == "：" else ():
        quotes = find_quotations(view.words(paragraph), start=paragraph.start)
        if not quotes or quotes[0].start != paragraph.start:
            break
        start, end = start or paragraph.start + 1, quotes[0].end
        if view.page.text[end - 1] == "”":
            end -= 1
            break
    return _trimmed(view, start, end) if start is not None and end is not None else None


def over_paragraphs(view: View, content: Span, paragraphs: Sequence[Span], *, runs_on: bool) -> Span:
    """`content` with the paragraphs behind it that go on with it."""
    for paragraph in paragraphs:
        if not _continues(view, content, paragraph, runs_on=runs_on):
            break
        content = Span(content.start, paragraph.end)
    return content


def _continues(view: View, content: Span, paragraph: Span, *, runs_on: bool) -> bool:
    text = view.words(paragraph)
    if not runs_on or _TURN.match(text) or next(iter(find_attributions(view, paragraph)), None):
        return False
    if _ITEM.match(text) or text.startswith(("要", "必须")):
        return True
    if any(
        m.label in ("PERSON", "EVENT", "COMPANY") and m.span.start - paragraph.start < 12
        for m in view.within(paragraph)
    ):
        return False
    sentences = max(1, len(re.findall("[。；！]", text)))
    return len(content) > 120 and len(_MODAL.findall(text)) >= 2 * sentences and "要" in text and len(text) > 60
