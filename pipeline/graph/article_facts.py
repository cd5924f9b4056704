"""Events, statements and targets, each with the article that tells of it; and what articles mention."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.graph.draft import Draft, allowed, sources_of
from pipeline.record import Event, Evidence, MentionRecord, Record, Source, Statement, Target
from pipeline.resolve.entity import Entity, Resolution, entity_id, scalars
from pipeline.resolve.scene import Scene
from pipeline.schema import Label, Relation

_PARTS = {
    "chair": Relation.CHAIRED,
    "speaker": Relation.SPOKE_AT,
    "attendee": Relation.ATTENDED,
    "guest": Relation.GUIDED,
}
_SHOWN = 30


def read_articles(records: Iterable[Record], resolution: Resolution) -> dict[str, Entity]:
    """The article of each scene, by the scene's key, with its span in the file."""
    told = {(record.source, index): article for record in records for index, article in enumerate(record.articles)}
    return {
        scene.key: Entity(
            id=entity_id(Label.ARTICLE, scene.document, str(scene.article)),
            label=Label.ARTICLE,
            name=article.title or scene.key,
            attrs=scalars(
                title=article.title,
                date=article.date,
                place=scene.place,
                province=scene.province,
                file=scene.document,
                start=article.start,
                end=article.end,
            ),
        )
        for scene in resolution.scenes
        for article in (told[scene.document, scene.article],)
    }


def add_articles(draft: Draft, resolution: Resolution, articles: dict[str, Entity]) -> None:
    """Every article is a node; what it says of itself is its title."""
    for scene in resolution.scenes:
        article = articles[scene.key]
        attrs = dict(article.attrs)
        start, end = int(attrs["start"]), int(attrs["end"])
        title = str(attrs.get("title", ""))
        draft.node(article, [Source(scene.document, start, end, title, scene.date)])


def add_events(draft: Draft, resolution: Resolution, articles: dict[str, Entity], *, min_score: float) -> None:
    """Events with their participants."""
    for scene in resolution.scenes:
        for event in scene.facts.events:
            entity = resolution.event(scene, event.name)
            if entity is not None and event.score >= min_score:
                kept = tuple(part for part in event.participants if part.score >= min_score)
                _add_event(draft, resolution, scene, replace(event, participants=kept), entity, articles[scene.key])


def _add_event(
    draft: Draft, resolution: Resolution, scene: Scene, event: Event, entity: Entity, article: Entity
) -> None:
    sources = sources_of(scene, event.evidence)
    date = event.date or scene.date
    draft.edge(Relation.IN, entity, article, sources, date=scene.date)
    place = resolution.place(scene, event.place or scene.place or "")
    if place is not None and entity.get("place"):
        draft.edge(Relation.LOCATED_IN, entity, place, sources, date=date)
    for participant in event.participants:
        who, kind = resolution.party(scene, participant.who), _PARTS.get(participant.role)
        if who is not None and kind is not None and allowed(kind, who, entity):
            proof = sources_of(scene, participant.evidence or event.evidence)
            draft.edge(kind, who, entity, proof, date=date, score=float(min(event.score, participant.score)))


def add_statements(draft: Draft, resolution: Resolution, articles: dict[str, Entity], *, min_score: float) -> None:
    """Statements with who said them, for whom, and where."""
    for scene in resolution.scenes:
        for said in scene.facts.statements:
            if said.score >= min_score:
                _add_statement(draft, resolution, scene, said, articles[scene.key])


def _add_statement(draft: Draft, resolution: Resolution, scene: Scene, said: Statement, article: Entity) -> None:
    speaker = resolution.person(scene, said.speaker) if said.speaker else None
    event = _event_of(resolution, scene, said)
    meeting = said.speaker is None and event is not None
    body = resolution.body(scene, said.org) if said.org and not meeting else None
    source = body or (event if meeting else resolution.party(scene, said.org or ""))
    entity = _statement(scene, said, speaker=speaker, source=source, event=event)
    sources = sources_of(scene, said.evidence)
    draft.edge(Relation.IN, entity, article, sources, date=scene.date)
    if speaker is not None:
        draft.edge(Relation.SAID, speaker, entity, sources, cue=said.cue, date=scene.date)
    if body is not None:
        draft.edge(Relation.ON_BEHALF_OF, entity, body, sources, date=scene.date)
    if event is not None:
        draft.edge(Relation.AT, entity, event, sources, date=scene.date)


def _statement(
    scene: Scene, said: Statement, *, speaker: Entity | None, source: Entity | None, event: Entity | None
) -> Entity:
    return Entity(
        id=entity_id(Label.STATEMENT, scene.document, str(said.start), str(said.end)),
        label=Label.STATEMENT,
        name=said.text if len(said.text) <= _SHOWN else said.text[:_SHOWN] + "…",
        attrs=scalars(
            speaker=speaker.name if speaker else None,
            org=source.name if source else None,
            cue=said.cue,
            text=said.text,
            direct=said.direct,
            date=scene.date,
            file=scene.document,
            start=said.start,
            end=said.end,
            terms="；".join(said.terms) or None,
            event=event.name if event else None,
            score=float(said.score),
        ),
    )


def _event_of(resolution: Resolution, scene: Scene, said: Statement) -> Entity | None:
    """The event of a statement: as told, or the meeting that is its source."""
    if said.event:
        return resolution.event(scene, said.event)
    if said.speaker is None and said.org and (found := resolution.event(scene, said.org)):
        return found
    return None


def add_targets(draft: Draft, resolution: Resolution, articles: dict[str, Entity], *, min_score: float) -> None:
    """Figures with who promises or reports them."""
    for scene in resolution.scenes:
        for target in (one for one in scene.facts.targets if one.score >= min_score):
            holder = resolution.party(scene, target.holder)
            entity = _target(scene, target, holder.name if holder else None)
            sources = sources_of(scene, target.evidence)
            draft.edge(Relation.IN, entity, articles[scene.key], sources, date=scene.date)
            if holder is not None and allowed(Relation.HOLDS_TARGET, holder, entity):
                draft.edge(Relation.HOLDS_TARGET, holder, entity, sources, date=scene.date, score=float(target.score))


def _target(scene: Scene, target: Target, holder: str | None) -> Entity:
    low, high = target.value if isinstance(target.value, tuple) else (target.value, target.value)
    shown = f"{low:g}" if low == high else f"{low:g}—{high:g}"
    places = [f"{proof.start}-{proof.end}" for proof in target.evidence]
    figure = (target.metric, f"{low!r}", f"{high!r}", target.unit, target.kind)
    return Entity(
        id=entity_id(Label.TARGET, scene.key, *places, target.holder, *figure),
        label=Label.TARGET,
        name=f"{target.metric} {shown}{target.unit}",
        attrs=scalars(
            metric=target.metric,
            low=float(low),
            high=float(high),
            unit=target.unit,
            period=target.period,
            kind=target.kind,
            holder=holder,
            date=scene.date,
            score=float(target.score),
        ),
    )


def add_mentions(draft: Draft, resolution: Resolution, articles: dict[str, Entity], *, min_score: float) -> None:
    """What each article mentions, and how often."""
    for scene in resolution.scenes:
        counts: Counter[str] = Counter()
        found: dict[str, tuple[Entity, list[Source]]] = {}
        posts = _posts(resolution, scene)
        for mention in scene.facts.mentions:
            entity = _mentioned(resolution, scene, mention, posts) if mention.score >= min_score else None
            if entity is not None:
                source = Source(scene.document, mention.start, mention.end, mention.text, scene.date)
                counts[entity.id] += 1
                found.setdefault(entity.id, (entity, []))[1].append(source)
        for ident, (entity, sources) in found.items():
            draft.mentions[ident] += counts[ident]
            weight = float(counts[ident])
            draft.edge(Relation.MENTIONS, articles[scene.key], entity, sources, weight=weight, date=scene.date)


_Posts = dict[str, list[tuple[Entity, tuple[Evidence, ...]]]]


def _posts(resolution: Resolution, scene: Scene) -> _Posts:
    """The posts of an article by title, with the evidence of their roles."""
    found: defaultdict[str, list[tuple[Entity, tuple[Evidence, ...]]]] = defaultdict(list)
    for role in scene.facts.roles:
        post = resolution.post(scene, role)
        if post is not None:
            found[role.post].append((post, role.evidence))
    return found


def _mentioned(resolution: Resolution, scene: Scene, mention: MentionRecord, posts: _Posts) -> Entity | None:
    name = scene.named(mention)
    if mention.label == "PERSON":
        return resolution.person(scene, name, media=scene.in_credits(mention))
    if mention.label == "POST":
        return _post_at(mention, posts.get(mention.text, []))
    finders = {"PLACE": resolution.place, "EVENT": resolution.event}
    return finders.get(mention.label, resolution.body)(scene, name)


def _post_at(mention: MentionRecord, posts: list[tuple[Entity, tuple[Evidence, ...]]]) -> Entity | None:
    """The post whose evidence covers the mention; the article's only one of that title; else none."""
    covering = [
        post for post, proofs in posts if any(one.start <= mention.start and mention.end <= one.end for one in proofs)
    ]
    if covering:
        return covering[0]
    return posts[0][0] if len({post.id for post, _ in posts}) == 1 else None
