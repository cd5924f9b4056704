"""One article as resolution sees it: its place, its date, its facts, and what each name in it stands for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.record import Appointment, ArticleRecord, Evidence, MentionRecord, Record, Role
from pipeline.resolve.name_forms import (
    is_whole_place,
    looks_like_body,
    looks_like_company,
    looks_like_meeting,
    place_core,
    whole_city,
)
from pipeline.resolve.page_facts import Facts, split_facts

PERSON, BODY, PLACE, EVENT = "person", "body", "place", "event"
_KIND_OF_LABEL = {"PERSON": PERSON, "ORG": BODY, "COMPANY": BODY, "PLACE": PLACE, "EVENT": EVENT}
_SOCIETIES = ("协会", "学会", "商会", "联合会", "委员会", "常委会", "工会", "基金会", "理事会", "董事会")
_HEADS = ("市长", "县长", "区长", "州长", "旗长")
_RANK = re.compile(r"^(?:代理|代|常务|副)+")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name used in an article: of which kind, under which label, and in the credits or not."""

    name: str
    kind: str
    label: str | None = None
    media: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """An article. `full` maps a body as written to its qualified name, `aliases` a name to what it stands for.

    `spans` are raw spans that stand for another name, `media` the evidence of each person's media
    roles, `credited` the persons who have no part outside the credits.
    """

    document: str
    article: int
    place: str | None
    province: str | None
    date: str | None
    facts: Facts
    kinds: Mapping[str, str]
    full: Mapping[str, str]
    aliases: Mapping[str, str]
    spans: Mapping[tuple[int, int], str]
    media: Mapping[str, tuple[Evidence, ...]]
    credited: frozenset[str]

    @property
    def key(self) -> str:
        return f"{self.document}#{self.article}"

    @property
    def city(self) -> str | None:
        """The short form of the place."""
        return None if self.place is None else place_core(self.place)

    def named(self, mention: MentionRecord) -> str:
        """What a mention stands for: its own words, or what an alias says of this very span."""
        return self.spans.get((mention.start, mention.end), mention.text)

    def kind_of(self, name: str) -> str:
        """The kind of thing that a name of a fact means: as tagged in this article, else by its form."""
        return self.kinds.get(name) or _kind_by_form(name)

    def in_credits(self, mention: MentionRecord) -> bool:
        """Whether a person's mention stands in the credits: covered by a media role, or with no other part here."""
        name = self.named(mention)
        proofs = self.media.get(name, ())
        return bool(proofs) and (name in self.credited or any(_covers(proof, mention) for proof in proofs))


def read_scenes(record: Record) -> tuple[Scene, ...]:
    """The scenes of a page, in its order. An article without a place takes that of its page, where half of the articles
    tell it and none another: one report of a broadcast says nothing of where the others are from."""
    place = _shared([article.place for article in record.articles])
    province = _shared([article.province for article in record.articles])
    return tuple(
        _scene(record.source, index, article, facts, article.place or place, article.province or province)
        for index, (article, facts) in enumerate(zip(record.articles, split_facts(record), strict=True))
    )


def namings(scene: Scene) -> Iterator[Naming]:
    """Every name that the article uses: in mentions, and in facts."""
    for mention in scene.facts.mentions:
        if kind := _KIND_OF_LABEL.get(mention.label):
            yield Naming(scene.named(mention), kind, mention.label, kind == PERSON and scene.in_credits(mention))
            if kind == BODY and mention.text != scene.named(mention):
                yield Naming(mention.text, kind)
    for role in scene.facts.roles:
        yield Naming(role.person, PERSON, None, role.kind == "media")
        yield from _role_bodies(scene, role)
    yield from _in_facts(scene)
    if scene.place:
        yield Naming(scene.place, PLACE)


def body_name(scene: Scene, role: Role) -> str | None:
    """The name of the body of a role, as qualified as the article has it: of a 市长, the government of its place."""
    if role.org_full or role.org:
        return role.org_full or role.org
    if scene.place is None or _RANK.sub("", role.post) not in _HEADS:
        return None
    whole = whole_city(scene.place, province=scene.province)
    return f"{whole}政府" if whole.endswith(role.post[-2]) else None


def as_role(scene: Scene, change: Appointment) -> Role:
    """The role that an appointment is about: that of the article if it tells one, else one made from its own words."""
    for role in scene.facts.roles:
        if (role.person, role.post) == (change.person, change.post) and change.org in (None, role.org, role.org_full):
            return role
    return Role(
        article=scene.article,
        person=change.person,
        org=change.org,
        post=change.post,
        org_full=None,
        kind="official",
        status=change.change,
        date=change.date,
        since=change.date if change.change == "appointed" else None,
        until=change.date if change.change == "removed" else None,
        score=change.score,
        evidence=change.evidence,
    )


def scene_roles(scene: Scene) -> Iterator[Role]:
    """The article's roles, those of its appointments among them."""
    yield from scene.facts.roles
    yield from (as_role(scene, change) for change in scene.facts.appointments)


def _role_bodies(scene: Scene, role: Role) -> Iterator[Naming]:
    for name in filter(None, (role.org, body_name(scene, role))):
        yield Naming(name, BODY, "COMPANY" if role.kind == "enterprise" else None)


def _shared(names: Sequence[str | None]) -> str | None:
    told = [name for name in names if name]
    return told[0] if len(set(told)) == 1 and 2 * len(told) >= len(names) else None


def _scene(
    document: str, index: int, article: ArticleRecord, facts: Facts, place: str | None, province: str | None
) -> Scene:
    media: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for role in facts.roles:
        if role.kind == "media":
            media[role.person] += role.evidence
    return Scene(
        document=document,
        article=index,
        place=place,
        province=province,
        date=article.date,
        facts=facts,
        kinds=({place: PLACE, place_core(place): PLACE} if place else {}) | _kinds(facts),
        full=_agreed((role.org, role.org_full) for role in facts.roles),
        aliases=_agreed((alias.mention, alias.refers_to) for alias in facts.aliases),
        spans={(alias.start, alias.end): alias.refers_to for alias in facts.aliases},
        media=dict(media),
        credited=frozenset(media) - _active(facts),
    )


def _kinds(facts: Facts) -> dict[str, str]:
    """The kind that each name has most often in the article; facts settle what mentions leave open."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in facts.mentions:
        if kind := _KIND_OF_LABEL.get(mention.label):
            votes[mention.text][kind] += 1
    kinds = {name: max(sorted(count), key=count.__getitem__) for name, count in votes.items()}
    kinds |= {event.name: EVENT for event in facts.events}
    kinds |= {name: BODY for role in facts.roles for name in (role.org, role.org_full) if name}
    kinds |= {role.person: PERSON for role in facts.roles}
    kinds |= {said.speaker: PERSON for said in facts.statements if said.speaker}
    kinds |= {change.person: PERSON for change in facts.appointments}
    return kinds | {life.person: PERSON for life in facts.lives}


def _active(facts: Facts) -> set[str]:
    """Persons with a part outside the credits."""
    found = {role.person for role in facts.roles if role.kind != "media"}
    found |= {said.speaker for said in facts.statements if said.speaker}
    found |= {participant.who for event in facts.events for participant in event.participants}
    return found | {change.person for change in facts.appointments} | {life.person for life in facts.lives}


def _in_facts(scene: Scene) -> Iterator[Naming]:
    """Names in statements, events, targets, appointments and lives."""
    facts = scene.facts
    for said in facts.statements:
        if said.speaker:
            yield Naming(said.speaker, PERSON)
        if said.org:
            kind = scene.kind_of(said.org)
            yield Naming(said.org, BODY if kind == PERSON else kind)
        if said.event:
            yield Naming(said.event, EVENT)
    for event in facts.events:
        yield Naming(event.name, EVENT)
        if event.place:
            yield Naming(event.place, PLACE)
        yield from (Naming(one.who, scene.kind_of(one.who)) for one in event.participants)
    yield from (Naming(target.holder, scene.kind_of(target.holder)) for target in facts.targets)
    for change in facts.appointments:
        yield Naming(change.person, PERSON)
        yield from _role_bodies(scene, as_role(scene, change))
        if change.by:
            yield Naming(change.by, BODY)
    yield from (Naming(life.person, PERSON) for life in facts.lives)


def _agreed(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """What each left side always goes with; left sides with two right sides are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left and right:
            found[left].add(right)
    return {left: next(iter(rights)) for left, rights in found.items() if len(rights) == 1}


def _kind_by_form(name: str) -> str:
    if looks_like_company(name):
        return BODY
    if looks_like_meeting(name) and not name.endswith(_SOCIETIES):
        return EVENT
    if looks_like_body(name):
        return BODY
    if is_whole_place(name):
        return PLACE
    return PERSON if (2 <= len(name) <= 4 and name[0] not in "全各本该我") or "·" in name else BODY


def _covers(proof: Evidence, mention: MentionRecord) -> bool:
    return proof.start <= mention.start and mention.end <= proof.end
