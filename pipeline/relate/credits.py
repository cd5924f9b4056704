"""Credits: reporters, editors, photographers and those who checked the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..language.rules import rule, rules
from ..record import Mention, Role, Span
from ..spans import last_begun
from .role_kinds import MEDIA_POSTS
from .view import View, hull

_TABLE = "credits"
_MEDIUM = re.compile("报|网|社|台|新闻|媒|财经|客户端|周刊|^[A-Z]{2,}$")
_GOES_ON = re.compile(
    r"[^，。；！？\n]{0,24}(?:电|讯|消息|报道)\s?[（(][^）)]*|(?:[一-鿿]{0,3}记者|通讯员)[^，。；！？（）()\n]{0,40}"
)
"""What stands between a medium and the names of its people: 9月4日电（记者 某某、, 记者 某某 通讯员 ."""
_LEAD, _NEAR = 6, 12
"""So far from its line's begin, or before the name, stands the medium that the name is of."""


def find_credits(view: View) -> Iterator[Role]:
    """The media roles of an article: `编辑：某某 一审：某某 -> (某某, 编辑), (某某, 审核)`."""
    for span in credit_spans(view):
        text = view.words(span)
        words = [(m.start() + span.start, m.end() + span.start, m.group()) for m in rule(_TABLE, "word").finditer(text)]
        for person in (m for m in view.within(span) if m.label == "PERSON"):
            word = _word_of(text, span, words, person)
            if word:
                yield _role(view, person, *word)


def credit_spans(view: View) -> Iterator[Span]:
    """Credit lines, and brackets of the body that begin with a credit word: （记者 某某）."""
    yield from view.article.credits
    for paragraph in view.article.body:
        for match in rule(_TABLE, "bracket").finditer(view.words(paragraph)):
            if rule(_TABLE, "word").search(match.group()):
                yield Span(paragraph.start + match.start(), paragraph.start + match.end())


def _word_of(text: str, span: Span, words: list[tuple[int, int, str]], person: Mention) -> tuple[str, Span] | None:
    """The credit word for a name: one right behind it (某某/图), else the last one before it."""
    rest = text[person.span.end - span.start :]
    behind = next((match for pattern in rules(_TABLE, "behind") if (match := pattern.match(rest))), None)
    if behind:
        found = next(g for g in behind.groups() if g)
        word = "摄影" if found[0] in "图摄" and "文" not in found else "记者"
        return word, Span(person.span.start, person.span.end + behind.end())
    before = [w for w in words if w[1] <= person.span.start]
    if not before:
        return None
    start, end, word = before[-1]
    if rule(_TABLE, "other word").search(text, end - span.start, person.span.start - span.start):
        return None
    return MEDIA_POSTS.get(word, word), hull(Span(start, end), person.span)


def _medium(view: View, person: Mention) -> Mention | None:
    """The medium of the name's line: that of its dateline, or one right before the name: 某某报记者."""
    lines = sorted((*view.article.body, *view.article.credits), key=lambda line: line.start)
    line = last_begun(lines, person.span.start) or person.span
    told = [m for m in view.within(Span(line.start, person.span.start)) if m.label == "ORG"]
    if not told or not _MEDIUM.search(told[-1].text):
        return None
    near = person.span.start - told[-1].span.end < _NEAR or _GOES_ON.fullmatch(view.between(told[-1], person))
    return told[-1] if near or told[-1].span.start - line.start < _LEAD else None


def with_media(view: View, roles: Sequence[Role]) -> Iterator[Role]:
    """The roles, those of reporters without a body with the medium of their line."""
    for role in roles:
        quoted = view.repaired_span(role.evidence[0].start, role.evidence[0].end) if role.evidence else Span(0, 0)
        person = next((m for m in view.within(quoted) if m.text == role.person), None)
        medium = _medium(view, person) if person and role.kind == "media" and role.org is None else None
        yield role if medium is None else _of_medium(view, role, medium)


def _of_medium(view: View, role: Role, medium: Mention) -> Role:
    return replace(role, org=medium.text, org_full=medium.text, evidence=(*role.evidence, view.evidence(medium.span)))


def _role(view: View, person: Mention, post: str, span: Span) -> Role:
    medium = _medium(view, person)
    apart = [] if medium is None or span.covers(medium.span) else [medium.span]
    return Role(
        article=view.article.index,
        person=person.text,
        org=medium.text if medium else None,
        post=post,
        org_full=medium.text if medium else None,
        kind="media",
        status="current",
        date=view.article.date,
        since=None,
        until=None,
        score=round(min(0.95, person.score), 2),
        evidence=tuple(view.evidence(told) for told in (span, *apart)),
    )
