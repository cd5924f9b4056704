"""Kinds of nodes and edges, and which edge may join what: the graph's rules as data."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Kinds of nodes. Names follow FollowTheMoney where it has them (Position is `post` here)."""

    PERSON = "person"
    POST = "post"
    ORGANIZATION = "organization"
    COMPANY = "company"
    PLACE = "place"
    EVENT = "event"
    STATEMENT = "statement"
    TARGET = "target"
    ARTICLE = "article"


class Relation(StrEnum):
    """Kinds of edges."""

    HOLDS = "holds"
    APPOINTED = "appointed"
    REMOVED = "removed"
    OF = "of"
    PART_OF = "part_of"
    LOCATED_IN = "located_in"
    CHAIRED = "chaired"
    SPOKE_AT = "spoke_at"
    ATTENDED = "attended"
    GUIDED = "guided"
    SAID = "said"
    ON_BEHALF_OF = "on_behalf_of"
    AT = "at"
    HOLDS_TARGET = "holds_target"
    MENTIONS = "mentions"
    IN = "in"
    MET = "met"
    WORKED_WITH = "worked_with"
    SUCCEEDED = "succeeded"
    REPORTED_TO = "reported_to"
    SCHOOLED_WITH = "schooled_with"
    FROM_SAME_PLACE = "from_same_place"


BETWEEN_PERSONS = (Relation.MET, Relation.WORKED_WITH, Relation.SUCCEEDED, Relation.REPORTED_TO)
"""Ties that follow from the other edges: no page tells them as such, so that no edge of the graph is of these kinds."""
OUT_OF_LIVES = (Relation.SCHOOLED_WITH, Relation.FROM_SAME_PLACE)
"""Ties that follow from lives. Only questions have them, and exports that are asked to: a school ties people who never
met."""


class System(StrEnum):
    """The system that a body belongs to: attribute `system` of organizations and companies."""

    PARTY = "party"
    GOVERNMENT = "government"
    CONGRESS = "congress"
    CONSULTATIVE = "consultative"
    DISCIPLINE = "discipline"
    COURT = "court"
    PROCURATORATE = "procuratorate"
    MASS = "mass"
    MILITARY = "military"
    ZONE = "development_zone"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"
    MEDIA = "media"
    OTHER = "other"


SYSTEM_CAPTIONS = {
    **{System.PARTY: "党委", System.GOVERNMENT: "政府", System.CONGRESS: "人大", System.CONSULTATIVE: "政协"},
    **{System.DISCIPLINE: "纪委监委", System.COURT: "法院", System.PROCURATORATE: "检察院", System.MASS: "群团"},
    **{System.MILITARY: "军队", System.ZONE: "开发区", System.ENTERPRISE: "企业", System.SCHOOL: "学校"},
    **{System.MEDIA: "媒体", System.OTHER: "其他"},
}


class Level(StrEnum):
    """The level of a body, from the place that its name begins with: attribute `level`."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWN = "town"


LEVEL_CAPTIONS = {
    **{Level.NATIONAL: "国家级", Level.PROVINCE: "省级", Level.PREFECTURE: "地市级", Level.COUNTY: "县级"},
    Level.TOWN: "乡镇级",
}


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """Allowed ends of an edge, and its Chinese caption."""

    source: frozenset[Label]
    target: frozenset[Label]
    caption: str


_BODIES = frozenset({Label.ORGANIZATION, Label.COMPANY})
_ACTORS = _BODIES | {Label.PERSON}
_PARTIES = _ACTORS | {Label.PLACE}
_PERSON = frozenset({Label.PERSON})
_POST = frozenset({Label.POST})
_EVENT = frozenset({Label.EVENT})
_STATEMENT = frozenset({Label.STATEMENT})
_ARTICLE = frozenset({Label.ARTICLE})

EDGE_RULES: dict[Relation, EdgeRule] = {
    Relation.HOLDS: EdgeRule(_PERSON, _POST, "任"),
    Relation.APPOINTED: EdgeRule(_PERSON, _POST, "任命"),
    Relation.REMOVED: EdgeRule(_PERSON, _POST, "免职"),
    Relation.OF: EdgeRule(_POST, _BODIES, "属于"),
    Relation.PART_OF: EdgeRule(frozenset({Label.ORGANIZATION}), frozenset({Label.ORGANIZATION}), "隶属"),
    Relation.LOCATED_IN: EdgeRule(_BODIES | _EVENT | {Label.PLACE}, frozenset({Label.PLACE}), "位于"),
    Relation.CHAIRED: EdgeRule(_PARTIES, _EVENT, "主持"),
    Relation.SPOKE_AT: EdgeRule(_PARTIES, _EVENT, "发言"),
    Relation.ATTENDED: EdgeRule(_PARTIES, _EVENT, "出席"),
    Relation.GUIDED: EdgeRule(_PARTIES, _EVENT, "指导"),
    Relation.SAID: EdgeRule(_PERSON, _STATEMENT, "说"),
    Relation.ON_BEHALF_OF: EdgeRule(_STATEMENT, _BODIES, "代表"),
    Relation.AT: EdgeRule(_STATEMENT, _EVENT, "见于"),
    Relation.HOLDS_TARGET: EdgeRule(_PARTIES, frozenset({Label.TARGET}), "目标"),
    Relation.MENTIONS: EdgeRule(_ARTICLE, _PARTIES | _EVENT | _POST, "提到"),
    Relation.IN: EdgeRule(_STATEMENT | _EVENT | {Label.TARGET}, _ARTICLE, "出自"),
    Relation.MET: EdgeRule(_PERSON, _PERSON, "同会"),
    Relation.WORKED_WITH: EdgeRule(_PERSON, _PERSON, "共事"),
    Relation.SUCCEEDED: EdgeRule(_PERSON, _PERSON, "接任"),
    Relation.REPORTED_TO: EdgeRule(_PERSON, _PERSON, "下属于"),
    Relation.SCHOOLED_WITH: EdgeRule(_PERSON, _PERSON, "同校"),
    Relation.FROM_SAME_PLACE: EdgeRule(_PERSON, _PERSON, "同乡"),
}

MENTION_LABELS = ("PERSON", "POST", "ORG", "COMPANY", "PLACE", "EVENT")
DISPLACY_COLOURS = {"POST": "#c4b5fd", "COMPANY": "#86efac", "PLACE": "#fdba74"}
"""Of the labels that displaCy knows no colour for; those of the others stay as they are."""

OVER = ("former", "removed")
"""The statuses of roles that are over."""
NOT_HELD = (*OVER, "proposed")
"""The statuses of roles that nobody holds when they are told."""

PARTS = (Relation.CHAIRED, Relation.SPOKE_AT, Relation.GUIDED, Relation.ATTENDED)
"""What a person or body does at an event."""

_PRINCIPAL = ("书记", "长", "主任", "主席", "总经理", "总裁", "总理")
_DEPUTY = ("副", "助理", "委员", "成员", "名誉", "处长", "科长", "组长", "队长")


def is_principal(title: str) -> bool:
    """Whether one person at a time holds a post of this title: 书记, 市长, 董事长, but not 副书记."""
    return title.endswith(_PRINCIPAL) and not any(word in title for word in _DEPUTY)
