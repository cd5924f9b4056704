// The picture as SVG and on a canvas: for saving, for print, and where there is no WebGL.

import { svg } from "./dom.js";

const LABELS = 400;
const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** A drawing is `{ width, height, ground, ink, nodes: [{ x, y, size, colour, label }], ties: [{ from, to, colour, size }] }`. */
export function asSvg(drawing) {
  const { width, height, ground, ink } = drawing;
  const labels = labelled(drawing);
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": FONT, "font-size": 12 },
    svg("rect", { width, height, fill: ground }),
    svg("g", { fill: "none" }, drawing.ties.map(({ from, to, colour, size }) =>
      svg("line", { x1: short(from.x), y1: short(from.y), x2: short(to.x), y2: short(to.y), stroke: colour, "stroke-width": size }))),
    svg("g", {}, drawing.nodes.map(({ x, y, size, colour }) => svg("circle", { cx: short(x), cy: short(y), r: short(size), fill: colour }))),
    svg("g", { fill: ink, stroke: ground, "stroke-width": 3, "paint-order": "stroke" }, labels.map(({ x, y, size, label }) =>
      svg("text", { x: short(x + size + 3), y: short(y + 4) }, label))),
  );
}

export function paint(canvas, drawing, scale = 1) {
  canvas.width = Math.round(drawing.width * scale);
  canvas.height = Math.round(drawing.height * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = drawing.ground;
  pen.fillRect(0, 0, drawing.width, drawing.height);
  for (const { from, to, colour, size } of drawing.ties) {
    pen.strokeStyle = colour;
    pen.lineWidth = size;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
  }
  for (const { x, y, size, colour } of drawing.nodes) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, size, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.font = `12px ${FONT}`;
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  for (const { x, y, size, label } of labelled(drawing)) {
    pen.strokeStyle = drawing.ground;
    pen.strokeText(label, x + size + 3, y + 4);
    pen.fillStyle = drawing.ink;
    pen.fillText(label, x + size + 3, y + 4);
  }
}

/** The largest nodes whose names do not cover each other's. */
function labelled({ nodes, width, height }) {
  const taken = new Set();
  const found = [];
  for (const node of [...nodes].sort((one, other) => Number(other.isChosen ?? 0) - Number(one.isChosen ?? 0) || other.size - one.size)) {
    if (found.length >= LABELS || node.x < 0 || node.y < 0 || node.x > width || node.y > height) continue;
    const row = Math.round(node.y / 16);
    const cells = Array.from({ length: Math.ceil((node.label.length * 12) / 40) + 1 }, (_, at) => `${row} ${Math.floor(node.x / 40) + at}`);
    if (cells.some((cell) => taken.has(cell))) continue;
    cells.forEach((cell) => taken.add(cell));
    found.push(node);
  }
  return found;
}

function short(number) {
  return Math.round(number * 10) / 10;
}
