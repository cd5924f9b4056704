import pytest
from marked import marked_view

from pipeline.relate import relate
from pipeline.relate.scores import SCORES


def facts_of(marked: str, **told):
    return relate(marked_view(marked, **told), ())


def test_every_score_is_a_share():
    assert all(0 < score < 1 and round(score, 2) == score for score in SCORES.values())


def test_every_fact_has_a_score_of_its_evidence():
    facts = facts_of(
        "3月8日，[全市工业大会|EVENT]召开。[市委|ORG][书记|POST][江晚|PERSON]主持。[宋岭|PERSON]出席。\n"
        "[市人大常委会|ORG]决定任命[程景行|PERSON]为[市教育局|ORG][局长|POST]。\n"
        "[松烟机械有限公司|COMPANY][董事长|POST][岑百川|PERSON]说：“今年营收突破9亿元。”"
    )
    told = [*facts.events, *facts.events[0].participants, *facts.targets, *facts.appointments]
    assert {len(facts.events), len(facts.targets), len(facts.appointments)} == {1}
    assert all(0 < one.score < 1 for one in told)


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (
            "2024年3月1日，[市人大常委会|ORG]决定任命[江晚|PERSON]为[局长|POST]。",
            "[江晚|PERSON]升任[市教育局|ORG][局长|POST]。",
        ),
        (
            "[江晚|PERSON]2023年5月当选[市工商联|ORG][主席|POST]。",
            "[江晚|PERSON]不再担任[松烟集团|COMPANY][总经理|POST]。",
        ),
    ],
)
def test_an_appointment_with_a_day_is_surer_than_one_without(surer, less):
    one, other = facts_of(surer).appointments[0], facts_of(less, date=None).appointments[0]
    assert one.score > other.score


def test_what_a_company_s_head_says_is_surer_than_a_figure_of_a_place():
    said = facts_of("[松烟机械有限公司|COMPANY][董事长|POST][岑百川|PERSON]说：“今年营收突破9亿元。”").targets[0]
    place = facts_of("[云岫市|PLACE]完成固定资产投资90亿元。").targets[0]
    assert said.score > place.score


def test_an_event_without_a_day_is_less_sure():
    marked = "[全市工业大会|EVENT]召开。[江晚|PERSON]主持。"
    assert facts_of(marked).events[0].score > facts_of(marked, date=None).events[0].score
