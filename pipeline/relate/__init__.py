"""Mentions and aliases of an article -> roles, statements, events, targets and appointments."""

from dataclasses import dataclass

from ..record import Alias, Appointment, Event, Role, Statement, Target
from .appointments import find_appointments
from .credits import find_credits
from .events import find_events
from .roles import find_roles, without_bare
from .statements import find_statements
from .targets import find_targets
from .view import View


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one article, each kind in reading order."""

    roles: tuple[Role, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    targets: tuple[Target, ...]
    appointments: tuple[Appointment, ...]


def relate(view: View, aliases: tuple[Alias, ...]) -> Facts:
    """The facts of an article."""
    view = view.naming(aliases)
    roles = find_roles(view, aliases)
    statements = find_statements(view, roles, aliases)
    credited = tuple(find_credits(view))
    media = {(r.person, r.post) for r in credited}
    kept = tuple(r for r in roles if r.kind != "media" or (r.person, r.post) not in media)
    return Facts(
        roles=kept + tuple({(r.person, r.post): r for r in credited}.values()),
        statements=statements,
        events=find_events(view, statements),
        targets=tuple(find_targets(view, statements)),
        appointments=tuple(find_appointments(view, roles)),
    )


__all__ = ["Facts", "View", "relate", "without_bare"]
