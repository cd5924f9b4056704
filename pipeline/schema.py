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
}

MENTION_LABELS = ("PERSON", "POST", "ORG", "COMPANY", "PLACE", "EVENT")
DISPLACY_COLOURS = {"POST": "#c4b5fd", "COMPANY": "#86efac", "PLACE": "#fdba74"}
"""Of the labels that displaCy knows no colour for; those of the others stay as they are."""

OVER = ("former", "removed")
"""The statuses of roles that are over."""
NOT_HELD = (*OVER, "proposed")
"""The statuses of roles that nobody holds when they are told."""
