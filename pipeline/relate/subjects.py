"""Who speaks before a cue: the mention, pronoun or group that is its subject, and where the subject's clause begins."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..language.lexicon import surnames
from ..language.rules import rule
from ..record import Mention, Span
from ..spans import start_of
from .cue_forms import TABLE
from .runs import Subject, first_body, first_joined, is_object, with_titles
from .view import BODIES, View

LONGEST_GAP = 46
REACH, FARTHEST = 80, 200
"""So far before a cue its adverbs, pronouns and groups are looked for, and the mentions that may be its subject."""
_SPEAKERS = frozenset({"PERSON", *BODIES, "PLACE", "EVENT"})

_HELD = re.compile(r"(?:主持|出席|参加|召开|举行|列席|召集)(?:了)?(?!的)[^，。；]{0,12}(?<!召开的)(?<!举行的)$")
_ONE = ("一位", "一名")
_PRONOUN = re.compile(r"(?:他们|她们|他|她|(?<![\u4e00-\u9fff])其)$")


def is_pronoun(noun: str) -> bool:
    """Whether the words are 他, 她 or their plural."""
    return bool(_PRONOUN.fullmatch(noun))


def is_person(subject: Mention | None, noun: str | None) -> bool:
    """Whether a person speaks, by name, by a pronoun or as one of a kind: 一位项目经理."""
    return subject.label == "PERSON" if subject else is_pronoun(noun or "") or (noun or "").startswith(_ONE)


def find_subject(view: View, paragraph: Span, text: str, sentence: int, at: int) -> Subject:
    """Who speaks in the sentence of `text` that begins at `sentence` and has its cue at `at`, offsets of the paragraph:
    a mention or a noun, and where its clause begins in the page; (None, None, 0) where nobody does."""
    adverb = rule(TABLE, "adverbs").search(text, max(sentence, at - REACH), at)
    begin, end = paragraph.start + sentence, paragraph.start + at
    words = text[sentence:at]
    clause = words[: adverb.start() - sentence] if adverb else words
    near = tuple(view.back_from(end, begin=max(begin, end - FARTHEST)))
    return (
        _beside(view, near, clause, begin)
        or _addressed(view, clause, begin)
        or _titled(view, clause, begin)
        or _group(view, clause, begin)
        or _further(view, near, begin, end)
        or _inside(words, begin, view.last_labelled("PERSON", before=end))
        or ((None, "大家", begin) if adverb and "纷纷" in adverb.group() else (None, None, 0))
    )


def clause_before(words: str) -> str:
    """The clause before a cue without its adverbs and whom it speaks to; empty where it has no subject."""
    clause = re.split("[，。；：、\n”]", words)[-1]
    adverb = rule(TABLE, "adverbs").search(clause)
    clause = clause[: adverb.start()] if adverb else clause
    return "" if _TO_WHOM.fullmatch(clause) else clause


_TO_WHOM = re.compile(
    "(?:[并还也则]|同时|此外)*(?:(?:[向对给与同就在为由从于用以]|通过|围绕|针对|结合|按照|根据)[^，]{1,30})?"
)


def find_actor(view: View, begin: int, end: int) -> Subject | None:
    """Who acts in the clauses before a cue that has no subject of its own: the last person whose titles and name begin
    a clause, else the first body that does."""
    leading = tuple(_leading(view, max(begin, end - FARTHEST), end))
    persons = [m for m in leading if m.label in ("PERSON", "POST")]
    if persons and persons[-1].label == "POST":
        return _bearer(view, persons[-1]), None, persons[-1].span.start
    if persons:
        return first_joined(view, persons[-1], begin)
    body = next((m for m in leading if m.label in BODIES), None)
    return (body, None, body.span.start) if body else None


def only_person(view: View, sentence: Span, begin: int) -> Mention | None:
    """The one person that a sentence names and does not speak to; titles are looked for from `begin` on."""
    told = [m for m in view.within(sentence) if m.label == "PERSON" and not is_object(view, m, begin)]
    return told[0] if len(told) == 1 else None


def _leading(view: View, begin: int, end: int) -> Iterator[Mention]:
    """The persons and bodies that begin a clause, with the titles before them, and are not spoken to; nor those that
    made the report."""
    for m in view.within(Span(begin, end)):
        start = with_titles(view, m, begin) if m.label == "PERSON" else m.span.start
        begins = (
            start == begin or view.page.text[start - 1] in "，、；。：” \n" or view.before(start, length=2) in _WHEN
        )
        speaks = m.label in _SPEAKERS or (m.label == "POST" and _bearer(view, m) is not None)
        told = m.span not in view.reporters and m.span not in view.media and not reports(view, m)
        if begins and speaks and told and not is_object(view, m, begin):
            yield m


def reports(view: View, m: Mention) -> bool:
    """Whether a body only reports: 某某网讯."""
    return m.label != "PERSON" and bool(rule(TABLE, "reports").match(view.after(m.span.end, length=30)))


_WHEN = frozenset(("随后", "日前", "近日", "目前", "此前"))


def _beside(view: View, near: Sequence[Mention], clause: str, begin: int) -> Subject | None:
    """The mention that the clause ends with, unless it is spoken to, or a meeting that is held; of `near` the last of
    the text is the first."""
    touching = [m for m in near if m.span.end == begin + len(clause) and m.label in _SPEAKERS]
    touching = [m for m in touching if m.label != "EVENT" or not _ends_in(_HELD, clause[: m.span.start - begin])]
    if not touching or is_object(view, touching[0], begin):
        return None
    if touching[0].label == "PLACE" and view.before(touching[0].span.start, length=1) in tuple("在赴于到从"):
        return None
    return (
        first_joined(view, touching[0], begin)
        if touching[0].label == "PERSON"
        else first_body(view, touching[0], begin)
    )


_CALLED = frozenset({"代表", "委员"})
"""What a person of a congress is called behind his name."""


def _titled(view: View, clause: str, begin: int) -> Subject | None:
    """The last person with a title that stands alone before the cue: 总书记 -> 江晚, where 江晚总书记 came before."""
    end = begin + len(clause)
    post = next((m for m in view.back_from(end, begin=begin) if m.label == "POST" and m.span.end == end), None)
    if post and is_object(view, post, begin):
        return None
    person = _bearer(view, post) if post else None
    if post and person:
        return person, None, post.span.start
    return _by_surname(view, post) if post else None


def _by_surname(view: View, post: Mention) -> Subject | None:
    """Who is called by surname and post behind a body, and never by name: 市教育局丁局长."""
    start = post.span.start - 1
    called = view.page.text[start : start + 1] in surnames() and view.after(post.span.end, length=1) != "的"
    behind_body = any(m.label in BODIES and m.span.end == start for m in view.back_from(start, begin=start - REACH))
    return (None, view.words(Span(start, post.span.end)), start) if called and behind_body else None


def _bearer(view: View, post: Mention) -> Mention | None:
    """The last person before a title that stands alone whose name it stands behind."""
    start = post.span.start
    if any(m.span.end == start for m in view.within(Span(start - LONGEST_GAP, start))):
        return None
    persons = view.last_of("PERSON", before=start, count=_PERSONS)
    return next((m for m in persons if view.page.text.startswith(post.text, m.span.end)), None)


_PERSONS = 60
"""So many persons before a title alone are looked at for the one who bears it."""


def _group(view: View, clause: str, begin: int) -> Subject | None:
    """A pronoun, a group or a document that speaks."""
    where = _WHERE.search(clause)
    told = clause[: where.start()] if where else clause
    noun = _pronoun(clause) or _ends_in(rule(TABLE, "group"), told) or _GROUP_FIRST.match(clause)
    if not noun or _ends_in(_HELD, clause[: noun.start()]):
        return None
    named = next(view.back_from(begin + noun.start(), begin=begin), None) if noun.group() in _CALLED else None
    if named and named.label == "PERSON" and named.span.end == begin + noun.start():
        return named, None, with_titles(view, named, begin)
    return None, noun.group(), begin + noun.start()


_WHERE = re.compile("在[^，。；：“”]{2,14}$")
"""Where a group speaks: 发言人在江城 before 说."""


def _further(view: View, near: Sequence[Mention], begin: int, end: int) -> Subject | None:
    """The nearest person before the cue with words between, a body that speaks in a paper of its own, a spokesman."""
    for m in near:
        between = view.page.text[m.span.end : end]
        if len(between) > LONGEST_GAP or "；" in between or between.count("，") > 2:
            return None
        in_brackets = "）" in between and "（" not in between
        named = m.label == "PERSON" and m.span not in view.reporters
        named = named and not in_brackets and not between.startswith("新时代")
        if named and not is_object(view, m, begin) and _same_clause(between):
            return first_joined(view, m, begin)
        if m.label in BODIES and _IN_PAPER.fullmatch(between) and not is_object(view, m, begin):
            return m, None, m.span.start
        if (
            m.label == "POST"
            and m.text.endswith(("负责人", "发言人"))
            and (not between or _IN_PAPER.fullmatch(between))
        ):
            return None, m.text, m.span.start
    return None


def _ends_in(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """What a pattern of an end finds; none of them looks over more than the last words."""
    return pattern.search(words, max(0, len(words) - REACH))


def _inside(words: str, begin: int, person: Mention | None) -> Subject | None:
    """A pronoun or meeting with an act between it and the cue: 他在调研时强调. `person` is the last one before it."""
    found = _ends_in(_INNER, words)
    if not found and (person is None or person.span.start < begin):
        found = _ends_in(_ACTING_PRONOUN, words)
    return (None, found.group(1), begin + found.start(1)) if found else None


_IN_PAPER = re.compile(r"在[^，。；：“”]{1,14}[中上里]")
_INNER = re.compile(r"(?:^|，)(他|她|会议|大会|大家|与会人员|与会者)[^，。；]{0,14}(?:时|中|后|上|说|并)?，?$")
_NEW_SUBJECT = re.compile(r"，[^，]{0,8}(?:会议|大家|他|她|公司|群众|项目)")


_GROUP_FIRST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:村民|居民|市民|群众|企业家|代表|委员|网友|老人|职工|工人|学生|家长|游客)们)(?=[^，。；]{1,10}$)"
)


def _addressed(view: View, clause: str, begin: int) -> Subject | None:
    """Who is addressed by surname at the begin of the last words of a clause: 詹行长说, 詹行长在会上说."""
    end = begin + len(clause)
    place = bisect_left(view.addresses, max(begin, end - _ADDRESS), key=start_of)
    called = view.addresses[place] if place < len(view.addresses) else None
    if (
        called is None
        or called.span.end > end
        or any(sign in "，。；" for sign in view.words(Span(called.span.start, end)))
    ):
        return None
    persons = view.last_of("PERSON", before=called.span.start, count=_PERSONS)
    person = next((m for m in persons if m.text == called.refers_to), None)
    return (person, None, called.span.start) if person else None


_ADDRESS = 20
"""So far before a cue a clause may begin that addresses a person."""


def _pronoun(clause: str) -> re.Match[str] | None:
    """The pronoun that ends the clause, unless it is spoken to: 围着他说."""
    found = _ends_in(_PRONOUN, clause)
    return None if found and clause.endswith(("围着", *"对向跟和", "拉着", "冲"), 0, found.start()) else found


_ACTING_PRONOUN = re.compile(r"(?:^|，)(?:但|而|不过)?(他|她)(?!们)[^。；]{0,40}$")


def _same_clause(between: str) -> bool:
    """Whether nothing between a person and the cue takes the subject's place."""
    return not _NEW_SUBJECT.search(between) and "等" not in between[:1]
