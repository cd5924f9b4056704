import pytest
from marked import marked_view

from pipeline.relate.events import find_events
from pipeline.relate.roles import find_roles
from pipeline.relate.statements import find_statements


@pytest.mark.parametrize(
    ("marked", "participants"),
    [
        (
            "[县委|ORG][书记|POST][江晚|PERSON]到[松烟集团|COMPANY]调研，[宋岭|PERSON]陪同。",
            {("江晚", "attendee"), ("宋岭", "attendee")},
        ),
        (
            "[江晚|PERSON]会见[松烟集团|COMPANY][董事长|POST][岑百川|PERSON]一行。",
            {("江晚", "attendee"), ("岑百川", "attendee")},
        ),
        (
            "昨天，[县委|ORG]召开招商座谈会。出席座谈会的还有：[江晚|PERSON]、[宋岭|PERSON]。",
            {("江晚", "attendee"), ("宋岭", "attendee")},
        ),
        (
            "[江晚|PERSON]在[青禾省|PLACE]出席春茶推介会。",
            {("江晚", "attendee")},
        ),
        (
            "[江晚|PERSON]到[松烟集团|COMPANY]调研，[宋岭|PERSON]陪同。[江晚|PERSON]强调，要抓紧开工。",
            {("江晚", "speaker"), ("宋岭", "attendee")},
        ),
    ],
)
def test_who_takes_part_in_a_visit_or_an_unnamed_meeting(marked, participants):
    view = marked_view(marked)
    [event] = find_events(view, find_statements(view, find_roles(view), ()))
    assert {(p.who, p.role) for p in event.participants} == participants


@pytest.mark.parametrize(
    ("told", "nobody"),
    [
        ("[江晚|PERSON][总书记|POST]对明年工作作出重大部署。", "江晚"),
        ("各地学习[江晚|PERSON][总书记|POST]的重要讲话。", "江晚"),
        ("[江晚|PERSON]致信出席论坛的各位老师。", "江晚"),
        ("讲解员以《让[江晚|PERSON]精神绽放光芒》作了演讲。", "江晚"),
        ("[江晚|PERSON]，男，1988年7月参加工作。", "江晚"),
        ("[江晚|PERSON]任副行长（主持工作）。", "江晚"),
        ("讲师团在[云州|PLACE]、[石渡|PLACE]作辅导报告。", "石渡"),
        ("大家来到[云州市|PLACE][石渡镇|PLACE]，参加开工活动。", "石渡镇"),
        ("志愿者前往[松烟集团|COMPANY]、[青禾集团|COMPANY]，参加劳动。", "青禾集团"),
        ("[宋岭|PERSON]代表[县委|ORG]、[县政府|ORG]，发言祝贺。", "县政府"),
        ("部分[省人大|ORG]代表列席会议。", "省人大"),
        ("[云国|PLACE]作家[宋岭|PERSON]发言。", "云国"),
    ],
)
def test_who_is_only_cited_visited_or_told_of_takes_no_part(told, nobody):
    view = marked_view(f"昨天，[全市发展大会|EVENT]召开。[卢远|PERSON]主持会议。{told}")
    [event] = find_events(view, ())
    assert nobody not in {part.who for part in event.participants}
    assert "卢远" in {part.who for part in event.participants}


@pytest.mark.parametrize(
    ("told", "participants"),
    [
        (
            "受[县委|ORG][书记|POST][江晚|PERSON]委托，[县长|POST][宋岭|PERSON]出席会议。",
            {("宋岭", "attendee")},
        ),
        (
            "[江晚|PERSON]代表督查组反馈了情况，[宋岭|PERSON]主持会议。",
            {("宋岭", "chair")},
        ),
        (
            "[江晚|PERSON]来到现场，主持会议。",
            {("江晚", "chair")},
        ),
    ],
)
def test_who_acts_in_a_clause_of_his_own_takes_no_part_by_anothers_verb(told, participants):
    view = marked_view(f"昨天，[县委|ORG]召开[招商大会|EVENT]。{told}")
    [event] = find_events(view)
    people = {(p.who, p.role) for p in event.participants if p.who in ("江晚", "宋岭")}
    assert people == participants
