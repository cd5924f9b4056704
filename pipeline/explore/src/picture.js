// The graph on the screen: by sigma with WebGL, else as a still picture.

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, EdgeRectangleProgram, NodePointProgram } from "sigma/rendering";
import { visible } from "./dom.js";
import { paint } from "./paint.js";

const LOOKS = {
  light: { ground: "#ffffff", ink: "#1a1a1a", tie: "#c3c8d0", strong: "#d9480f", dim: "#dadee4" },
  dark: { ground: "#14171c", ink: "#eceff4", tie: "#46505e", strong: "#ff922b", dim: "#2a2f37" },
};
const STEP = 0.15;
const REACH = 5;
/** With more ties than that the picture is drawn more plainly, and only its nodes while it is moved. */
export const MANY = 5000;
/** Of so many nodes on they are drawn smaller, so that they cover the same share of the picture. */
const CROWD = 2500;
const LEAST = 0.25;

/** Sigma for a large graph without a graphics card: while the picture is moved nothing but nodes is cleared or drawn. */
class LargeSigma extends Sigma {
  get isMoved() {
    const mouse = this.getMouseCaptor();
    return Boolean(this.getCamera().isAnimated() || mouse.isMoving || mouse.draggedEvents || mouse.currentWheelDirection);
  }

  clear() {
    if (!this.isMoved) return super.clear();
    const gl = this.webGLContexts.nodes;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.clear(gl.COLOR_BUFFER_BIT);
    return this;
  }

  resetWebGLTexture(layer) {
    return this.isMoved ? this : super.resetWebGLTexture(layer);
  }

  /** Sigma asks the card which node is under the mouse at each of its moves, and waits for the answer. */
  getNodeAtPosition(position) {
    return this.getMouseCaptor().isMouseDown ? null : super.getNodeAtPosition(position);
  }
}

/** Points, drawn a second time for finding the one under the mouse only while the picture stands. */
class Points extends NodePointProgram {
  render(params) {
    const { pickProgram } = this;
    if (this.renderer.isMoved) this.pickProgram = null;
    super.render(params);
    this.pickProgram = pickProgram;
  }
}

/** The ties of a picture, which are no edges of its graph: that would take most of the time until a large one is drawn.
 * They are drawn once and not a second time for finding them: a click finds them by their ends. */
const ties = (Base) =>
  class extends Base {
    constructor(gl, _picking, renderer) {
      super(gl, null, renderer);
      renderer.ties = this;
    }

    render(params) {
      if (!this.renderer.isMoved) super.render(params);
    }
  };

/** What a processor without a graphics card draws ten times as fast as sigma's discs and bars. */
const PLAIN = { nodeProgramClasses: { circle: Points }, edgeProgramClasses: { line: ties(EdgeLineProgram) } };
const FINE = { edgeProgramClasses: { line: ties(EdgeRectangleProgram) } };

export class Picture {
  /** `act` has `node(row)`, `tie(key)`, `ground()` and `camera(text)`. */
  constructor(container, model, act) {
    Object.assign(this, { container, model, act, chosen: {}, look: LOOKS.light });
    this.visible = { nodes: new Set(), ties: new Set() };
  }

  /** Show a view; raises nothing where there is no WebGL: then the picture stands still. */
  open(view, { colours, visible: seen, look }) {
    Object.assign(this, { view, colours, visible: seen, look: LOOKS[look] });
    this.crowd = Math.max(LEAST, Math.min(1, Math.sqrt(CROWD / (view.places.size || 1))));
    this.chosen = {};
    this.graph = this.asGraph();
    const many = view.ties.length > MANY;
    if (this.sigma && this.many !== many) this.close();
    this.many = many;
    try {
      this.sigma ??= this.start();
    } catch {
      this.still();
      return;
    }
    this.sigma.setGraph(this.graph);
    this.adopt();
  }

  close() {
    this.sigma?.kill();
    this.sigma = undefined;
  }

  asGraph() {
    const graph = new Graph();
    for (const [row, [x, y]] of this.view.places) {
      graph.addNode(row, { x, y: -y, size: this.sizeOf(row), label: visible(this.model.name(row)).replaceAll("\n", " ") });
    }
    return graph;
  }

  sizeOf(row) {
    return this.crowd * Math.min(18, 2.5 + 1.1 * Math.sqrt(this.view.degree.get(row) ?? 0));
  }

  /** Sigma without a graph, so that what it is to do with one stands before the first is drawn. */
  start() {
    if (!document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
    const sigma = new (this.many ? LargeSigma : Sigma)(new Graph(), this.container, {
      ...(this.many ? PLAIN : FINE),
      ...this.settings(),
      allowInvalidContainer: true,
      hideLabelsOnMove: this.many,
      labelGridCellSize: 100,
      labelDensity: 1,
      minCameraRatio: 0.005,
      maxCameraRatio: 4,
      stagePadding: 30,
      zIndex: !this.many,
      nodeReducer: (row) => this.nodeLook(Number(row)),
      defaultDrawNodeHover: (pen, data, settings) => this.drawHover(pen, data, settings),
    });
    sigma.on("afterProcess", () => this.fillTies(sigma));
    sigma.on("beforeRender", () => this.container.classList.toggle("moved", Boolean(sigma.isMoved)));
    sigma.getMouseCaptor().on("mouseup", () => setTimeout(() => this.settle(sigma)));
    sigma.on("clickNode", ({ node }) => this.act.node(Number(node)));
    sigma.on("clickStage", ({ event }) => this.clickGround(event));
    sigma.getCamera().on("updated", () => this.cameraMoved());
    return sigma;
  }

  /** Draw all again where the last picture was one of nodes alone. */
  settle(sigma) {
    if (this.container.classList.contains("moved")) sigma.scheduleRender();
  }

  fillTies(sigma) {
    const seen = this.view.ties.filter(({ key }) => this.visible.ties.has(key));
    const looks = new Map([["plain", []], ["strong", []]]);
    for (const tie of seen) looks.get(this.isStrong(tie) ? "strong" : "plain").push(tie);
    sigma.ties.reallocate(seen.length);
    let at = 0;
    for (const tie of [...looks.get("plain"), ...looks.get("strong")]) {
      sigma.ties.process(at, at, sigma.getNodeDisplayData(tie.source), sigma.getNodeDisplayData(tie.target), this.tieLook(tie));
      at += 1;
    }
  }

  settings() {
    return { labelColor: { color: this.look.ink }, labelFont: "sans-serif", labelSize: 12, labelRenderedSizeThreshold: this.crowd * (this.many ? 7 : 4) };
  }

  nodeLook(row) {
    if (!this.visible.nodes.has(row)) return { hidden: true, x: this.view.places.get(row)[0], y: -this.view.places.get(row)[1] };
    const [x, y] = this.view.places.get(row);
    const label = this.graph.getNodeAttribute(row, "label");
    const look = { x, y: -y, size: this.sizeOf(row), label, color: this.colours.of(row) };
    if (this.chosen.node === undefined && !this.chosen.tie) return look;
    if (this.chosen.near.has(row)) return { ...look, zIndex: 2, forceLabel: this.chosen.near.size < 60 || row === this.chosen.node, highlighted: row === this.chosen.node };
    return { ...look, color: this.look.dim, label: "", zIndex: 0 };
  }

  isStrong(tie) {
    const { node } = this.chosen;
    return tie.key === this.chosen.tie || (node !== undefined && (tie.source === node || tie.target === node));
  }

  tieLook(tie) {
    if (this.isStrong(tie)) return { color: this.look.strong, size: tie.key === this.chosen.tie ? 4 : 1.6 };
    const isDim = this.chosen.node !== undefined || this.chosen.tie;
    return { color: isDim ? this.look.dim : this.look.tie, size: 1 };
  }

  drawHover(pen, data, settings) {
    pen.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    const width = data.label ? pen.measureText(data.label).width + data.size + 8 : 0;
    pen.fillStyle = this.look.ground;
    pen.strokeStyle = this.look.strong;
    pen.lineWidth = 2;
    if (width) pen.fillRect(data.x, data.y - 11, width, 22);
    pen.beginPath();
    pen.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    pen.fillStyle = this.look.ink;
    if (data.label) pen.fillText(data.label, data.x + data.size + 5, data.y + settings.labelSize / 3);
  }

  /** Show other filters, colours or looks of the same view. */
  update({ colours, visible: seen, look }) {
    Object.assign(this, { colours, visible: seen, look: LOOKS[look] });
    this.restyle();
  }

  /** Give sigma those settings that are other than they were. */
  adopt() {
    const other = ([name, value]) => JSON.stringify(this.sigma.getSetting(name)) !== JSON.stringify(value);
    const found = Object.entries(this.settings()).filter(other);
    if (found.length) this.sigma.setSettings(Object.fromEntries(found));
  }

  restyle() {
    if (this.sigma) this.adopt();
    if (this.sigma) this.sigma.refresh({ schedule: true });
    else if (this.view) this.still();
  }

  /** Mark a node, or a tie by its key, and what stands beside it. */
  choose({ node, tie }) {
    const near = new Set(node === undefined ? [] : [node]);
    const found = tie ? this.view.ties.find(({ key }) => key === tie) : undefined;
    if (found) near.add(found.source).add(found.target);
    if (node !== undefined) {
      for (const { source, target, key } of this.view.ties) {
        if (this.visible.ties.has(key) && (source === node || target === node)) near.add(source).add(target);
      }
    }
    const before = this.chosen;
    this.chosen = { node: this.view.places.has(node) ? node : undefined, tie: found ? tie : undefined, near };
    if (before.node !== this.chosen.node || before.tie !== this.chosen.tie) this.restyle();
  }

  /** Bring a node to the middle, unless it is there. */
  centre(row) {
    if (!this.sigma || !this.visible.nodes.has(row)) return;
    const camera = this.sigma.getCamera();
    const { x, y } = this.sigma.viewportToFramedGraph(this.onScreen(row));
    const state = { x, y, ratio: Math.min(camera.ratio, 0.5) };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) camera.setState(state);
    else camera.animate(state, { duration: 300 });
  }

  move(dx, dy) {
    const camera = this.sigma?.getCamera();
    camera?.setState({ x: camera.x + dx * STEP * camera.ratio, y: camera.y + dy * STEP * camera.ratio });
  }

  zoom(factor) {
    const camera = this.sigma?.getCamera();
    camera?.setState({ ratio: Math.min(4, Math.max(0.005, camera.ratio * factor)) });
  }

  whole() {
    this.sigma?.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  cameraMoved() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.settle(this.sigma);
      const { x, y, ratio } = this.sigma.getCamera().getState();
      const isWhole = Math.abs(x - 0.5) + Math.abs(y - 0.5) + Math.abs(ratio - 1) < 1e-4;
      this.act.camera(isWhole ? "" : [x, y, ratio].map((part) => part.toFixed(4)).join(","));
    }, 250);
  }

  /** A place as `camera` told it. */
  lookAt(text) {
    const [x, y, ratio] = text.split(",").map(Number);
    if ([x, y, ratio].every(Number.isFinite) && ratio > 0) this.sigma?.getCamera().setState({ x, y, ratio: Math.min(4, Math.max(0.005, ratio)) });
  }

  /** What stands on the screen now, for saving and print. */
  drawing() {
    const { width, height } = this.sigma?.getDimensions() ?? this.container.getBoundingClientRect();
    const place = this.sigma ? (row) => this.onScreen(row) : this.fitted(width, height);
    const at = new Map();
    for (const row of this.visible.nodes) at.set(row, place(row));
    const nodes = [...this.visible.nodes].map((row) => {
      const look = this.nodeLook(row);
      const size = this.sigma ? this.sigma.scaleSize(look.size) : look.size;
      return { ...at.get(row), row, size, colour: look.color, label: look.label ?? "", isChosen: row === this.chosen.node };
    });
    const ties = this.view.ties.filter(({ key }) => this.visible.ties.has(key)).map((tie) => {
      const look = this.tieLook(tie);
      return { from: at.get(tie.source), to: at.get(tie.target), colour: look.color, size: look.size };
    });
    return { width: Math.round(width), height: Math.round(height), ground: this.look.ground, ink: this.look.ink, nodes, ties };
  }

  onScreen(row) {
    const [x, y] = this.view.places.get(row);
    return this.sigma.graphToViewport({ x, y: -y });
  }

  fitted(width, height) {
    const places = [...this.view.places.values()];
    const [left, top] = [0, 1].map((axis) => places.reduce((least, place) => Math.min(least, place[axis]), Infinity));
    const [right, bottom] = [0, 1].map((axis) => places.reduce((most, place) => Math.max(most, place[axis]), -Infinity));
    const scale = Math.min((width - 80) / (right - left || 1), (height - 60) / (bottom - top || 1));
    return (row) => {
      const [x, y] = this.view.places.get(row);
      return { x: 30 + (x - left) * scale, y: 30 + (y - top) * scale };
    };
  }

  still() {
    if (!this.canvas) {
      this.canvas = document.createElement("canvas");
      this.canvas.className = "still";
      this.container.append(this.canvas);
      this.canvas.addEventListener("click", (event) => this.clickStill(event));
    }
    paint(this.canvas, this.drawing(), devicePixelRatio || 1);
  }

  clickStill({ offsetX, offsetY }) {
    const near = this.drawing().nodes.filter(({ x, y, size }) => Math.hypot(x - offsetX, y - offsetY) < size + 4);
    if (near.length) this.act.node(near.at(-1).row);
    else this.clickGround({ x: offsetX, y: offsetY });
  }

  /** A click beside all nodes: the nearest tie within reach, a line of one pixel being hard to hit. */
  clickGround(point) {
    const { width, height } = this.sigma?.getDimensions() ?? this.container.getBoundingClientRect();
    const place = this.sigma ? (row) => this.onScreen(row) : this.fitted(width, height);
    const at = new Map([...this.visible.nodes].map((row) => [row, place(row)]));
    let [nearest, least] = [undefined, REACH];
    for (const { key, source, target } of this.view.ties) {
      if (!this.visible.ties.has(key)) continue;
      const far = distance(point, at.get(source), at.get(target));
      if (far < least) [nearest, least] = [key, far];
    }
    if (nearest === undefined) this.act.ground();
    else this.act.tie(nearest);
  }
}

/** From a point to the line between two others. */
function distance(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}
