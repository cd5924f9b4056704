"""Who speaks in an attribution: the person and the body or meeting that is spoken for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..language.rules import rule
from ..record import Alias, Mention, Span
from ..spans import end_of, ended_before, start_of
from .cue_forms import TABLE
from .cues import Attribution, find_attributions
from .quotes import find_quotations, inside
from .runs import first_listed, is_object
from .subjects import find_actor, only_person, reports
from .view import BODIES, View

_MEETING = re.compile(r"(?:会议|大会|全会|座谈会|论坛)$")
_PRONOUN = re.compile(r"他|她")
_COURTS = ("法院", "检察院")


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: a person, and the body or meeting that is spoken for, by name."""

    speaker: str | None
    org: str | None
    event: str | None = None


class Sources:
    """Who speaks in the attributions of an article; `bodies` are those that persons speak for."""

    def __init__(self, view: View, aliases: Sequence[Alias], bodies: Mapping[str, str | None]) -> None:
        self.view = view
        self.bodies = bodies
        self._order = {alias: place for place, alias in enumerate(aliases)}
        self._pronouns = sorted((a for a in aliases if a.why == "pronoun"), key=start_of)
        self._called: dict[str, str] = {}
        self._namesakes = frozenset(_namesakes(view))
        self.last: str | None = None
        self._spoke: tuple[int, str] | None = None
        self._courts = {noun: [m for m in view.labelled("ORG") if m.text.endswith(noun)] for noun in _COURTS}

    def of(self, paragraph: Span, at: Attribution, last: str | None) -> Source | None:
        """Who speaks in `at`; None where the subject is no speaker (a pronoun without a person before it).

        To be asked in the order of the article, for those attributions that have content.
        """
        source = self._of(paragraph, at, last)
        self._spoke = (at.cue.end, source.speaker) if source and source.speaker else None
        return source

    def _of(self, paragraph: Span, at: Attribution, last: str | None) -> Source | None:
        view, subject, noun = self.view, at.subject, at.noun or ""
        if subject is not None and subject.label == "PERSON":
            titled = _titled_body(view, subject, at) if subject.text in self._namesakes else None
            return Source(subject.text, _named_body(view, subject, at) or titled or self.bodies.get(subject.text))
        if subject is not None:
            return Source(None, subject.text, subject.text if subject.label == "EVENT" else None)
        if noun == "其":
            person = self._goes_on_speaking(paragraph, at)
            return Source(person, self.bodies.get(person) if person else self.last)
        if _PRONOUN.fullmatch(noun):
            person = self._meant(noun, paragraph, at, last)
            return Source(person, self.bodies.get(person)) if person else None
        if _MEETING.search(noun):
            event = view.main_event or view.last_labelled("EVENT", before=at.begin)
            return Source(None, event.text if event else None, event.text if event else None)
        return Source(None, self._body_of(at))

    def _meant(self, pronoun: str, paragraph: Span, at: Attribution, last: str | None) -> str | None:
        """Whom 他 or 她 means: who goes on speaking, else the last person named, but nobody called by the other."""
        person = self._goes_on_speaking(paragraph, at) or _person_before(self.view, paragraph, at) or last
        if self._called.get(person or "", pronoun) != pronoun:
            others = (m.text for m in self.view.back_from(at.begin, begin=paragraph.start) if m.label == "PERSON")
            person = next((name for name in others if self._called.get(name, pronoun) == pronoun), None)
        if person:
            self._called[person] = pronoun
        return person

    def _goes_on_speaking(self, paragraph: Span, at: Attribution) -> str | None:
        """Who spoke last before a pronoun, in its paragraph, where nobody is named outside quotations since."""
        if self._spoke is None or self._spoke[0] < paragraph.start:
            return None
        quotes = find_quotations(self.view.words(paragraph), start=paragraph.start)
        since = self.view.within(Span(self._spoke[0], max(self._spoke[0], at.begin)))
        others = any(m.label == "PERSON" and not inside(quotes, m.span.start) for m in since)
        return None if others else self._spoke[1]

    def _body_of(self, at: Attribution) -> str | None:
        """The body whose unnamed head or side speaks: 该公司负责人, 市教育局相关负责人, 法院."""
        sentence = self.view.sentence_of(at.cue) or at.cue
        before = Span(max(sentence.start, at.cue.start - _REACH), at.cue.start)
        named = "" if _FIRM.search(at.noun or "") else self.view.words(before)[-24:]
        if rule(TABLE, "nobody").search(f"{at.noun or ''}\n{named}"):
            return None
        near = [m for m in self.view.within(before) if m.label in BODIES and at.begin - m.span.end <= 6]
        near = [m for m in near if not self._is_passed_over(m, before.start)]
        if near and at.noun:
            return first_listed(self.view, _in_full(self.view, near[-1]), before.start).text
        first = bisect_left(self._pronouns, before.start, key=start_of)
        called = self._pronouns[first : bisect_right(self._pronouns, before.end, key=end_of)]
        if called:
            return max(called, key=self._order.__getitem__).refers_to
        courts = self._courts.get(at.noun or "", ())
        count = bisect_right(courts, at.begin, key=end_of)
        if count:
            return courts[count - 1].text
        body = self._telling(before)
        issued = _ISSUED.search(at.noun or "") if body is None else None
        if issued and (issuer := self._issuing(sentence.start, issued.group())):
            return issuer
        if body is None and _FIRM.search(at.noun or ""):
            body = self.view.main_firm(at.begin)
        if body is None and rule(TABLE, "document").search(at.noun or ""):
            return self.last or self._issuing(sentence.start)
        return body.text if body else None

    def _telling(self, before: Span) -> Mention | None:
        """The body before a cue that tells: the first behind 据, else of the clause, else of the sentence."""
        words = self.view.words(before)
        told = [m for m in self.view.within(before) if m.label in ISSUERS and not self._is_passed_over(m, before.start)]
        for start in (words.rfind("据"), words.rfind("，"), 0):
            body = next((m for m in told if m.span.start >= before.start + start), None) if start >= 0 else None
            if body is not None:
                return body
        return None

    def _is_passed_over(self, body: Mention, begin: int) -> bool:
        """Whether a body reports (每经讯, 某报记者), or is spoken to or of."""
        lead = self.view.before(body.span.start, length=2)
        according = lead.endswith("据")
        if lead.endswith("在") or lead == "接受":
            return True
        return reports(self.view, body) or (not according and is_object(self.view, body, begin))

    def _issuing(self, before: int, document: str = "") -> str | None:
        """The body that acts in the last sentence before an offset where one does, or in the last with a `document`."""
        sentences = self.view.article.sentences
        for i in range(bisect_right(sentences, before, key=lambda s: s.span.end) - 1, -1, -1):
            if before - sentences[i].span.start >= _REACH:
                break
            if document not in self.view.words(sentences[i].span):
                continue
            actor = find_actor(self.view, sentences[i].span.start, sentences[i].span.end)
            if actor and actor[0] and actor[0].label in BODIES:
                return actor[0].text
            if document:
                break
        return None


_REACH = 300
_FIRM = re.compile("公司$|公告还?$|[年季]报$|财报$|招股(?:说明)?书$|官网$|业绩快报$")
_ISSUED = re.compile("(?:反馈|公告|通报|声明|通知|公示|战略|意见|方案|决定书)(?=》?$)")
ISSUERS = BODIES | {"EVENT"}


def _in_full(view: View, body: Mention) -> Mention:
    """The body before the bracket that tells its short form, which `body` is: 松烟股份有限公司（下称松烟）."""
    opened = _CALLED_SHORT.search(view.before(body.span.start, length=8))
    if opened is None or not _CLOSED.match(view.page.text, body.span.end):
        return body
    at = body.span.start - len(opened.group())
    return next((m for m in view.back_from(at, begin=at - 1 - _LONGEST_NAME) if m.span.end == at), body)


_CALLED_SHORT = re.compile("（[^（）]{0,6}$")
_CLOSED = re.compile("[”’]?）")
_LONGEST_NAME = 40


def _named_body(view: View, speaker: Mention, at: Attribution) -> str | None:
    """The body that a speaker is said to speak for: 某某代表市政府表示."""
    if not view.after(speaker.span.end).startswith("代表"):
        return None
    told = view.within(Span(speaker.span.end, at.cue.start))
    return next((m.text for m in told if m.label in BODIES and m.span.start == speaker.span.end + 2), None)


def _titled_body(view: View, speaker: Mention, at: Attribution) -> str | None:
    """The last body of the titles right before a speaker's name."""
    told = view.within(Span(at.begin, speaker.span.start))
    return next((m.text for m in reversed(told) if m.label in BODIES), None)


def _namesakes(view: View) -> Iterator[str]:
    """The names that two persons of a list bear: 厂长江晚与局长江晚会谈."""
    for one, other in pairwise(view.labelled("PERSON")):
        if one.text == other.text and _JOINED.fullmatch(view.between(one, other)):
            yield one.text


_JOINED = re.compile("[与和同、][^，。；：“”]{2,40}")


def _person_before(view: View, paragraph: Span, at: Attribution) -> str | None:
    """The last person named in the paragraph before a pronoun, outside quotations."""
    quotes = find_quotations(view.words(paragraph), start=paragraph.start)
    sentences = tuple(_sentences_before(view, paragraph, at.begin))
    told = only_person(view, sentences[-1], paragraph.start)
    if told and not inside(quotes, told.span.start):
        return told.text
    for sentence in reversed(sentences):
        actor = find_actor(view, sentence.start, sentence.end)
        if actor and actor[0] and actor[0].label == "PERSON" and not inside(quotes, actor[0].span.start):
            return actor[0].text
    for m in view.back_from(at.begin, begin=paragraph.start):
        spoken_of = inside(quotes, m.span.start) or view.after(m.span.end).startswith("总书记")
        if m.label == "PERSON" and not spoken_of and view.before(m.span.start, length=1) != "向":
            return m.text
    before = view.last_labelled("PERSON", before=paragraph.start)
    return before.text if before and not _spoke_before(view, paragraph) else None


def _sentences_before(view: View, paragraph: Span, at: int) -> Iterator[Span]:
    """The sentences of the paragraph up to an offset, the last cut there."""
    begin = max(paragraph.start, at - _REACH)
    ends = [m.end() for m in re.finditer("[。！？]", view.page.text[begin:at])]
    starts = [begin, *(begin + end for end in ends)]
    for start, end in zip(starts, [*starts[1:], at], strict=True):
        yield Span(start, end)


def _spoke_before(view: View, paragraph: Span) -> bool:
    """Whether somebody spoke in the paragraph before: a pronoun then means the last who spoke."""
    count = ended_before(view.article.body, paragraph.start)
    return count > 0 and next(iter(find_attributions(view, view.article.body[count - 1])), None) is not None
