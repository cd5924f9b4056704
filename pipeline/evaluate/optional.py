"""Which gold mentions must be found, and which neither help nor hurt."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

Item = Mapping[str, Any]


def part_mentions(gold: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Firm and optional ones: `河北省|唐山市`, places that touch, may be cut in any way, so each of them is optional
    and so is every run of them as one span."""
    firm = [m for m in gold if not m.get("optional")]
    runs = [run for run in _touching([m for m in firm if m["label"] == "PLACE"]) if len(run) > 1]
    chained = [m for run in runs for m in run]
    optional = [m for m in gold if m.get("optional")] + chained
    optional += [{**a, "end": b["end"]} for run in runs for a, b in combinations(run, 2)]
    return [m for m in firm if m not in chained], optional


def _touching(places: Sequence[Item]) -> Iterator[list[Item]]:
    """Runs of mentions in which each begins where the one before ends, from left to right."""
    run: list[Item] = []
    for place in sorted(places, key=lambda m: int(m["start"])):
        if run and place["start"] != run[-1]["end"]:
            yield run
            run = []
        run.append(place)
    yield run
