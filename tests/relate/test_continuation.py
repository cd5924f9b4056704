from marked import marked_view

from pipeline.record import Span
from pipeline.relate.continuation import Boundary, features
from pipeline.relate.cues import find_attributions


def test_a_place_between_sentences_is_told_by_cue_speaker_and_what_follows():
    view = marked_view("[江晚|PERSON]强调，要快。[宋岭|PERSON]随后来到车间。")
    [at] = find_attributions(view, view.article.body[0])
    boundary = Boundary(at.open, Span(5, 8), Span(8, len(view.page.text)), 1, False, True, opens=True, alone=True)
    told = set(features(view, at, boundary))
    assert {"cue 强调", "by PERSON", "^P", "last", "opens alone"} <= told
    assert not any("宋" in name or "江" in name for name in told)
