"""Draw `people.gexf` of a build of corpus/ by its own positions, sizes and colours: `make picture`, docs/people.svg."""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from builds import CORPUS, ROOT

from pipeline.run import build_graph
from pipeline.save.export.look import SYSTEM_COLOURS
from pipeline.schema import SYSTEM_CAPTIONS

PICTURE = ROOT / "docs" / "people.svg"
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
WIDTH, MARGIN, LEGEND = 1200, 70, 90
FONT = 'font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"'
LETTER = 13
EDGE = 'stroke="white" stroke-width="3" paint-order="stroke"'

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dot:
    label: str
    kind: str
    system: str
    colour: str
    radius: float
    x: float
    y: float


def draw(path: Path) -> str:
    """The picture as SVG, the same text for the same file; as many labels as find room, the largest nodes' first."""
    root = ElementTree.parse(path).getroot()
    dots, height = _scaled({node.attrib["id"]: _dot(node) for node in root.iter(f"{GEXF}node")})
    ends = [(edge.attrib["source"], edge.attrib["target"]) for edge in root.iter(f"{GEXF}edge")]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" {FONT} font-size="{LETTER}">',
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="white"/>',
        *(_line(dots[source], dots[target]) for source, target in ends),
        *(_circle(dot) for dot in sorted(dots.values(), key=lambda dot: (-dot.radius, dot.label))),
        *_labels(dots.values()),
        *_legend({dot.system for dot in dots.values()}, height),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _dot(node: ElementTree.Element) -> Dot:
    values = {value.attrib["for"]: value.attrib["value"] for value in node.iter(f"{GEXF}attvalue")}
    place, size, colour = (next(node.iter(f"{VIZ}{name}")).attrib for name in ("position", "size", "color"))
    shade = f"rgb({colour['r']},{colour['g']},{colour['b']})"
    system = values.get("system", "")
    return Dot(
        node.attrib["label"], values["kind"], system, shade, float(size["value"]), float(place["x"]), float(place["y"])
    )


def _scaled(dots: dict[str, Dot]) -> tuple[dict[str, Dot], float]:
    """The dots inside the frame, y downwards, and the frame's height."""
    left, top = min(dot.x for dot in dots.values()), max(dot.y for dot in dots.values())
    scale = (WIDTH - 2 * MARGIN) / max(max(dot.x for dot in dots.values()) - left, 1)
    moved = {
        id_: Dot(
            dot.label,
            dot.kind,
            dot.system,
            dot.colour,
            1.5 + dot.radius * 0.3,
            MARGIN + (dot.x - left) * scale,
            MARGIN + (top - dot.y) * scale,
        )
        for id_, dot in dots.items()
    }
    return moved, max(dot.y for dot in moved.values()) + MARGIN + LEGEND


def _line(one: Dot, other: Dot) -> str:
    ends = f'x1="{one.x:.1f}" y1="{one.y:.1f}" x2="{other.x:.1f}" y2="{other.y:.1f}"'
    return f'<line {ends} stroke="#bbb" stroke-width="0.8"/>'


def _circle(dot: Dot) -> str:
    """A person is a circle, a body a square."""
    title = f"<title>{escape(dot.label)}</title>"
    if dot.kind == "person":
        return f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}" fill="{dot.colour}">{title}</circle>'
    side = 1.7 * dot.radius
    corner = f'x="{dot.x - side / 2:.1f}" y="{dot.y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" rx="1.5"'
    return f'<rect {corner} fill="{dot.colour}">{title}</rect>'


def _labels(dots: Iterable[Dot]) -> Iterator[str]:
    """Each above its dot, else below it, where it covers nothing."""
    ordered = sorted(dots, key=lambda dot: (-dot.radius, dot.label))
    taken = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in ordered]
    for dot in ordered:
        width = sum(LETTER if ord(sign) > 255 else LETTER * 0.6 for sign in dot.label)
        left = min(max(dot.x - width / 2, 2), WIDTH - width - 2)
        for top in (dot.y - dot.radius - LETTER - 2, dot.y + dot.radius + 2):
            box = (left, top, left + width, top + LETTER)
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield f'<text x="{left:.1f}" y="{box[3] - 1.5:.1f}" {EDGE}>{escape(dot.label)}</text>'
                break


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(systems: set[str], height: float) -> Iterator[str]:
    """The colours of the systems that are there: squares for bodies; their persons are a shade lighter, and round."""
    x, y = float(MARGIN), height - LEGEND / 2
    for system, caption in SYSTEM_CAPTIONS.items():
        if system in systems:
            colour = "rgb({},{},{})".format(*SYSTEM_COLOURS[system])
            yield f'<rect x="{x:.1f}" y="{y - 11:.1f}" width="12" height="12" rx="1.5" fill="{colour}"/>'
            yield f'<text x="{x + 17:.1f}" y="{y:.1f}">{caption}</text>'
            x += 30 + LETTER * len(caption)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PICTURE)
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        build_graph(CORPUS, out=Path(folder) / "build")
        out.write_text(draw(Path(folder) / "build" / "people.gexf"), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
