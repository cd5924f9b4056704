"""Corrections of facts: what each one changes, where it says so, and that it tells what it changed."""

from dataclasses import replace

import pytest
from make_records import appointment, article, event, page, role, said

from pipeline.graph import assemble_graph
from pipeline.query import Graph
from pipeline.resolve import NO_DIVISIONS, resolve
from pipeline.resolve.amend import amend
from pipeline.resolve.corrections import HEADER, read_corrections

PAGES = (
    page(
        "a.txt",
        article(
            "云州",
            "2024-01-10",
            role("方立", "市长", full="云州市政府", date="2024-01-10"),
            appointment("方立", "市长", "云州市政府"),
            said("方立", "云州市政府", "产业要强起来"),
            said("方立", "云州市政府", "项目要快起来", at=200),
            event("全市大会", ("方立", "attendee"), date="2024-01-10"),
            person="方立 李然",
        ),
    ),
    page("b.txt", article("南浦", "2024-03-01", role("方立", "市长", full="南浦市政府"), person="方立")),
)


@pytest.fixture
def amended(tmp_path):
    def correct(*rows: str):
        path = tmp_path / "corrections.tsv"
        path.write_text("\n".join(["\t".join(HEADER), *rows]) + "\n", "utf-8")
        return amend(PAGES, read_corrections(path))

    return correct


def counts(records):
    first = records[0]
    facts = (first.roles, first.appointments, first.statements, first.events[0].participants)
    return (*map(len, facts), len(records[1].roles))


@pytest.mark.parametrize(
    ("row", "left", "told"),
    [
        ("not-role\t方立\t市长", (0, 0, 2, 1, 0), "not-role 方立 市长: 3 (a.txt、b.txt)"),
        ("not-role\t方立\t市长@云州市政府", (0, 0, 2, 1, 1), "not-role 方立 市长@云州市政府: 2 (a.txt)"),
        ("not-role\t方立\t市长@云州市人民政府", (0, 0, 2, 1, 1), "not-role 方立 市长@云州市人民政府: 2 (a.txt)"),
        ("not-role\t方立@南浦市\t市长", (1, 1, 2, 1, 0), "not-role 方立@南浦市 市长: 1 (b.txt)"),
        ("not-role\t方立\t市长@b.txt", (1, 1, 2, 1, 0), "not-role 方立 市长@b.txt: 1 (b.txt)"),
        ("not-said\t方立\t产业要强", (1, 1, 1, 1, 1), "not-said 方立 产业要强: 1 (a.txt)"),
        ("not-said\t云州市政府\t起来", (1, 1, 0, 1, 1), "not-said 云州市政府 起来: 2 (a.txt)"),
        ("attends\t李然\t全市大会", (1, 1, 2, 2, 1), "attends 李然 全市大会: 1 (a.txt)"),
        ("not-attends\t方立\t全市大会@2024-01-10", (1, 1, 2, 0, 1), "not-attends 方立 全市大会@2024-01-10: 1 (a.txt)"),
        ("role\t李然\t副市长@云州市政府", (2, 1, 2, 1, 1), "role 李然 副市长@云州市政府: 1 (a.txt)"),
    ],
)
def test_each_correction_changes_its_facts_and_says_so(amended, row, left, told):
    found = amended(row)
    assert (counts(found.records), found.changes, found.problems) == (left, (told,), ())


@pytest.mark.parametrize(
    "row",
    [
        "not-role\t方立\t书记",
        "not-role\t方立@东阳市\t市长",
        "not-said\t李然\t产业",
        "attends\t李然\t全省大会",
        "attends\t方立\t全市大会",
        "date\tc.txt\t2024-01-01",
        "role\t无名\t市长@云州市政府",
    ],
)
def test_what_changes_nothing_is_a_problem_with_its_line(amended, row):
    found = amended(row)
    assert (found.records, found.changes) == (PAGES, ())
    assert "corrections.tsv:2: " in found.problems[0].message


def test_a_files_date_moves_what_had_its_date(amended):
    first = amended("date\ta.txt\t2023-12-31").records[0]
    assert first.articles[0].date == first.roles[0].date == first.events[0].date == "2023-12-31"


def test_an_events_date_moves_that_event_alone(amended):
    first = amended("date\t全市大会\t2024-01-09").records[0]
    assert (first.events[0].date, first.articles[0].date) == ("2024-01-09", "2024-01-10")


def test_a_role_by_the_users_word_is_held_with_the_name_as_evidence(amended):
    records = amended("role\t李然\t副市长@云州市政府=2024-01-05").records
    graph = Graph(assemble_graph(records, resolve(records, divisions=NO_DIVISIONS)))
    [holding] = graph.person("李然").posts()
    assert (holding.post, holding.org_full, holding.since, holding.score) == ("副市长", "云州市政府", "2024-01-05", 1.0)
    assert "李然" in holding.quote


def test_corrections_of_names_are_left_to_resolution(amended):
    found = amended("rename\t方立\t方立平")
    assert (found.records, found.changes, found.problems) == (PAGES, (), ())


def test_a_page_without_articles_is_left_as_it_is(tmp_path):
    path = tmp_path / "corrections.tsv"
    path.write_text("\t".join(HEADER) + "\ndate\ta.txt\t2024-01-01\n", "utf-8")
    bare = replace(PAGES[0], articles=(), **dict.fromkeys(("roles", "statements", "events", "appointments"), ()))
    assert amend([bare], read_corrections(path)).changes == ()
