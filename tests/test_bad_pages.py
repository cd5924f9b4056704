"""Pages that are short of something, contradict themselves or never end: no crash, and no guess without a score."""

from itertools import product
from pathlib import Path
from time import process_time

import pytest

from pipeline.record import Record
from pipeline.run import extract

SURNAMES, FIRST, SECOND = "赵钱孙李周吴郑王冯陈", "志文海云秀", "强明芳"
NAMES = ["".join(signs) for signs in product(SURNAMES, FIRST, SECOND)][:200]


@pytest.fixture
def read(tmp_path: Path):
    def run(text: str) -> Record:
        (tmp_path / "page.txt").write_text(text, "utf-8")
        [record] = extract([tmp_path / "page.txt"])
        assert not [problem for problem in record.problems if "broke" in problem.message or "longer" in problem.message]
        return record

    return run


def scored(record: Record) -> bool:
    """Whether every fact has a score of its own."""
    parts = [part for event in record.events for part in event.participants]
    facts = (*record.roles, *record.statements, *record.events, *record.targets, *record.appointments, *parts)
    return all(0 < fact.score < 1 for fact in facts)


NO_DATE = "云岫市委书记江晚主持召开全市工业大会。市长宋岭出席。江晚强调，要把项目一个一个抓到底。"


def test_a_page_without_a_date_dates_nothing(read):
    record = read(NO_DATE)
    assert {(r.person, r.date, r.since, r.until) for r in record.roles} == {
        ("江晚", None, None, None),
        ("宋岭", None, None, None),
    }
    assert scored(record)


def test_a_page_without_a_place_qualifies_nothing(read):
    record = read("本报讯 2024年3月8日，市委书记江晚到企业调研，市水利局局长程景行参加。")
    assert {r.org_full for r in record.roles if r.person == "江晚"} <= {None, "市委"}
    assert scored(record)


def test_a_page_of_two_cities_gives_each_post_to_its_own(read):
    record = read(
        "本报讯 2024年3月8日，潍坊市委书记江晚率队到威海考察。威海市委书记宋岭陪同。江晚表示，要学习威海的好做法。"
    )
    assert {(r.person, r.org_full) for r in record.roles} == {("江晚", "潍坊市委"), ("宋岭", "威海市委")}
    assert scored(record)


def test_a_deputy_post_may_have_two_persons_and_a_head_post_not(read):
    record = read("本报讯 2024年3月8日，潍坊市委副书记江晚明、宋岭远到企业调研。潍坊市市长程景行主持会议。")
    assert {(r.person, r.post) for r in record.roles} == {
        ("江晚明", "副书记"),
        ("宋岭远", "副书记"),
        ("程景行", "市长"),
    }


@pytest.mark.parametrize("quote", ["“订单已经排到年底", "“订单‘已经’排到“年底", "“" * 50 + "订单已经排到年底"])
def test_quotation_marks_that_never_close(read, quote):
    record = read(
        f"本报讯 2024年3月8日，松烟机械有限公司董事长岑百川说：{quote}，大家都很忙。\n\n　　第二天，工厂开工。"
    )
    assert any(said.speaker == "岑百川" and "订单" in said.text for said in record.statements)
    assert scored(record)


def listed(count: int) -> str:
    return f"本报讯 2024年3月8日，全市工业大会在潍坊召开。市委书记江晚主持会议，{'、'.join(NAMES[:count])}参加会议。"


def test_a_long_list_of_names_attends_and_holds_no_post(read):
    record = read(listed(200))
    assert {r.person for r in record.roles} <= {"江晚"}
    attendees = {p.who for event in record.events for p in event.participants if p.role == "attendee"}
    named = {m.text for m in record.mentions if m.label == "PERSON"} & set(NAMES)
    assert len(named) > 20
    assert named <= attendees
    assert scored(record)


def test_a_list_of_names_takes_time_by_its_length(read):
    read(listed(20))
    short, long = (_seconds(read, listed(count)) for count in (50, 200))
    assert long < 12 * short + 1


@pytest.mark.parametrize("text", ["", " \n　\n", "\n\n标题\n\n", "本报讯", "。。。", "（", "记者 "])
def test_an_empty_article_has_no_facts(read, text):
    record = read(text)
    told = (record.roles, record.statements, record.events, record.targets, record.appointments)
    assert told == ((), (), (), (), ())


def test_a_paragraph_of_a_hundred_thousand_signs(read):
    told = "潍坊市委书记江晚指出，要抓好项目建设。松烟机械有限公司董事长岑百川说，今年产值突破9亿元。"
    story = "一个个项目接连落地，一台台机器日夜开动，春去秋来，路越修越宽，日子越过越好。" * 60
    record = read("本报讯 2024年3月8日，" + (told + story) * (100_000 // len(told + story)))
    assert {("江晚", "书记"), ("岑百川", "董事长")} <= {(r.person, r.post) for r in record.roles}
    assert len(record.statements) > 50
    assert scored(record)


def _seconds(read, text: str) -> float:
    begin = process_time()
    read(text)
    return process_time() - begin


CHAIRMAN = "　　本报讯（记者 沈青）2月8日，云岫重工集团股份有限公司召开年度工作会议。公司董事长岑百川表示，今年"


@pytest.mark.parametrize(
    "page",
    [
        f"{CHAIRMAN}{'达到' * 40}好100亿元。",
        f"{CHAIRMAN}{'超过' * 40}好100亿元。",
        f"　　2月8日，云岫市召开{'交流' * 40}好。",
        f"　　云岫重工集团有限公司{'南山店' * 30}好。",
        f"　　云岫{'投资控股集团' * 30}好公司董事长岑百川出席。",
        f"　　2023年5月{'经又' * 36}好任云岫市市长江晚出席。",
    ],
)
def test_a_run_of_words_that_can_be_cut_in_many_ways_is_read_quickly(read, page):
    read("　　本报讯。")
    assert _seconds(read, page) < 5
