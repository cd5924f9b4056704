"""Posts of a whole state, and the pages that tell of it: a national broadcast names no county's officials alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.record import Role
from pipeline.resolve.name_forms import HEADS_OF_STATE, NATIONAL_POSTS, NATIONAL_PREFIXES
from pipeline.resolve.regions import Regions
from pipeline.resolve.scene import Scene, body_name

MEMBERS = ("代表", "委员", "候补委员", "党员", "会员", "理事", "成员")
"""Members of large bodies, whose posts tie no two persons."""


def is_national(role: Role, regions: Regions) -> bool:
    """Whether the post is a leading one of a whole state: 中共中央总书记, 国家主席, 首相."""
    if role.post in MEMBERS:
        return False
    body = role.org_full or role.org
    if body is None or role.post in HEADS_OF_STATE:
        return role.post.startswith(NATIONAL_PREFIXES) or role.post in NATIONAL_POSTS
    return role.kind == "official" and body.startswith(NATIONAL_PREFIXES) and not regions.of_name(body)


def with_state_pages(scenes: Sequence[Scene], regions: Regions) -> Regions:
    """The regions, with the pages whose articles name holders of posts of the whole state, and more than local ones."""
    leaders: defaultdict[str, set[str]] = defaultdict(set)
    local: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for scene in scenes:
        for role in scene.facts.roles:
            if is_national(role, regions):
                leaders[scene.document].add(role.person)
                articles[scene.document].add(scene.key)
            elif role.kind != "media" and regions.of_name(body_name(scene, role) or ""):
                local[scene.document].add(role.person)
    found = {page for page in leaders if len(articles[page]) > 1 and len(leaders[page]) > len(local[page])}
    return replace(regions, state=frozenset(found))
