import pytest
from marked import marked_view

from pipeline.relate.appointments import find_appointments
from pipeline.relate.roles import find_roles


def appointments_of(marked: str) -> list[tuple[str, str | None, str, str, str | None]]:
    view = marked_view(marked)
    return [(a.person, a.org, a.post, a.change, a.by) for a in find_appointments(view, find_roles(view))]


@pytest.mark.parametrize(
    ("marked", "appointments"),
    [
        (
            "[市人大常委会|ORG]决定任命[江晚|PERSON]为[市教育局|ORG][局长|POST]。",
            [("江晚", "市教育局", "局长", "appointed", "市人大常委会")],
        ),
        (
            "3月8日，[市人大常委会|ORG]决定任命[江晚|PERSON]为[市教育局|ORG][局长|POST]。",
            [("江晚", "市教育局", "局长", "appointed", "市人大常委会")],
        ),
        (
            "3月8日，[云岫市五届人大三次会议|EVENT]选举[江晚|PERSON]为[市长|POST]。",
            [("江晚", None, "市长", "appointed", "云岫市五届人大三次会议")],
        ),
        (
            "[市人大常委会|ORG]决定：免去[江晚|PERSON]的[市教育局|ORG][局长|POST]职务。",
            [("江晚", "市教育局", "局长", "removed", "市人大常委会")],
        ),
        (
            "任命[江晚|PERSON]为[市水利局|ORG][局长|POST]，[宋岭|PERSON]为[市商务局|ORG][局长|POST]。",
            [("江晚", "市水利局", "局长", "appointed", None), ("宋岭", "市商务局", "局长", "appointed", None)],
        ),
        ("[江晚|PERSON]当选[市政协|ORG][主席|POST]。", [("江晚", "市政协", "主席", "appointed", None)]),
        ("[江晚|PERSON]辞去[副市长|POST]职务。", [("江晚", None, "副市长", "removed", None)]),
        (
            "董事会聘任[江晚|PERSON]先生为公司[副总裁|POST]。",
            [("江晚", None, "副总裁", "appointed", None)],
        ),
        ("[松烟集团|COMPANY]不再聘任[江晚|PERSON]为[总裁|POST]。", [("江晚", None, "总裁", "removed", "松烟集团")]),
        ("[江晚|PERSON]辞任[松烟集团|COMPANY][总裁|POST]。", [("江晚", "松烟集团", "总裁", "removed", None)]),
        ("[副市长|POST][江晚|PERSON]24日辞职。", [("江晚", None, "副市长", "removed", None)]),
        (
            "免去[江晚|PERSON]同志[市水利局|ORG][局长|POST]职务、[宋岭|PERSON]同志的[市商务局|ORG][局长|POST]职务。",
            [("江晚", "市水利局", "局长", "removed", None), ("宋岭", "市商务局", "局长", "removed", None)],
        ),
        (
            "[江晚|PERSON]同志任[市水利局|ORG][局长|POST]，不再担任[市商务局|ORG][局长|POST]职务。",
            [("江晚", "市水利局", "局长", "appointed", None), ("江晚", "市商务局", "局长", "removed", None)],
        ),
        ("7月10日，[江晚|PERSON]任[市水利局|ORG][局长|POST]。", [("江晚", "市水利局", "局长", "appointed", None)]),
        (
            "[江晚|PERSON]接替[宋岭|PERSON]，出任[市水利局|ORG][局长|POST]。",
            [("江晚", "市水利局", "局长", "appointed", None)],
        ),
        (
            "[江晚|PERSON]受[宋岭|PERSON]的邀请，出任[松烟集团|COMPANY][总裁|POST]。",
            [("江晚", "松烟集团", "总裁", "appointed", None)],
        ),
        (
            "[松烟集团|COMPANY]公告称，公司董事会同意聘任[江晚|PERSON]为[副总裁|POST]。",
            [("江晚", None, "副总裁", "appointed", "松烟集团")],
        ),
        (
            "[松烟集团|COMPANY]聘任[江晚|PERSON]为[副总裁|POST]，聘任[宋岭|PERSON]担任[董事会秘书|POST]。",
            [
                ("江晚", None, "副总裁", "appointed", "松烟集团"),
                ("宋岭", None, "董事会秘书", "appointed", "松烟集团"),
            ],
        ),
        ("[江晚|PERSON]升至[松烟集团|COMPANY][总裁|POST]。", [("江晚", "松烟集团", "总裁", "appointed", None)]),
        ("[江晚|PERSON]履新[松烟集团|COMPANY][总裁|POST]。", [("江晚", "松烟集团", "总裁", "appointed", None)]),
        (
            "[江晚|PERSON]生于云岫，2001年参加工作，先后在多地任职，长年从事信贷业务，熟悉乡镇企业。曾任[云岫厂|ORG][厂长|POST]，"
            "其间，2005年2月经[云岫市委|ORG]任命为[松烟担保公司|COMPANY]、[松烟咨询公司|COMPANY][董事长|POST]。",
            [
                ("江晚", "松烟担保公司", "董事长", "appointed", "云岫市委"),
                ("江晚", "松烟咨询公司", "董事长", "appointed", "云岫市委"),
            ],
        ),
        (
            "经董事会审议，聘任[江晚|PERSON]为[松烟集团|COMPANY][总裁|POST]。",
            [("江晚", "松烟集团", "总裁", "appointed", "松烟集团")],
        ),
        (
            "[省委|ORG]决定：[宋岭|PERSON]任[松烟集团|COMPANY][总裁|POST]，免去[江晚|PERSON]的[松烟集团|COMPANY][总裁|POST]职务。",
            [
                ("宋岭", "松烟集团", "总裁", "appointed", "省委"),
                ("江晚", "松烟集团", "总裁", "removed", "省委"),
            ],
        ),
        (
            "8日，[云岫市五届人大三次会议|EVENT]在[云岫|PLACE]举行，会议表决通过决定，任命[江晚|PERSON]为[市长|POST]。",
            [("江晚", None, "市长", "appointed", "云岫市五届人大三次会议")],
        ),
        (
            "[云岫商会第二次大会|EVENT]召开。会上，[江晚|PERSON]当选[商会|ORG][会长|POST]。",
            [("江晚", "商会", "会长", "appointed", "云岫商会第二次大会")],
        ),
        (
            "[市委|ORG]决定免去[宋岭|PERSON][局长|POST]职务。2018年1月，[江晚|PERSON]任[市水利局|ORG][局长|POST]。",
            [
                ("宋岭", None, "局长", "removed", "市委"),
                ("江晚", "市水利局", "局长", "appointed", None),
            ],
        ),
        ("2018年1月起，[江晚|PERSON]任[市水利局|ORG][局长|POST]。", []),
        ("2018年，[江晚|PERSON]任[市水利局|ORG][局长|POST]。", []),
        ("[江晚|PERSON]无缘出任[商会|ORG][会长|POST]。", []),
        ("[江晚|PERSON]拟任[市水利局|ORG][局长|POST]。", []),
        ("[江晚|PERSON]，男，现任[商务局|ORG][局长|POST]，拟任[水利局|ORG][局长|POST]。", []),
        ("提名[江晚|PERSON]为[副市长|POST]人选。", []),
        ("[市教育局|ORG][局长|POST][江晚|PERSON]出席。", []),
    ],
)
def test_who_was_appointed_or_removed_and_by_whom(marked, appointments):
    assert appointments_of(marked) == appointments


def test_an_appointment_has_the_day_and_the_words_of_its_role():
    view = marked_view("任命[江晚|PERSON]为[副市长|POST]。", date="2024-03-08")
    [found] = find_appointments(view, find_roles(view))
    assert (found.date, found.evidence[0].quote) == ("2024-03-08", "江晚为副市长")
