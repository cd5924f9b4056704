"""A role out of its title and name: the body's qualified name, kind, status, times and evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..language.areas import areas_at
from ..language.qualify import qualify
from ..language.rules import rule
from ..record import Evidence, Mention, Role, Span
from .changes import parts_of
from .parents import government_of, named_in_full, whole_name
from .role_kinds import MEDIA_POSTS, kind_of
from .tenure import Tenure, find_tenures
from .titles import Title, told_former
from .view import View, hull

_STANDS_FOR = re.compile(
    r"(?!.*(?:人大|党|政协|团|妇|首席|全权|商务|贸易|常驻|证券事务|业务|销售|法定|工会|科协|劳动模范))[^，。]{0,6}代表"
)
"""No post without a body: who speaks for others (供应商代表) holds none."""
_NO_POST = re.compile("(?:第一)?(?:实际控制人|实控人|控股股东|大股东|一致行动人)(?:之一)?|[大上中少准][校将尉]")
"""What a person is by his shares, or ranks of soldiers: no post."""
_OF_CONGRESS = re.compile("代表大会$")
"""Behind them 代表 is a post: 云泽市第十届人民代表大会代表."""
LATEST = "9999"
"""Stands for the day of an article that tells no year, beside a year that is told."""
NEAR = 60
LONGEST = 160
"""Signs that a quotation for a role may have; what stands farther off is quoted apart."""


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence that roles are read from."""

    view: View
    start: int


def roles_of(
    told: Told, run: Sequence[Title], person: Mention, score: float, *, status: str = "current"
) -> Iterator[Role]:
    """The roles of a run of titles that the name holds; `status` is what the words around its first part tell.

    A post is a former one where another is taken behind it: 2018年任局长，2020年任县长.
    """
    parts = [replace(part, status=part.status or status) for part in parts_of(told.view, run)]
    name = person.span if person.span.start >= told.start else None
    tenures = iter(find_tenures(told.view, parts, name=name, start=told.start))
    for k, part in enumerate(parts):
        followed = any(later.status in ("appointed", "current") for later in parts[k + 1 :])
        now = "former" if followed and part.status == "current" else part.status
        for title, tenure in zip(part.titles, tenures, strict=False):
            if _NO_POST.fullmatch(title.post.text) or (title.org is None and _stands_for_others(told.view, title.post)):
                continue
            for org in (*title.others, title.org):
                yield _role(told, replace(title, org=org), person, tenure, score=score, status=now)


def _stands_for_others(view: View, post: Mention) -> bool:
    """Whether it is no post: 供应商代表, but 人民代表大会代表."""
    return bool(_STANDS_FOR.fullmatch(post.text)) and not _OF_CONGRESS.search(view.before(post.span.start, length=4))


def _role(told: Told, title: Title, person: Mention, tenure: Tenure, *, score: float, status: str) -> Role:
    view = told.view
    org = title.org.text if title.org else None
    if status == "current":
        status = "appointed" if _says_new(view, title) else status
    return Role(
        article=view.article.index,
        person=person.text,
        org=org,
        post=MEDIA_POSTS.get(title.post.text, title.post.text),
        org_full=_told_of(view, title, person),
        kind=kind_of(title.post.text, org, title.org.label if title.org else None),
        status=_status(
            title, _by_now(status, tenure, view.article.date), tenure if tenure.is_over(view.article.date) else None
        ),
        date=view.article.date,
        since=tenure.since,
        until=tenure.until,
        score=round(min(score, person.score, title.post.score), 2),
        evidence=_evidence(told, title, person, tenure),
    )


def _told_of(view: View, title: Title, person: Mention) -> str | None:
    """The qualified name of a post's body; no foreign premier's is the State Council: 看守政府总理, 总理玛丽·松."""
    body = _qualified(view, title)
    foreign = "·" in person.text or view.before(title.post.span.start, length=2) == "政府"
    return None if body == "国务院" and title.org is None and foreign else body


def _says_new(view: View, title: Title) -> bool:
    """Whether the words right before a title say that it was just taken: 新任市委书记某某."""
    return any(rule("titles", "new").search(view.before(m.span.start, length=8)) for m in title.named)


def _by_now(status: str, tenure: Tenure, day: str | None) -> str:
    """Who was appointed two years before the article and more is told of as one who held the post."""
    long_ago = tenure.since and tenure.spans and int(tenure.since[:4]) < int((day or LATEST)[:4]) - 1
    return "former" if status == "appointed" and long_ago else status


def _status(title: Title, status: str, over: Tenure | None) -> str:
    """`over` is a time that has ended: by leaving, or just past."""
    if over is not None and status == "current":
        return "removed" if over.left and not title.former else "former"
    if title.former or status != "current":
        return "former" if title.former else status
    return "acting" if re.match("代(?!表)", title.post.text) else "current"


def _evidence(told: Told, title: Title, person: Mention, tenure: Tenure) -> tuple[Evidence, ...]:
    """The words that tell the role and its time; then what stands far off: the name, the body, the time."""
    post = title.post.span
    words = hull(post, *(m.span for m in (title.org, title.place) if m and abs(m.span.start - post.start) <= NEAR))
    words = Span(words.start - told_former(told.view, words.start), words.end) if title.former else words
    for span, most in ((person.span, LONGEST), *((span, NEAR) for span in tenure.spans)):
        wider = hull(words, span)
        words = wider if len(wider) <= most and (span.start >= told.start or not tenure.spans) else words
    apart = [m.span for m in (person, title.org) if m and not words.covers(m.span)]
    spans = dict.fromkeys((words, *apart, *(span for span in tenure.spans if not words.covers(span))))
    return tuple(told.view.evidence(span) for span in spans)


def _qualified(view: View, title: Title) -> str | None:
    """The qualified name of a title's body; a company's is the fullest form that the article gives."""
    if title.org is not None and title.org.label == "COMPANY" and title.org.text[0] not in "市省县区":
        return view.full_names.get(title.org.text, title.org.text)
    if title.org and (whole := whole_name(view, title.org) or named_in_full(view, title.org)):
        return whole
    place = title.place.text if title.place else title.place_name
    if title.org is None and place is None and (government := government_of(view, title.post)):
        return government
    named = title.org or title.place or title.post
    areas = areas_at(view.page.text, view.article, view.mentions, named)
    return qualify(title.org.text if title.org else None, title.post.text, view.article, place=place, areas=areas)
