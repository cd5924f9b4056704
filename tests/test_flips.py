"""One flipped bit anywhere in a saved build is told or changes no answer."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline import Graph
from pipeline.errors import BadGraph, NotFound, PipelineError
from pipeline.query import Thing
from pipeline.save import save_build
from pipeline.save.publish import MANIFEST
from sample_graph import sample_graph

FLIPS = 40
QUESTIONS = ("posts", "holders", "people", "statements", "events", "targets", "bodies", "as_dict")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the sample graph that is only copied."""
    folder = tmp_path_factory.mktemp("build")
    save_build(folder, (), sample_graph())
    return folder


@pytest.fixture
def flipped(build: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(build, tmp_path / "flipped"))


def flip(path: Path, seed: int) -> None:
    """One bit of the file, the same for the same seed."""
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def all_answers(graph: Graph) -> list[str]:
    """What the graph answers to every question about each person, post, company and organization, as text."""
    finds = {"person": graph.person, "post": graph.post, "company": graph.company, "organization": graph.organization}
    things: list[Any] = [finds[node.kind](node.id) for node in graph.nodes if node.kind in finds]
    asked = [(thing, name) for thing in things for name in QUESTIONS if hasattr(thing, name)]
    told = [str((thing, [*map(str, getattr(thing, name)())])) for thing, name in asked]
    return [*told, *(ties(graph, things[0], thing) for thing in things), *map(str, graph.nx.edges(data=True))]


def ties(graph: Graph, a: Thing, b: Thing) -> str:
    try:
        return str([*map(str, graph.path(a, b, through=True))])
    except NotFound as err:
        return str(err)


def answers_or_error(folder: Path, *, verify: bool = True) -> list[str] | PipelineError:
    try:
        return all_answers(Graph.load(folder, verify=verify))
    except PipelineError as err:
        return err


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_flipped_bit_of_the_graph_is_told(flipped: Path, seed: int) -> None:
    flip(flipped / "graph.sqlite", seed)
    with pytest.raises(BadGraph, match=r"graph\.sqlite .*guanxi build"):
        Graph.load(flipped)


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_flipped_bit_of_the_manifest_is_told_or_harmless(build: Path, flipped: Path, seed: int) -> None:
    flip(flipped / MANIFEST, seed)
    found = answers_or_error(flipped)
    assert isinstance(found, BadGraph) or found == answers_or_error(build)


@pytest.mark.parametrize("seed", range(FLIPS))
def test_without_the_check_a_flipped_bit_still_ends_in_no_traceback(flipped: Path, seed: int) -> None:
    flip(flipped / "graph.sqlite", seed)
    found = answers_or_error(flipped, verify=False)
    assert isinstance(found, list | BadGraph)
