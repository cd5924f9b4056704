from pipeline.training.augment import exchange_mentions
from pipeline.training.example import Example

EXAMPLES = (
    Example("江晚任局长", ((0, 2, "NAME"), (3, 5, "TITLE"))),
    Example("宋岭任董事长。", ((0, 2, "NAME"), (3, 6, "TITLE"))),
    Example("要快。"),
    Example("江晚说", ((0, 2, "NAME"),), ((2, 3),)),
)


def marked(example: Example) -> list[tuple[str, str]]:
    return [(example.text[start:end], label) for start, end, label in example.spans]


def test_mentions_are_exchanged_for_others_of_their_label():
    copies = list(exchange_mentions(EXAMPLES, copies=20, share=1.0, seed=1))
    assert len(copies) == 40
    assert {name for copy in copies for name, label in marked(copy) if label == "NAME"} == {"江晚", "宋岭"}
    assert {name for copy in copies for name, label in marked(copy) if label == "TITLE"} == {"局长", "董事长"}
    assert {copy.text[copy.spans[0][1] : copy.spans[1][0]] for copy in copies} == {"任"}
    assert ("宋岭", "NAME") in [marked(copy)[0] for copy in copies if not copy.text.endswith("。")]


def test_no_share_changes_nothing_and_a_seed_repeats():
    assert list(exchange_mentions(EXAMPLES, copies=1, share=0.0, seed=1)) == list(EXAMPLES[:2])
    one, two = (list(exchange_mentions(EXAMPLES, copies=3, share=0.5, seed=4)) for _ in range(2))
    assert one == two
