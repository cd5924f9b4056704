import pytest
from marked import marked_view

from pipeline.record import LifeField
from pipeline.relate.lives import find_lives
from pipeline.relate.roles import find_roles

CV = (
    "[江晚|PERSON]，女，回族，1970年3月生，[云岫澄溪|PLACE]人，省委党校研究生学历，工学硕士，1992年8月参加工作，"
    "1995年6月加入中国共产党。"
)
FORMS = [
    (
        CV,
        "sex 女 ethnicity 回族 birth 1970-03 native_place 云岫澄溪 education 省委党校研究生 degree 工学硕士 "
        "work_since 1992-08 party 中共党员 party_since 1995-06",
    ),
    ("公开资料显示，[江晚|PERSON]出生于1970年3月5日，民建会员。", "birth 1970-03-05 party 民建会员"),
    (
        "1970年3月出生的[江晚|PERSON]（女，满族）是[云岫|PLACE]人。",
        "birth 1970-03 sex 女 ethnicity 满族 native_place 云岫",
    ),
    ("[江晚|PERSON]（1970.03）是[云岫|PLACE]人。", "birth 1970-03 native_place 云岫"),
    ("[江晚|PERSON]1970年出生于[云岫|PLACE]。", "birth 1970 birthplace 云岫"),
    ("[江晚|PERSON]，籍贯[云岫|PLACE]，出生地[澄溪|PLACE]。", "birthplace 澄溪 native_place 云岫"),
    ("[江晚|PERSON]1990年5月入党，同年7月参加工作。", "party 中共党员 party_since 1990-05 work_since 1990-07"),
    ("[江晚|PERSON]，男，中共预备党员。", "sex 男 party 中共预备党员"),
    ("[江晚|PERSON]\n性别：男\n民族：汉族\n籍贯：[云岫|PLACE]", "sex 男 ethnicity 汉族 native_place 云岫"),
    ("[江晚|PERSON]1991年7月毕业于松烟大学物理系，获理学学士学位。", "school 松烟大学 degree 理学学士"),
    ("[江晚|PERSON]，男，1991年从松烟工学院机械专业毕业后到厂里工作。", "sex 男 school 松烟工学院"),
    ("[江晚|PERSON]，1969年2月生，51岁，高级工程师，大学。", "birth 1969-02 education 大学"),
    (
        "[江晚|PERSON]任县长。[江晚|PERSON]1969年生。[江晚|PERSON]说，1991年7月参加工作，值得。",
        "birth 1969 work_since 1991-07",
    ),
    ("早年的事，[江晚|PERSON]记得。他生于1968年1月。", "birth 1968-01"),
    ("[市农业局|ORG][二级调研员|POST][江晚|PERSON]介绍了情况。", "rank 二级调研员"),
]


def told(marked: str) -> list[tuple[str, LifeField, str]]:
    view = marked_view(marked)
    return [(life.person, life.field, life.value) for life in find_lives(view, find_roles(view))]


@pytest.mark.parametrize(("marked", "found"), FORMS)
def test_what_a_life_tells(marked: str, found: str) -> None:
    words = found.split()
    assert {name for name, *_ in told(marked)} == {"江晚"}
    assert {(field, value) for _, field, value in told(marked)} == set(zip(words[::2], words[1::2], strict=True))


NOTHING = [
    "[江晚|PERSON]的妻子，出生于1970年3月，中共党员。",
    "[江晚|PERSON]等人，1992年8月参加工作。",
    "[江晚|PERSON]，出生于普通工人家庭。",
    "[江晚|PERSON]会见了[沈望|PERSON]和家人。他生于1968年1月。",
    "[江晚|PERSON]说，他们学历比我低，1970年3月出生的孩子多。",
    "[江晚|PERSON]表示，项目1992年8月参加工作评比。",
    "[江晚|PERSON]，研究生，大学，在会上发言。",
    "[江晚|PERSON]是负责人。",
    "[江晚|PERSON]，名誉博士学位。",
    "[江晚|PERSON]2031年3月出生。",
    "曾任[市农业局|ORG][二级调研员|POST]的[江晚|PERSON]，原[市农业局|ORG][二级调研员|POST][沈望|PERSON]。",
]


@pytest.mark.parametrize("marked", NOTHING)
def test_what_tells_no_life(marked: str) -> None:
    assert told(marked) == []


def test_each_value_is_quoted_with_its_name() -> None:
    view = marked_view(CV)
    lives = tuple(find_lives(view, ()))
    assert all("江晚" in "".join(proof.quote for proof in life.evidence) for life in lives)
    assert [life.evidence[0].quote for life in lives][:2] == ["江晚，女", "江晚，女，回族"]


def test_a_school_has_the_year_of_leaving_it() -> None:
    view = marked_view("[江晚|PERSON]1991年7月毕业于松烟大学物理系。")
    assert [(life.value, life.date) for life in find_lives(view, ())] == [("松烟大学", "1991-07")]


def test_two_in_one_sentence_are_kept_apart() -> None:
    marked = "[江晚|PERSON]，女，1970年3月生，拟任县长；[沈望|PERSON]，男，1972年生，中共党员。"
    assert [(name, value) for name, _, value in told(marked)] == [
        *(("江晚", "女"), ("江晚", "1970-03")),
        *(("沈望", "男"), ("沈望", "1972"), ("沈望", "中共党员")),
    ]
