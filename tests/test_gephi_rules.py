"""The checker of Gephi's rules finds what breaks them."""

from pathlib import Path

import pytest
from gephi_rules import faults

from pipeline.save.export.flat import flatten
from pipeline.save.export.gexf import gexf_lines
from pipeline.save.export.graphml import graphml_lines
from sample_graph import sample_graph


@pytest.mark.parametrize(
    ("form", "old", "new", "fault"),
    [
        ("graphml", "", "", None),
        ("gexf", "", "", None),
        ("graphml", "<graphml xmlns", "<!DOCTYPE graphml>\n<graphml xmlns", "DOCTYPE"),
        ("graphml", 'attr.name="kind"', 'attr.name="Source"', "the name Source is taken"),
        ("graphml", 'attr.type="int"', 'attr.type="short"', "of type short"),
        ("graphml", 'id="e02"', 'id="e01"', "two edges of one id"),
        ("graphml", 'id="person:b"', 'id="person:a"', "two nodes of one id"),
        ("graphml", 'target="post:mayor"', 'target="post:none"', "leads nowhere"),
        ("graphml", '<data key="node_mentions">5', '<data key="node_mentions">five', "'five' is no int"),
        ("gexf", 'title="kind"', 'title="start"', "the name start is taken"),
        ("gexf", 'start="2025-02-06"', 'start="2025-02"', "no time"),
        ("gexf", 'start="2025-02-06"', 'start="2099-02-06"', "no time"),
        ("gexf", '<viz:position x="', '<viz:position x="nan" old="', "no place"),
        ("gexf", "<viz:position", "<viz:other", "without a place"),
    ],
)
def test_what_breaks_a_rule_is_found(tmp_path: Path, form: str, old: str, new: str, fault: str | None):
    lines = {"graphml": graphml_lines, "gexf": gexf_lines}[form](flatten(sample_graph()))
    text = "\n".join(lines)
    assert old in text
    (tmp_path / f"g.{form}").write_text(text.replace(old, new) if old else text, "utf-8")
    found = faults(tmp_path / f"g.{form}")
    assert (found == []) if fault is None else any(fault in one for one in found)
