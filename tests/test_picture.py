"""The picture of the README is drawn from a build of corpus/."""

from xml.etree import ElementTree

import pytest
from picture import PICTURE, draw

from pipeline.save.export.gexf import write_gexf
from pipeline.save.export.people import flat_people
from sample_graph import sample_graph

SVG = "{http://www.w3.org/2000/svg}"


def test_every_node_and_edge_is_drawn_inside_the_frame(tmp_path):
    flat = flat_people(sample_graph())
    write_gexf(tmp_path / "people.gexf", flat)
    root = ElementTree.fromstring(draw(tmp_path / "people.gexf"))
    shown = [title.text for title in root.iter(f"{SVG}title")]
    assert sorted(shown) == sorted(node.label for node in flat.nodes)
    assert len(list(root.iter(f"{SVG}line"))) == len(flat.edges)
    width, height = (float(value) for value in root.attrib["viewBox"].split()[2:])
    assert all(
        0 <= float(dot.attrib["cx"]) <= width and 0 <= float(dot.attrib["cy"]) <= height
        for dot in root.iter(f"{SVG}circle")
    )


def test_the_picture_is_that_of_this_build(corpus_build):
    if draw(corpus_build / "people.gexf") != PICTURE.read_text("utf-8"):
        pytest.fail("docs/people.svg is of another build; look at the change, then run: make picture")
