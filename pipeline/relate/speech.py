"""How far reported words run: sentence by sentence, and over the paragraphs behind."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..record import Mention, Span
from .cues import Attribution, find_attributions
from .quotes import inside
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


def spoken_end(view: View, at: Attribution, quotes: Sequence[Span], limit: int) -> int:
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


_DOES = re.compile("却|则(?!是)|听[后完罢]|频频|连连|点了?点头|当即|随即|立即|笑[了着]|接过|竖起|边听边|追问")


def _goes_on(view: View, at: Attribution, start: int, limit: int) -> bool:
    """Whether the sentence at `start` goes on with what is wanted or to come: 要…, 云岫将…, 二季度还将…."""
    if _GOES_ON.match(view.page.text, start):
        return True
    sentence = _sentence(view, start, limit)
    if not _TO_COME.search(sentence) or _TOLD_NOW.match(sentence):
        return False
    first = view.first_within(Span(start, start + len(sentence)))
    acts = first is not None and first.label != "PLACE" and first.span.start - start <= 1
    return not acts or _is_own(view, at, start, limit)


def _sentence(view: View, start: int, limit: int) -> str:
    """The words up to the next end of a sentence."""
    end = _END.search(view.page.text, start, limit)
    return view.page.text[start : end.start() if end else limit]


_END = re.compile("[。！？]")
_TO_COME = re.compile(
    r"[还也均都仍继即必]将|(?<!即)将(?![军来领士近])|(?<![需主重必想不只])要(?![看求素点])|打算|计划(?!生育)|力争|争取|预计"
)
_TOLD_NOW = re.compile("他(?!们)|她(?!们)|不过|此前|去年|昨")


def _is_own(view: View, at: Attribution, start: int, limit: int) -> bool:
    """Whether the sentence at `start` begins with the speaker's own body: 市工信局副局长某某认为，…。市工信局将…."""
    first = view.first_within(Span(start, limit))
    if first is None or first.label not in BODIES or first.span.start != start:
        return False
    return any(m.text == first.text for m in view.within(Span(at.begin, at.cue.start)))


def _names_actor(view: View, start: int, limit: int) -> bool:
    """Whether the sentence at `start` begins with somebody who acts: a new turn of the story."""
    first = view.first_within(Span(start, limit))
    lead = view.page.text[start : first.span.start] if first else ""
    return first is not None and len(lead) <= 1 and lead not in tuple("对为给据在与同让向由") and _acts(view, first)


def _acts(view: View, first: Mention) -> bool:
    """Whether a mention at a sentence's head is one who acts, not one that the speech calls on."""
    if first.label in ("PERSON", "COMPANY"):
        return not view.after(first.span.end, length=3).startswith("总书记")
    sentence = re.split("[。！？]", view.after(first.span.end, length=120))[0]
    return first.label == "ORG" and not re.search("要|应|必须|将|得|可以|决定|让", sentence)


def over_paragraphs(view: View, content: Span, paragraphs: Iterable[Span], *, runs_on: bool) -> Span:
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
