"""Statements: who said what for whom, and from where to where the words go."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..link import main_event
from ..record import Alias, Mention, Role, Span, Statement
from .cues import Attribution, find_attributions, quotations
from .view import BODIES, View

_MEETING = re.compile(r"(?:会议|大会|全会|座谈会|论坛)$")
_PRONOUN = re.compile(r"他|她")
_ITEM = re.compile(r"(?:[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+[，、是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]|首先|其次|再次|最后，)")
_NARRATIVE = re.compile(
    r"(?:会前|会后|会上|会议(?:还|听取|审议|传达|研究|通过|由|以|期间|表彰|观看|开始|结束)|随后|当天|当日|据悉|据了解|记者|仪式上|活动(?:中|现场|上|期间)|座谈会上|期间|截至|此次|本次|"
    r"[^，。]{0,30}(?:参加会议|参加调研|参加活动|出席|陪同|列席|参加座谈|主持会议|一同调研)|市领导|省领导|县领导|市级领导|与会|目前，(?:该|公司|项目)|(?:在|走进|来到)[^，。]{2,24}(?:现场|车间|基地|村|公司|园区|里|内)，)"
)
_MODAL = re.compile(r"要|必须|务必|应当|确保|坚持|我们|加快|推进|推动|加强|深入|全面|着力|聚焦")
_PRINCIPAL = re.compile(r"^(?!.*(?:副|常委|委员|成员))")


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: a person, and the body or meeting that is spoken for, by name."""

    speaker: str | None
    org: str | None
    event: str | None
    span: Span | None


def find_statements(view: View, roles: Sequence[Role], aliases: Sequence[Alias]) -> tuple[Statement, ...]:
    """The statements of an article in reading order; `start:end` are raw, quotation marks at the ends left out."""
    found: list[tuple[Attribution, Source, Span]] = []
    speaker: Mention | None = None
    paragraphs = [p for p in view.article.body]
    for i, paragraph in enumerate(paragraphs):
        attributions = list(find_attributions(view, paragraph))
        for j, attribution in enumerate(attributions):
            speaker = attribution.subject if attribution.subject and attribution.subject.label == "PERSON" else speaker
            following = attributions[j + 1] if j + 1 < len(attributions) else None
            content = find_content(view, paragraph, attribution, following)
            if content is None or len(content) < 4:
                continue
            source = find_source(view, attribution, speaker, roles, aliases)
            if source is None:
                continue
            found.append((attribution, source, content))
        if found and found[-1][2].end >= paragraph.end - 1:
            found[-1] = _over_paragraphs(view, found[-1], paragraphs[i + 1 :])
    return tuple(_statement(view, *item) for item in _without_overlap(found))


def _without_overlap(found: Sequence[tuple[Attribution, Source, Span]]) -> Iterator[tuple[Attribution, Source, Span]]:
    end = -1
    for item in sorted(found, key=lambda f: (f[2].start, -f[2].end)):
        if item[2].start >= end:
            yield item
            end = item[2].end


def find_content(view: View, paragraph: Span, at: Attribution, following: Attribution | None) -> Span | None:
    """The span of what `at` attributes, in the repaired text; None where nothing is."""
    text = view.words(paragraph)
    quotes = [Span(paragraph.start + a, paragraph.start + b) for a, b in quotations(text)]
    before = _quoted_before(view, at, quotes)
    limit = _limit(view, paragraph, at, following, quotes)
    if at.mark in ("。", "！", "；", "") and before is not None and not _goes_on(at):
        return _trim(view, Span(before.start + 1, before.end))
    if at.mark in ("。", "！", "；"):
        return None
    start = before.start + 1 if before is not None else at.open
    direct = next((q for q in quotes if q.start == at.open), None)
    if direct is not None and _is_speech(view, direct):
        end = _quotation_end(view, direct, quotes, limit)
        return _trim(view, Span(start, end))
    return _trim(view, Span(start, limit)) if limit > start else None


def _goes_on(at: Attribution) -> bool:
    return at.mark == ""


def _quoted_before(view: View, at: Attribution, quotes: Sequence[Span]) -> Span | None:
    """The quotation that stands right before the attribution: “…”某某说."""
    return next((q for q in quotes if q.end + 1 == at.begin or (q.end < at.begin <= q.end + 2 and view.words(Span(q.end + 1, at.begin)) in ("，", ""))), None)


def _is_speech(view: View, quote: Span) -> bool:
    """Whether a quotation is words spoken, not a term: it closes a clause, or is long."""
    after = view.page.text[quote.end + 1 : quote.end + 2]
    return len(quote) > 30 or view.page.text[quote.end - 1] in "。！？，；…" or after in ("", "\n", "。", "，") and len(quote) > 10


def _quotation_end(view: View, direct: Span, quotes: Sequence[Span], limit: int) -> int:
    """The end of the run of quotations that begins with `direct`: “…”“…”."""
    end = direct.end
    for quote in quotes:
        if quote.start == end + 1 and quote.end < limit:
            end = quote.end
    return end


def _limit(view: View, paragraph: Span, at: Attribution, following: Attribution | None, quotes: Sequence[Span]) -> int:
    """Where the content must end: the next attribution's sentence (its quotation before it), a turn of the
    story, or the paragraph."""
    limit = paragraph.end
    if following is not None:
        quoted = _quoted_before(view, following, quotes)
        limit = quoted.start if quoted is not None and quoted.start > at.cue.end else following.begin
        if limit <= at.cue.end:
            limit = following.begin if following.begin > at.cue.end else following.cue.start
    for match in re.finditer(r"[。！？]”?", view.words(Span(at.open, limit)) if limit > at.open else ""):
        here = at.open + match.end()
        if here < limit and _NARRATIVE.match(view.page.text, here, min(limit, here + 60)) and not _inside(quotes, here):
            return here
    return limit


def _inside(quotes: Sequence[Span], at: int) -> bool:
    return any(q.start < at <= q.end for q in quotes)


def _trim(view: View, span: Span) -> Span | None:
    """`span` without space, and without quotation marks that enclose it at its ends."""
    start, end = span.start, span.end
    text = view.page.text
    while start < end and text[start] in " \n，：":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if start < end and text[start] == "“" and (text[end - 1] == "”" or text[start:end].count("“") > text[start:end].count("”")) and _encloses(text[start:end]):
        start += 1
    if end > start and text[end - 1] == "”" and text[start:end].count("”") > text[start:end].count("“"):
        end -= 1
    return Span(start, end) if end > start else None


def _encloses(text: str) -> bool:
    spans = quotations(text)
    return bool(spans) and spans[0][0] == 0 and spans[0][1] >= len(text) - 1


def find_source(
    view: View, at: Attribution, speaker: Mention | None, roles: Sequence[Role], aliases: Sequence[Alias]
) -> Source | None:
    """Who speaks in `at`; None where the subject is no speaker (a pronoun without a person before it)."""
    subject = at.subject
    if subject is not None and subject.label == "PERSON":
        return Source(subject.text, spoken_for(subject.text, roles), None, subject.span)
    if subject is not None:
        return Source(None, subject.text, subject.text if subject.label == "EVENT" else None, subject.span)
    noun = at.noun or ""
    if _PRONOUN.fullmatch(noun):
        return Source(speaker.text, spoken_for(speaker.text, roles), None, None) if speaker else None
    if _MEETING.search(noun):
        event = main_event(view.page.text, view.article, view.mentions)
        return Source(None, event.text if event else None, event.text if event else None, event.span if event else None)
    return Source(None, _body_before(view, at, aliases), None, None)


def _body_before(view: View, at: Attribution, aliases: Sequence[Alias]) -> str | None:
    """The body whose unnamed head speaks: 该公司负责人, 市教育局相关负责人."""
    clause = Span(at.begin, at.cue.start)
    bodies = [m for m in view.within(clause) if m.label in BODIES]
    if bodies:
        return bodies[-1].text
    named = [a for a in aliases if clause.covers(a.span) and a.why == "pronoun"]
    return named[-1].refers_to if named else None


def spoken_for(person: str, roles: Sequence[Role]) -> str | None:
    """The body of the person's first principal post with a written body, else of the first post with one."""
    own = [r for r in roles if r.person == person and r.kind != "media"]
    written = [r for r in own if r.org]
    principal = [r for r in written if _PRINCIPAL.match(r.post)]
    if principal or written:
        return (principal or written)[0].org
    return next((r.org_full for r in own if r.org_full and r.post == "总书记"), None)


def _over_paragraphs(
    view: View, item: tuple[Attribution, Source, Span], paragraphs: Sequence[Span]
) -> tuple[Attribution, Source, Span]:
    """The statement with the paragraphs that go on with it."""
    at, source, content = item
    for paragraph in paragraphs:
        if not _continues(view, content, paragraph):
            break
        content = Span(content.start, _trim(view, paragraph).end)  # type: ignore[union-attr]
    return at, source, content


def _continues(view: View, content: Span, paragraph: Span) -> bool:
    text = view.words(paragraph)
    if next(iter(find_attributions(view, paragraph)), None) or _NARRATIVE.match(text):
        return False
    if any(m.label in ("PERSON", "EVENT") and m.span.start - paragraph.start < 12 for m in view.within(paragraph)):
        return False
    if _ITEM.match(text):
        return True
    if view.words(content).endswith(("：", "”。")) and _ITEM.match(text):
        return True
    sentences = max(1, len(re.findall("[。；！]", text)))
    return len(content) > 120 and len(_MODAL.findall(text)) >= 2 * sentences and "要" in text and len(text) > 60


def _statement(view: View, at: Attribution, source: Source, content: Span) -> Statement:
    start, end = view.page.raw_span(content)
    return Statement(
        article=view.article.index,
        speaker=source.speaker,
        org=source.org,
        cue=at.word,
        start=start,
        end=end,
        text=view.words(content),
        event=source.event,
        score=0.9 if at.mark in ("，", "：") else 0.8,
        evidence=(view.evidence(Span(min(at.begin, at.cue.start), at.cue.end)),),
    )
