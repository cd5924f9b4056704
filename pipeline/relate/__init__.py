"""Mentions and aliases of an article -> roles, statements, events, targets, appointments and lives."""

from dataclasses import dataclass

from ..record import Alias, Appointment, Event, Life, Role, Statement, Target
from .appointments import find_appointments
from .credits import find_credits, with_media
from .events import find_events, tie_speeches
from .guard import figures_passed_over, found
from .linked import find_linked
from .lives import find_lives
from .roles import find_roles, told_once, without_bare, without_short
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
    lives: tuple[Life, ...] = ()
    problems: tuple[str, ...] = ()


def relate(view: View, aliases: tuple[Alias, ...]) -> Facts:
    """The facts of an article; `problems` say which kind broke, and which figures were passed over."""
    view = view.naming(aliases)
    broken = list(figures_passed_over(view))
    ruled = found(lambda: find_roles(view, aliases), kind="roles", broken=broken)
    roles = found(lambda: find_linked(view, ruled), kind="roles", broken=broken)
    statements = found(lambda: find_statements(view, roles, aliases), kind="statements", broken=broken)
    credited = found(lambda: find_credits(view), kind="credits", broken=broken)
    media = {(r.person, r.post) for r in credited}
    kept = tuple(r for r in with_media(view, roles) if r.kind != "media" or (r.person, r.post) not in media)
    events = found(lambda: find_events(view, statements), kind="events", broken=broken)
    return Facts(
        roles=kept + tuple({(r.person, r.post): r for r in credited}.values()),
        statements=tuple(tie_speeches(statements, events)),
        events=events,
        targets=found(lambda: find_targets(view, statements), kind="targets", broken=broken),
        appointments=found(lambda: find_appointments(view, roles), kind="appointments", broken=broken),
        lives=found(lambda: find_lives(view, roles), kind="lives", broken=broken),
        problems=tuple(broken),
    )


__all__ = ["Facts", "View", "relate", "told_once", "without_bare", "without_short"]
