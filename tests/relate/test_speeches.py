import pytest

from pipeline.record import Event, Evidence, Participant, Statement
from pipeline.relate.events import tie_speeches


def _meeting(name, who, role="speaker", at=0):
    return Event(0, name, None, None, (Participant(who, role),), (Evidence(at, at + 2, name[:2]),))


def _said(speaker, event=None):
    return Statement(0, speaker, None, "说", 50, 60, "要快", event, 0.9, (Evidence(48, 50, "说"),))


@pytest.mark.parametrize(
    ("said", "events", "event"),
    [
        (_said("江晚"), [_meeting("招商大会", "江晚")], "招商大会"),
        (_said("江晚"), [_meeting("招商大会", "江晚", "chair")], "招商大会"),
        (_said("江晚"), [_meeting("招商大会", "江晚", "attendee")], None),
        (_said("宋岭"), [_meeting("招商大会", "江晚")], None),
        (_said("江晚"), [_meeting("招商大会", "江晚", at=100)], None),
        (_said("江晚"), [_meeting("招商大会", "江晚"), _meeting("教育大会", "江晚")], None),
        (_said("江晚", "教育大会"), [_meeting("招商大会", "江晚")], "教育大会"),
        (_said(None), [_meeting("招商大会", "江晚")], None),
    ],
)
def test_a_speech_is_tied_to_the_one_meeting_of_its_speaker(said, events, event):
    assert [tied.event for tied in tie_speeches([said], events)] == [event]
