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
