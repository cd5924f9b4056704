import itertools

import pytest

from pipeline.tag.candidates import Candidate
from pipeline.tag.merge import merge_candidates, weight
from pipeline.tag.nouns import without_common_nouns

PRECEDENCE = [
    ("a body beats the place that begins it", [(0, 2, "PLACE", 0.85), (0, 6, "ORG", 0.85)], [(0, 6, "ORG")]),
    ("a full name beats its short form", [(0, 4, "COMPANY", 0.75), (0, 10, "COMPANY", 0.95)], [(0, 10, "COMPANY")]),
    ("a doubted long one gives way", [(0, 4, "PLACE", 0.85), (0, 5, "ORG", 0.55)], [(0, 4, "PLACE")]),
    ("two sure ones beat a doubted long one", [(0, 2, "ORG", 0.95), (2, 4, "POST", 0.9), (0, 4, "ORG", 0.55)],
     [(0, 2, "ORG"), (2, 4, "POST")]),
    ("neighbours both stay", [(0, 2, "ORG", 0.9), (2, 4, "POST", 0.9)], [(0, 2, "ORG"), (2, 4, "POST")]),
    ("the likelier label wins a span", [(0, 3, "PLACE", 0.6), (0, 3, "PERSON", 0.8)], [(0, 3, "PERSON")]),
    ("what is too doubtful is left out", [(0, 3, "PERSON", 0.4)], []),
    ("nothing gives nothing", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "proposed", "winners"), PRECEDENCE, ids=[case[0] for case in PRECEDENCE])
def test_precedence(why, proposed, winners):  # noqa: ARG001
    candidates = [Candidate(*c, "lexicon") for c in proposed]
    assert [(c.start, c.end, c.label) for c in merge_candidates(candidates)] == winners


def test_proposers_that_agree_raise_the_score_and_are_named():
    [winner] = merge_candidates([Candidate(0, 3, "ORG", 0.6, "suffix"), Candidate(0, 3, "ORG", 0.8, "network")])
    assert winner.by == "network+suffix"
    assert 0.8 < winner.score < 1


def test_agreement_lifts_what_each_alone_would_doubt():
    pair = [Candidate(0, 3, "ORG", 0.45, by) for by in ("suffix", "network")]
    assert not merge_candidates(pair[:1])
    assert merge_candidates(pair)


def test_the_list_of_the_user_wins():
    mine, theirs = Candidate(0, 3, "COMPANY", 0.9, "user"), Candidate(0, 3, "ORG", 0.95, "network")
    assert weight(mine) > weight(theirs)
    assert merge_candidates([mine, theirs]) == (mine,)


def test_order_of_the_proposals_changes_nothing():
    proposed = [Candidate(s, s + n, "ORG", 0.5 + n / 10, "suffix") for s in range(6) for n in (1, 2, 3)]
    assert merge_candidates(proposed) == merge_candidates(proposed[::-1])


def test_winners_do_not_overlap():
    proposed = [Candidate(s, s + n, "ORG", 0.9, "suffix") for s in range(8) for n in (2, 3)]
    winners = merge_candidates(proposed)
    assert all(a.end <= b.start for a, b in itertools.pairwise(winners))


LED = [
    ("接下来有请松烟集团", (0, 9), (5, 9)),
    ("10月松烟银行宣布", (0, 7), (3, 7)),
    ("但松烟银行理财产品", (0, 5), (1, 5)),
]


@pytest.mark.parametrize(("text", "rule", "network"), LED, ids=[case[0] for case in LED])
def test_the_network_tells_where_a_company_begins_that_a_rule_began_too_soon(text, rule, network):
    proposed = [Candidate(*rule, "COMPANY", 0.85, "suffix"), Candidate(*network, "COMPANY", 0.7, "network")]
    [winner] = merge_candidates(without_common_nouns(text, proposed))
    assert (winner.start, winner.end) == network


def test_a_company_of_the_list_is_not_doubted_where_the_network_is_silent():
    proposed = [Candidate(0, 7, "COMPANY", 0.9, "lexicon"), Candidate(9, 11, "PERSON", 0.9, "network")]
    assert merge_candidates(proposed)[0].score == 0.9


def test_a_rule_s_company_that_begins_at_a_place_stays_whole():
    proposed = [Candidate(0, 8, "COMPANY", 0.95, "suffix"), Candidate(2, 8, "COMPANY", 0.9, "network")]
    [winner] = merge_candidates(without_common_nouns("娄底松烟有限公司的", proposed))
    assert (winner.start, winner.end) == (0, 8)
