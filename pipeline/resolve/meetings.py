"""Events: one name (in its long or short form), day and city is one event, whichever article tells of it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.record import Judgement
from pipeline.resolve.clusters import NEGATIVE, POSITIVE, UNSURE, Clusters
from pipeline.resolve.entity import Entity, Key, entity_id, scalars
from pipeline.resolve.name_forms import NATIONAL_PREFIXES, place_core
from pipeline.resolve.scene import EVENT, Scene, namings
from pipeline.resolve.tellings import Telling, compare, compare_days, event_core, retold
from pipeline.resolve.wishes import Known, Wishes
from pipeline.schema import Label

_MANY = 9
"""Of a name that more events bear than this, only so many are compared: it tells nothing alone."""
_WHOLE_DAY = 10
_DAY = 24
"""So many events of one day and city are compared, each with those before it."""

_NATIONAL = re.compile("(?:第?[一二三四五六七八九十]+届)?(?:全国人大|全国政协|[一二三四五六七八九十]中全会)(?!.*精神)")
"""A session of the nation's congress, consultative conference or party committee: 十四届全国人大一次会议; where its
spirit is passed on, it is a meeting of the place."""


@dataclass(frozen=True, slots=True)
class EventResolution:
    entities: dict[Key, Entity]
    judgements: tuple[Judgement, ...]


def resolve_events(scenes: Sequence[Scene], *, wishes: Wishes) -> EventResolution:
    """One entity for each event."""
    found, used = _collect(scenes)
    items = [found[key] for key in sorted(found)]
    clusters = Clusters([f"{item.core}@{item.city or '?'} {item.date or '?'}" for item in items])
    known = [_known(item) for item in items]
    wishes.tie(clusters, known)
    _join_forms(items, clusters)
    _join_tellings(items, clusters)
    entity_of: dict[tuple[str, str, str], Entity] = {}
    for group, shown, _ in wishes.kept(clusters.groups(), known):
        members = [items[number] for number in group]
        entity = _entity(members, shown)
        entity_of |= {(item.core, item.date, item.city): entity for item in members}
    entities = {where: entity_of[key] for where, key in used.items() if key in entity_of}
    again = [
        Judgement(f"{item.core}@{left}", f"{item.core}@{right}", POSITIVE, score, reason)
        for item in items
        if item.told
        for left, right, score, reason in retold(item)
    ]
    return EventResolution(entities, (*again, *clusters.judgements))


def _collect(scenes: Sequence[Scene]) -> tuple[dict[tuple[str, str, str], Telling], dict[Key, tuple[str, str, str]]]:
    found: dict[tuple[str, str, str], Telling] = {}
    used: dict[Key, tuple[str, str, str]] = {}
    for scene in scenes:
        events = {event.name: event for event in scene.facts.events}
        told = {event.name: (event.date or scene.date or "", event.place) for event in scene.facts.events}
        for naming in namings(scene):
            if naming.kind == EVENT:
                name = scene.aliases.get(naming.name, naming.name)
                date, place = told.get(name, ("", None))
                key = (event_core(name), date, _city(scene, name, place))
                used[EVENT, scene.document, scene.article, naming.name] = key
                telling = found.setdefault(key, Telling(*key))
                telling.names.add(name)
                telling.documents.add(scene.document)
                if event := events.get(name):
                    who = frozenset(part.who for part in event.participants)
                    telling.told[scene.key] = telling.told.get(scene.key, frozenset()) | who
                    telling.score = max(telling.score, event.score)
    return found, used


def _city(scene: Scene, name: str, place: str | None) -> str:
    """The city of the event, or the province; none for national ones, which articles of every city tell of."""
    if name.startswith((*NATIONAL_PREFIXES, "党的")) or _NATIONAL.match(name):
        return ""
    if name.startswith(("全省", "省委", "省政府")):
        return place_core(scene.province) if scene.province else ""
    return place_core(place) if place else scene.city or ""


def _known(item: Telling) -> Known:
    return Known(frozenset(item.names), frozenset({item.city, item.date, *item.documents}))


def _join_forms(items: Sequence[Telling], clusters: Clusters) -> None:
    """Join the names of one event: told of one day and city, the one a form of the other."""
    days: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    names: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.told and len(item.date) == _WHOLE_DAY:
            days[item.date, item.city].append(number)
            names[item.core, item.city].append(number)
    for block, judge in ((days, compare), (names, compare_days)):
        for where in sorted(block):
            for at, right in enumerate(block[where]):
                for left in block[where][max(0, at - _DAY) : at]:
                    if found := judge(items[left], items[right]):
                        verdict, score, reason = found
                        _settle(clusters, left, right, verdict, score=score, reason=reason)


def _settle(clusters: Clusters, left: int, right: int, verdict: str, *, score: float, reason: str) -> None:
    if verdict == POSITIVE:
        if not clusters.join(left, right, score=score, reason=reason):
            clusters.judge(left, right, NEGATIVE, score=1.0, reason=f"kept apart by the user, though {reason}")
    elif clusters.find(left) != clusters.find(right):
        clusters.judge(left, right, verdict, score=score, reason=reason)


def _join_tellings(items: Sequence[Telling], clusters: Clusters) -> None:
    """Join what says less (no day, or only the month) to the one telling that it can mean."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        blocks[item.core].append(number)
    for name in sorted(blocks):
        for number in blocks[name]:
            fuller = [other for other in blocks[name] if items[number].may_be(items[other])][:_MANY]
            widest = [one for one in fuller if not any(items[one].may_be(items[other]) for other in fuller)]
            for other in widest:
                reason = f"{clusters.keys[number]} agrees with {clusters.keys[other]}"
                if len({clusters.find(one) for one in widest}) == 1:
                    clusters.join(number, other, score=0.8, reason=reason)
                else:
                    clusters.judge(number, other, UNSURE, score=0.5, reason=f"{reason}, and with another")


def _entity(members: Sequence[Telling], shown: str | None) -> Entity:
    first = max(members, key=lambda item: (len(item.date), bool(item.city), item.core, item.date, item.city))
    names = {name for item in members for name in item.names}
    name = max(names, key=lambda each: (len(each), each))
    aliases = names - {shown or name}
    return Entity(
        id=entity_id(Label.EVENT, first.core, first.date, first.city),
        label=Label.EVENT,
        name=shown or name,
        aliases=tuple(sorted(aliases)),
        attrs=scalars(
            date=first.date, place=first.city, score=max((item.score for item in members), default=0.0) or None
        ),
    )
