import pytest

from pipeline.tag.trades import begins_with_trade, has_trade, is_common


@pytest.mark.parametrize(
    ("name", "trade"),
    [
        ("松烟冷链", True),
        ("雨前便利店", True),
        ("现代物流", False),
        ("物流仓储", False),
        ("冷链", False),
        ("松烟", False),
    ],
)
def test_a_trade_makes_a_company_behind_a_stem_that_is_no_common_word(name, trade):
    assert has_trade(name) is trade


@pytest.mark.parametrize(
    ("name", "common"),
    [("国有企业", True), ("机械制造", True), ("松烟机械", False), ("投资控股集团" * 40 + "好", False)],
)
def test_words_that_every_company_could_be_called_by(name, common):
    assert is_common(name) is common


def test_a_trade_at_the_begin():
    assert begins_with_trade("机械制造")
    assert not begins_with_trade("月电子")
