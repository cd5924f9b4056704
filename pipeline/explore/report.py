"""What is known of one person, body, post or meeting, with all sources, as a page to send on."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.explore.still import still_page, text
from pipeline.query import Graph
from pipeline.query.answers import FIGURES, PARTS, STATUS, Answer, Figure, Holding, Participation, Saying, post_title
from pipeline.query.life_answers import CAPTIONS, Trait
from pipeline.query.links import LABELS, Connection
from pipeline.query.things import Body, Event, Person, Post, Thing
from pipeline.record import LifeField, Source
from pipeline.schema import EDGE_RULES, Relation

Sections = Iterator[tuple[str, Sequence[Answer]]]


def report_html(graph: Graph, thing: Thing) -> str:
    """The page; equal graphs give equal text."""
    kind = LABELS[thing.node.kind]
    about = [f"<h1>{text(thing.name)}</h1>", f"<p>{text('，'.join(_about(thing, kind)))}</p>"]
    found = [(title, answers) for title, answers in _sections(graph, thing) if answers]
    return still_page(f"{thing.name} — 关系 guanxi", [*about, *(part for one in found for part in _section(*one))])


def _about(thing: Thing, kind: str) -> Iterator[str]:
    yield kind
    yield from filter(None, (thing.city, *thing.bodies()))
    if thing.aliases:
        yield f"又作 / also {'、'.join(thing.aliases)}"


def _sections(graph: Graph, thing: Thing) -> Sections:
    match thing:
        case Person():
            yield "任职 / Posts", thing.posts()
            yield "生平 / Life", thing.life
            yield "言论 / Statements", thing.statements()
        case Post():
            yield "历任 / Holders", thing.holders()
        case Body():
            yield "人员 / People", thing.people()
            yield "言论 / Statements", thing.statements()
        case Event():
            yield "参加者 / Participants", thing.participants()
            yield "言论 / Statements", thing.statements()
    yield "会议与活动 / Meetings and events", thing.events()
    yield "指标 / Targets", thing.targets()
    if isinstance(thing, Person):
        yield "与人的关系 / Ties with persons", graph.ties(thing)


def _section(title: str, answers: Iterable[Answer]) -> Iterator[str]:
    yield f"<h2>{text(title)}</h2>"
    yield "<ol>"
    for answer in answers:
        yield f"<li>{text(_line(answer))}"
        yield from _clashes(answer)
        yield from (_quote(source) for source in answer.sources)
        yield "</li>"
    yield "</ol>"


def _line(answer: Answer) -> str:
    match answer:
        case Holding():
            post = post_title(answer.post, answer.org_full or answer.org)
            seen = " — ".join(dict.fromkeys(filter(None, (answer.since or answer.first, answer.until or answer.last))))
            return f"{answer.person}：{post}（{STATUS.get(answer.status, answer.status)}）{seen or '日期不详'}"
        case Trait():
            return f"{CAPTIONS[LifeField(answer.field)]}：{answer.value}{f'（{answer.date}）' if answer.date else ''}"
        case Saying():
            who = "，".join(filter(None, (answer.speaker, answer.org)))
            words = f"“{answer.text}”" if answer.direct else answer.text
            return f"{answer.date or '日期不详'} {who} {answer.cue or '说'}：{words}"
        case Participation():
            return f"{answer.date or '日期不详'} {answer.who} {PARTS.get(answer.part, answer.part)} {answer.event}"
        case Figure():
            kind = FIGURES.get(answer.kind, answer.kind)
            return f"{answer.date or '日期不详'} {answer.period or ''} {kind} {answer.metric} {answer.value}"
        case Connection():
            over = f"（{'、'.join(answer.over)}）" if answer.over else ""
            return f"{answer.left} {EDGE_RULES[Relation(answer.kind)].caption} {answer.right}{over}"
    return str(answer)


def _clashes(answer: Answer) -> Iterator[str]:
    for clash in getattr(answer, "clashes", ()):
        yield f'<p class="clash">⚠ 冲突 / conflict: {text(f"{clash.who}（{clash.why}）")}</p>'


def _quote(source: Source) -> str:
    day = f"{source.date} " if source.date else ""
    place = f"{day}{source.document_id}:{source.start}–{source.end}"
    return f"<blockquote>{text(source.quote)}<br><cite>{text(place)}</cite></blockquote>"
