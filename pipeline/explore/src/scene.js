// What is drawn: nodes and ties of a view that the filters let through.

import { ROLE } from "./model.js";
import { listed } from "./state.js";

const PERSON_KINDS = new Set(["person", "organization", "company"]);

/** All nodes and ties of a view, before filters; places have y downwards, as screens do and files do not; `ties` have `{ key, kind, source, target, start, end, edges }`. */
export function viewOf(model, view) {
  const at = model.nodes[view];
  const places = new Map(at.rows.map((row, number) => [row, [at.x[number], -at.y[number]]]));
  const ties = [];
  const { kind, source, target } = model.edges;
  const between = model.words.edge.map((words) => words[2]);
  for (let edge = 0; edge < kind.length; edge++) {
    if (view === "people" ? !between[kind[edge]] : between[kind[edge]]) continue;
    if (places.has(source[edge]) && places.has(target[edge])) ties.push(tieOf(model, edge));
  }
  if (view === "people") for (const role of model.roles()) ties.push(roleTie(model, role));
  const degree = new Map();
  for (const tie of ties) for (const end of [tie.source, tie.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  return { places, ties, degree };
}

function tieOf(model, edge) {
  return {
    key: `e${edge}`, kind: model.edgeKind(edge), source: model.edges.source[edge], target: model.edges.target[edge],
    start: model.start(edge), end: model.end(edge), score: Number(model.edgeAttr(edge, "score") ?? 1), edges: [edge],
  };
}

function roleTie(model, { source, target, edges }) {
  const spans = edges.map((edge) => [model.start(edge), model.end(edge)]);
  return {
    key: `r${source}-${target}`, kind: ROLE, source, target, edges,
    start: spans.every(([start]) => start) ? spans.map(([start]) => start).sort()[0] : "",
    end: spans.every(([, end]) => end) ? spans.map(([, end]) => end).sort().at(-1) : "",
    score: Math.max(...edges.map((edge) => Number(model.edgeAttr(edge, "score") ?? 1))),
  };
}

/** The nodes and ties that the state lets through: `{ nodes: Set, ties: Set of keys }`. */
export function shown(model, view, state) {
  const [noKinds, noTies, noSystems] = [listed(state.no), listed(state.ties), listed(state.systems)];
  const nodes = new Set();
  for (const row of view.places.keys()) {
    const system = model.attr(row, "system") ?? "";
    const hasSystem = PERSON_KINDS.has(model.kind(row)) || model.kind(row) === "post";
    if (noKinds.has(model.kind(row)) || (hasSystem && noSystems.has(system || "none"))) continue;
    if (state.place && !model.places(row).has(state.place)) continue;
    nodes.add(row);
  }
  const ties = new Set();
  const tied = new Uint8Array(model.size);
  for (const tie of view.ties) {
    if (!nodes.has(tie.source) || !nodes.has(tie.target) || noTies.has(tie.kind)) continue;
    if (tie.score < state.score || !inTime(tie, state)) continue;
    ties.add(tie.key);
    tied[tie.source] = tied[tie.target] = 1;
  }
  for (const row of nodes) if (view.degree.get(row) && !tied[row]) nodes.delete(row);
  return { nodes, ties };
}

/** Whether a tie has a day in common with the months asked for; an open end has no bound. */
function inTime(tie, { from, to, undated }) {
  if (!from && !to) return undated || Boolean(tie.start || tie.end);
  if (!tie.start && !tie.end) return undated;
  return (!to || !tie.start || tie.start.slice(0, 7) <= to) && (!from || !tie.end || tie.end.slice(0, 7) >= from);
}
