"""Pages that contradict each other: both tellings are kept, and shown side by side with their words."""

from dataclasses import replace
from pathlib import Path

import pytest
from make_records import appointment, article, page, proof, role, said, target

from pipeline.graph import assemble_graph
from pipeline.resolve import NO_DIVISIONS, resolve
from pipeline.save import save_build


@pytest.fixture
def asked(guanxi, tmp_path: Path):
    """Build a graph of some pages, and print the answer to a question."""

    def ask(pages, *words: str) -> str:
        graph = assemble_graph(pages, resolve(pages, divisions=NO_DIVISIONS))
        save_build(tmp_path / "build", pages, graph)
        result = guanxi(*words)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return ask


def mayor(person: str, quote: str, **more):
    return role(person, "市长", full="云州市政府", evidence=proof(quote), **more)


def told(name: str, day: str, *facts, city: str = "云州"):
    return page(name, article(city, day, *facts))


TWO_HOLDERS = (
    told("a.txt", "2024-01-10", mayor("方立", "云州市长方立调研")),
    told("b.txt", "2024-03-01", mayor("李然", "云州市市长李然讲话")),
    told("c.txt", "2024-06-01", mayor("方立", "市长方立说")),
)


@pytest.mark.parametrize("words", [("who", "方立"), ("who", "李然"), ("post", "云州市市长")])
def test_two_holders_of_one_post_are_shown_with_the_words_of_both(asked, words):
    shown = asked(TWO_HOLDERS, *words)
    assert "冲突" in shown
    assert "云州市市长李然讲话" in shown
    assert "市长方立" in shown
    assert "b.txt:" in shown


def test_a_file_name_forges_no_line_of_an_answer(asked):
    pages = (TWO_HOLDERS[0], told("b\n      2024-01-01\x1b.txt", "2024-03-01", mayor("李然", "云州市市长李然讲话")))
    shown = asked((*pages, TWO_HOLDERS[2]), "who", "方立")
    assert r"b\n      2024-01-01\x1b.txt:" in shown
    assert not any(line.startswith("      2024-01-01") for line in shown.splitlines())


def test_one_after_the_other_is_no_conflict(asked):
    pages = (*TWO_HOLDERS[:2], told("c.txt", "2024-06-01", mayor("李然", "市长李然说")))
    assert "冲突" not in asked(pages, "post", "云州市市长")


def test_an_appointment_of_another_than_is_told_before_and_after(asked):
    day = "2024-03-01"
    change = appointment("李然", "市长", by="市人大常委会", date=day)
    pages = (
        TWO_HOLDERS[0],
        told("b.txt", day, mayor("李然", "任命李然为云州市市长", status="appointed", since=day), change),
        TWO_HOLDERS[2],
    )
    shown = asked(pages, "post", "云州市市长")
    assert "冲突" in shown
    assert "任命李然为云州市市长" in shown
    assert "市长方立说" in shown


def test_a_successor_appointed_is_no_conflict(asked):
    day = "2024-03-01"
    pages = (
        TWO_HOLDERS[0],
        told("b.txt", day, mayor("李然", "任命李然为云州市市长", status="appointed", since=day)),
        told("c.txt", "2024-06-01", mayor("李然", "市长李然说")),
    )
    assert "冲突" not in asked(pages, "post", "云州市市长")


def test_a_person_at_the_head_of_two_places_at_one_time(asked):
    elsewhere = role("方立", "书记", "南浦市委", "南浦市委", evidence=proof("南浦市委书记方立"))
    pages = (
        told("a.txt", "2024-01-10", role("方立", "书记", "市委", "云州市委")),
        told("b.txt", "2024-03-01", elsewhere, role("方立", "常委", "云州市委", "云州市委")),
        told("c.txt", "2024-06-01", role("方立", "书记", "市委", "云州市委", evidence=proof("云州市委书记方立出席"))),
    )
    shown = asked(pages, "who", "方立")
    assert "冲突" in shown
    assert "南浦市委书记方立" in shown
    assert "云州市委书记方立出席" in shown


def test_two_posts_in_one_place_are_no_conflict(asked):
    pages = (
        told(
            "a.txt",
            "2024-01-10",
            role("方立", "书记", "市委", "云州市委"),
            role("方立", "主任", "市人大常委会", "云州市人大常委会"),
        ),
        told(
            "b.txt",
            "2024-06-01",
            role("方立", "书记", "市委", "云州市委"),
            role("方立", "主任", "市人大常委会", "云州市人大常委会"),
        ),
    )
    assert "冲突" not in asked(pages, "who", "方立")


def test_two_figures_of_one_target_are_shown_with_both_words(asked):
    one, two = (
        replace(target("星海集团有限公司", "营收", value), period="2024年", evidence=proof(f"营收突破{value}亿元"))
        for value in (20, 30)
    )
    words = said("李然", "星海集团有限公司", "产量增长两成。")
    pages = (told("a.txt", "2024-01-10", one, words), told("b.txt", "2024-03-01", two))
    shown = asked(pages, "said", "星海集团有限公司")
    assert "冲突" in shown
    assert "营收突破20亿元" in shown
    assert "营收突破30亿元" in shown
    assert "冲突" not in asked(pages[:1], "said", "星海集团有限公司")
