"""One build of corpus/: the facts stored beside this test, and what the pages tell a reader."""

import difflib

import pytest
from golden_facts import GOLDEN, fact_lines
from make_records import article, page, role, said

from pipeline.query import Graph
from pipeline.serial import read_records

SHOWN = 40


@pytest.fixture(scope="module")
def graph(corpus_build):
    return Graph.load(corpus_build)


def held_by(graph: Graph, post: str) -> list[str]:
    """Who held a post, in order of time, each once."""
    return list(dict.fromkeys(holding.person for holding in graph.post(post).holders()))


def test_the_facts_are_those_that_are_stored(corpus_build):
    stored = GOLDEN.read_text("utf-8").splitlines()
    built = fact_lines(read_records(corpus_build / "records.jsonl"))
    changes = list(difflib.unified_diff(stored, built, "stored", "built", n=0, lineterm=""))
    shown = "\n".join([*changes[:SHOWN], *(["..."] if len(changes) > SHOWN else [])])
    assert not changes, f"facts changed; where the new ones are right, store them with `make golden`:\n{shown}"


def test_scores_and_offsets_make_no_difference():
    plain, moved = (
        page(
            "a.txt",
            article("云岫", "2024-03-08", role("甄远山", "市长", score=score), said("甄远山", None, "好", at=at)),
        )
        for score, at in ((0.9, 100), (0.4, 200))
    )
    assert fact_lines([plain]) == fact_lines([moved])
    assert fact_lines([plain])[1:] == [
        "a.txt\trole\t甄远山\t-\t市长\t-\tofficial\tcurrent\t-\t-\t-",
        "a.txt\tstatement\t甄远山\t-\t说\t好",
    ]


@pytest.mark.parametrize(
    ("post", "persons"),
    [
        ("云泽市委书记", ["顾怀远", "沈书航"]),
        ("云泽市市长", ["沈书航", "邵静怡"]),
        ("云泽市政协主席", ["覃振华", "柳含章"]),
        ("赣泽重工董事长", ["蒋伯勤", "梁思远"]),
        ("云泽城投董事长", ["庄建业", "段鹏程"]),
    ],
)
def test_who_held_a_post_in_order_of_time(graph, post, persons):
    assert held_by(graph, post) == persons


def test_one_name_in_two_cities_is_two_persons(graph):
    bodies = {person.city: set(person.bodies()) for person in graph.persons("李建平")}
    assert "云泽市工信局" in bodies["云泽"]
    assert bodies["澄川"] == {"澄川市农业农村局"}


def test_an_official_who_moved_to_another_city_is_one_person(graph):
    told = {(holding.org_full, holding.post) for holding in graph.person("褚卫东").posts()}
    assert {("云泽市委", "副书记"), ("澄川市委", "副书记"), ("澄川市政府", "市长")} <= told


def test_a_company_speaks_by_its_short_name_and_by_its_heads(graph):
    sayings = graph.company("赣泽重工").statements()
    assert {"蒋伯勤", "梁思远"} <= {saying.speaker for saying in sayings}
    assert all(saying.quote for saying in sayings)
