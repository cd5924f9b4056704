"""Statements: who said what for whom, and from where to where the words go."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..record import Alias, Role, Span, Statement
from ..spans import holds_one
from .acts import find_acted, find_acting
from .content import find_content, led_over, limit_before, quoted_on
from .cues import Attribution, find_attributions
from .dialogue import Turn, find_turns
from .lone import find_lone
from .quotes import find_quotations, spoken_words
from .reported_words import over_paragraphs
from .role_kinds import SELF
from .signed import find_signed
from .sources import Source, Sources
from .view import View

_COUNTED = re.compile("[一二三四五六七八九十两几\\d]+(?:点|条|项|个方面)[\u4e00-\u9fff]{0,8}[。：]?")
"""What only counts the words that are told elsewhere: 提出三点要求."""
_PRINCIPAL = re.compile(r"^(?!.*(?:副|常委|委员|成员|代表))")


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with its source and content, before it becomes a record."""

    at: Attribution
    source: Source
    content: Span


def find_statements(view: View, roles: Sequence[Role], aliases: Sequence[Alias]) -> tuple[Statement, ...]:
    """The statements of an article in reading order; `start:end` are raw, quotation marks at the ends left out."""
    found: list[Found] = []
    last: str | None = None
    turns = find_turns(view)
    told = Sources(view, aliases, bodies_of(roles))
    turned = [Span(turn.label.start, turn.content.end) for turn in turns]
    for i, paragraph in enumerate(view.article.body):
        if holds_one(turned, paragraph.start):
            continue
        for item in _in_paragraph(view, i, told, last):
            found.append(item)
            last = item.source.speaker or last
        if found and paragraph.end - 1 <= found[-1].content.end <= paragraph.end:
            behind = tuple(_open_paragraphs(view, i + 1))
            content = quoted_on(view, paragraph, found[-1].content, behind) or over_paragraphs(
                view, found[-1].at, found[-1].content, behind
            )
            found[-1] = Found(found[-1].at, found[-1].source, content)
    found.extend(_turned(turn, told.bodies) for turn in turns)
    said = (item for item in found if not _COUNTED.fullmatch(view.words(item.content)))
    return tuple(_statement(view, item) for item in _without_overlap(tuple(said)))


def _open_paragraphs(view: View, place: int) -> Iterator[tuple[Span, int]]:
    """The paragraphs from the one at `place` on, each with the offset up to which nobody else speaks."""
    for paragraph in view.body_from(place):
        quotes = find_quotations(view.words(paragraph), start=paragraph.start)
        following = next(iter(find_attributions(view, paragraph)), None)
        yield paragraph, limit_before(view, paragraph, following, quotes, behind=paragraph.start)


def _turned(turn: Turn, bodies: Mapping[str, str | None]) -> Found:
    """A turn of an interview as found words: its name stands for the cue."""
    at = Attribution(turn.label, "", turn.speaker, None, turn.label.start, turn.content.start, "：")
    name = turn.speaker.text if turn.speaker else None
    return Found(at, Source(name, bodies.get(name) if name else None), turn.content)


def _in_paragraph(view: View, index: int, sources: Sources, last: str | None) -> Iterator[Found]:
    paragraph = view.article.body[index]
    attributions = list(find_attributions(view, paragraph))
    told: list[Span] = []
    spoke: dict[Attribution, Source] = {}
    for j, at in enumerate(attributions):
        following = attributions[j + 1] if j + 1 < len(attributions) else None
        content = (
            led_over(view, at, view.body_from(index + 1))
            if at.open >= paragraph.end
            else find_content(view, paragraph, at, following)
        )
        source = sources.of(paragraph, at, last) if content else None
        if content is not None and source is not None:
            last = source.speaker or last
            sources.last = source.org if source.speaker is None else sources.last
            told.append(content)
            spoke[at] = source
            yield Found(at, source, content)
    for find in (find_acted, find_signed, find_acting):
        acted = tuple(find(view, paragraph, told))
        yield from (Found(at, _named(at, sources), content) for at, content in acted)
        told += [content for _, content in acted]
    for at, content in find_lone(view, paragraph, told, [at for at in attributions if at.subject or at in spoke]):
        yield Found(at, spoke.get(at) or _named(at, sources), content)


def _named(at: Attribution, sources: Sources) -> Source:
    name = at.subject.text if at.subject else ""
    return Source(name, sources.bodies.get(name))


def _without_overlap(found: Sequence[Found]) -> Iterator[Found]:
    end = -1
    for item in sorted(found, key=lambda f: (f.content.start, -f.content.end)):
        if item.content.start >= end:
            yield item
            end = item.content.end


def bodies_of(roles: Sequence[Role]) -> Mapping[str, str | None]:
    """By person the body that is spoken for: by what he is, else by what he was or does for a medium."""
    own: dict[str, list[Role]] = defaultdict(list)
    for role in sorted(roles, key=lambda role: role.kind == "media" or role.status == "former"):
        own[role.person].append(role)
    return {person: _spoken_for(told) for person, told in own.items()}


def _spoken_for(own: Sequence[Role]) -> str | None:
    """The body of the first principal post with a written body, else of the first post with one, else that which a
    post names itself: 市长. A party's 总书记 has its centre's without a word."""
    written = [(r, body) for r in own if (body := r.org or (r.org_full if r.post == "总书记" else None))]
    current = [(r, body) for r, body in written if r.kind != "media" and r.status != "former"]
    principal = [body for r, body in current if _PRINCIPAL.match(r.post)]
    named = [r.org_full for r in own if SELF.match(r.post) and r.org_full]
    return next(iter((*principal, *(body for _, body in current), *named, *(body for _, body in written))), None)


def _cut(found: Found) -> Span | None:
    """The attribution inside the words, counted from their begin: “…”某某表示，将…."""
    begin, end = min(found.at.begin, found.at.cue.start) - found.content.start, found.at.open - found.content.start
    return Span(begin, end) if 0 < begin < end < len(found.content) else None


def _statement(view: View, found: Found) -> Statement:
    start, end = view.page.raw_span(found.content)
    at = found.at
    opened = view.before(found.content.start, length=1) == "“"
    text, direct = spoken_words(view.words(found.content), opened=opened, said=_cut(found))
    return Statement(
        article=view.article.index,
        speaker=found.source.speaker,
        org=found.source.org,
        cue=at.word or None,
        start=start,
        end=end,
        text=text,
        direct=direct,
        event=found.source.event,
        score=0.9 if at.mark in ("，", "：", "“") else 0.8,
        evidence=(view.evidence(Span(min(at.begin, at.cue.start), at.cue.end)),),
    )
