"""Who takes part in a meeting or visit, by the story's own sentences: chairs, speaks, attends, comes to guide."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..language.rules import rule
from ..record import Mention, Participant, Span, Statement
from ..segment.paragraphs import dateline
from .occasions import VISIT, Occasion, before_words, behind_words
from .runs import first_listed
from .scores import SCORES
from .view import BODIES, View

_TABLE = "meetings"
_VISITING = ("attendee", VISIT)
_RANK = {"chair": 0, "speaker": 1, "guest": 2, "attendee": 3}
_PARTIES = frozenset({"PERSON", "ORG", "COMPANY", "PLACE"})
_NOT_MEETING = re.compile(r"会见|采访|接受|调研|视察")
_FAIR = re.compile("展|博览会|交易会|洽谈会|采购节|装备.*大会|产业大会")
_STANDS = re.compile(r"的?(?:展台|展位|展区|展厅)|(?:带来|展出|展示|亮出|搬来|首发|发布)(?:了)?(?=[一两\d新自“])")


def by_rank(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each role once, in order of the page; who chairs or speaks, or both, is no guest and no attendee as well."""
    best: dict[tuple[str, str], Participant] = {}
    for p in participants:
        if (p.who, p.role) not in best or p.score > best[p.who, p.role].score:
            best[p.who, p.role] = p
    ranks: dict[str, int] = {}
    for who, role in best:
        ranks[who] = min(_RANK[role], ranks.get(who, len(_RANK)))
    return tuple(p for p in best.values() if _RANK[p.role] <= max(ranks[p.who], _RANK["speaker"]))


def find_parts(view: View, occasion: Occasion, told: Sequence[Span]) -> Iterator[Participant]:
    """Who takes part by the story's own sentences; the words that are `told` name others."""
    if not view.article.body:
        return
    fair = bool(_FAIR.search(occasion.name))
    head = view.article.body[0]
    opened = head.start + len(dateline(view.words(head)))
    for sentence in view.article.sentences:
        if sentence.span.end > opened and sentence.span.start >= head.start:
            span = before_words(Span(max(opened, sentence.span.start), sentence.span.end), told)
            proof = (view.evidence(sentence.span),)
            rest = behind_words(sentence.span, told)
            acted = (_in_sentence(view, part, is_visit=occasion.is_visit) for part in (span, rest))
            found = chain(*acted, _exhibitors(view, span) if fair else ())
            yield from (replace(part, evidence=proof) for part in found)


def _in_sentence(view: View, span: Span, *, is_visit: bool) -> Iterator[Participant]:
    """Parties before each verb of taking part belong to it: `某某主持，某某、某某出席`."""
    text = view.words(span)
    waiting: list[Mention] = []
    for clause in re.finditer(r"[^，；。]+[，；。]?", text):
        part = Span(span.start + clause.start(), span.start + clause.end())
        verb = _verb(clause.group(), is_visit=is_visit)
        mentions = view.within(part)
        waiting += [m for m in mentions if _takes_part(view, m, part, verb)]
        yield from _named_behind(part, clause.group(), mentions)
        if is_visit and verb:
            yield from _received(part, clause.group(), mentions)
        if verb and any(m.label == "PERSON" and part.covers(m.span) for m in waiting):
            waiting = [m for m in waiting if part.covers(m.span) or not _acts_alone(view, m, part, verb[0])]
        if verb and waiting and (is_visit or _is_meeting(clause.group())):
            roles = (verb[0], "speaker") if _BOTH.search(clause.group()) else (verb[0],)
            yield from (Participant(m.text, role, _score(role, m)) for m in _parties(view, waiting) for role in roles)
        if verb or clause.group().endswith("。"):
            waiting = []
    yield from _listed(view, span)


def _acts_alone(view: View, m: Mention, part: Span, role: str) -> bool:
    """Whether a person's clause, before that of another with this role, tells what he does, so that he has not the
    same; who acts may be there, but not who sends another: 受宋岭委托，江晚出席."""
    behind = re.split("[，。；]", view.page.text[m.span.end : part.start], maxsplit=1)[0]
    acts = m.label == "PERSON" and not _NO_ACT.fullmatch(behind)
    return acts and (role != "attendee" or bool(_ABSENT.match(behind)))


_ABSENT = re.compile("(?:的)?委托|因[^，。；]{0,8}(?:外出|出差|缺席|请假|未能|不能)")
_NO_ACT = re.compile(
    "(?:（[^（）]*+）|同志|先生|女士|一行|[两二三四五六几]位|等[^，。；]{0,16}+|[、和及与以率带][^，。；]*+){0,4}+"
)
_BOTH = re.compile("主持[^，。；]{0,14}并(?:作|发表)?[^，。；]{0,8}讲话")
_BEHIND = (
    ("chair", re.compile(r"主持(?:会议|大会|活动|仪式)?的(?:是|为)")),
    ("attendee", re.compile(r"(?:参会|与会|到会|参加会议|出席会议)的")),
)
_RECEIVES = re.compile("会见(?:了)?|会谈|与(?=[^，。]{2,40}(?:座谈|交流|会谈))|同(?=[^，。]{2,40}(?:座谈|交流|会谈))")


def _named_behind(part: Span, clause: str, mentions: Sequence[Mention]) -> Iterator[Participant]:
    """The person behind a form that names who takes part after the verb: 主持的是市长某某, 参会的某某."""
    for role, form in _BEHIND:
        told = form.search(clause)
        start = part.start + told.end() if told else part.end
        person = next((m for m in mentions if m.label == "PERSON" and m.span.start >= start), None)
        if person is not None:
            yield Participant(person.text, role, _score(role, person))


def _listed(view: View, span: Span) -> Iterator[Participant]:
    """The persons of a list behind what leads it in."""
    lead = rule(_TABLE, "list").search(view.page.text, span.start, span.end)
    for m in view.within(Span(lead.end(), span.end)) if lead else ():
        if m.label == "PERSON":
            yield Participant(m.text, "attendee", _score("attendee", m))


def _received(part: Span, clause: str, mentions: Sequence[Mention]) -> Iterator[Participant]:
    """The persons who are met: 会见了松烟集团董事长某某."""
    verb = _RECEIVES.search(clause)
    for m in mentions if verb else ():
        if verb and m.label == "PERSON" and m.span.start >= part.start + verb.end():
            yield Participant(m.text, "attendee", _score("attendee", m))


def _exhibitors(view: View, sentence: Span) -> Iterator[Participant]:
    """Companies with a stand of their own, or something that they show, in a list before it."""
    stands = _STANDS.search(view.words(sentence))
    end = sentence.start + stands.start() if stands else sentence.start
    for m in view.back_from(end, begin=sentence.start):
        if m.label != "COMPANY" or view.words(Span(m.span.end, end)) not in ("", "、", "和", "等", "则", "还"):
            return
        yield Participant(m.text, "attendee", _score("attendee", m))
        end = m.span.start


def _score(role: str, m: Mention) -> float:
    return SCORES["attendee, body" if role == "attendee" and m.label != "PERSON" else role]


def _verb(clause: str, *, is_visit: bool) -> tuple[str, int] | None:
    """The role that a clause's verb gives, and where the verb stands; speaking outranks attending."""
    told = [(role, rule(_TABLE, role)) for role in _RANK]
    forms = [*told, _VISITING] if is_visit else told
    found = [(role, match.start()) for role, pattern in forms if (match := pattern.search(clause))]
    if not found:
        return None
    role = min(found, key=lambda f: _RANK[f[0]])[0]
    return role, min(at for _, at in found)


def _takes_part(view: View, m: Mention, part: Span, verb: tuple[str, int] | None) -> bool:
    if m.label not in _PARTIES or (verb is not None and m.span.end > part.start + verb[1]):
        return False
    if m.span in view.reporters:
        return False
    if m.label == "PERSON":
        return not _STUDIED.search(view.words(part)) and view.after(m.span.end, length=2) not in _NAMED_AFTER
    if m.label == "PLACE" and view.before(_list_start(view, m), length=1) in _WHERE:
        return False
    behind = view.page.text[m.span.end : part.end]
    takes = bool(rule(_TABLE, "party behind").match(behind)) and not _WITH_STAFF.match(behind)
    told = takes and not _HOLDS.search(view.words(part)) and not (behind.startswith("代表") and m.text.endswith("人大"))
    return told and not view.before(_list_start(view, m), length=2).endswith(("代表", *_VISITED))


_WHERE = ("在", "赴", "于", "到", "从", "往", "年")
_LONGEST_LIST = 80
_VISITED = ("前往", "来到", "走进", "深入", "赴", "先后到")
_NAMED_AFTER = ("精神", "思想")
_STUDIED = re.compile("(?:学习|传达|贯彻|落实)[^，。；]*精神|致(?:信|电|贺信)")
_WITH_STAFF = re.compile("(?:、[^，；。、]{2,14}){0,30}(?:领导班子|班子|全体)成员")


_HOLDS = re.compile(r"召开|举行|举办|邀请|联合|主办|承办|听取|审议|察看|走进")


def _list_start(view: View, last: Mention) -> int:
    """Where the list or chain of bodies, companies and places begins that a mention stands in: 在云州、石渡等地宣讲."""
    begin = max(0, last.span.start - _LONGEST_LIST)
    return first_listed(view, last, begin, labels=(*BODIES, "PLACE"), marks=("", "、", "和", "与")).span.start


def _is_meeting(clause: str) -> bool:
    return not _NOT_MEETING.search(clause)


def _parties(view: View, waiting: Sequence[Mention]) -> Iterator[Mention]:
    """Persons; bodies, companies and places only where they are no part of a person's title."""
    for i, m in enumerate(waiting):
        if m.label == "PERSON" or not _is_titled(view, m, waiting[i + 1 :]):
            yield m


def _is_titled(view: View, body: Mention, following: Sequence[Mention]) -> bool:
    """Whether a post that a named person holds stands right behind the body."""
    post = view.post_behind(body)
    if post is None or view.words(Span(body.span.end, post.span.start)) not in ("", "原"):
        return False
    person = next((m for m in following if m.label == "PERSON"), None)
    return person is not None and not _next_body_before(view, post, person)


def _next_body_before(view: View, post: Mention, person: Mention) -> bool:
    between = view.words(Span(post.span.end, person.span.start))
    return len(between) > 40 or "；" in between


_SPOKEN_AT = re.compile(r"发布会|通气会|吹风会|协商会|说明会|听证会")


def find_speakers(
    view: View, occasion: Occasion, statements: Sequence[Statement], here: set[str]
) -> Iterator[Participant]:
    """Persons whose words the article gives as spoken there, or who are `here` and whose words it gives."""
    spoken = bool(_SPOKEN_AT.search(occasion.name))
    for statement in statements:
        told = statement.evidence[0]
        words = view.words(view.repaired_span(told.start, told.end))
        in_audience = view.before(view.repaired_span(told.start, told.end).start, length=2) in ("会的", "席的")
        in_speech = statement.cue == "汇报" or bool(rule(_TABLE, "in speech").search(words))
        if statement.speaker and (
            in_speech or (statement.speaker in here and not in_audience) or (spoken and statement.org)
        ):
            kind = "speaker, by words" if in_speech else "speaker, quoted"
            yield spoke(view, statement, kind)


def spoke(view: View, statement: Statement, kind: str) -> Participant:
    """The speaker of a statement as one who spoke at the meeting, by the words that attribute it and, where these only
    stand for the name (他说), the sentence before that names it."""
    who, proofs = statement.speaker or "", statement.evidence
    told = [view.repaired_span(proof.start, proof.end) for proof in proofs]
    if not any(who in view.words(span) for span in told):
        named = [m.span for m in view.mentions if m.text == who and m.span.start <= told[0].start]
        proofs += tuple(view.evidence(view.sentence_of(span) or span) for span in named[-1:])
    return Participant(who, "speaker", SCORES[kind], proofs)
