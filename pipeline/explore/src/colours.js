// Colours of nodes by system, kind or community.

import Graph from "graphology";
import louvain from "graphology-communities-louvain";

const WHEEL = ["#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#b07aa1", "#76b7b2", "#9c755f", "#edc948", "#ff9da7", "#6b8e23", "#8c6bb1", "#2f7f9f"];
const OTHER = "#8a8a8a";
const LIGHTER = 45;

/** A function from rows to colours, and its legend `[[colour, Chinese word, key]]`. */
export function colouring(model, view, mode) {
  if (mode === "community") return byCommunity(view);
  const kindOf = (row) => model.words.node[model.nodes.kind[row]];
  if (mode === "kind") return { of: (row) => kindOf(row)[2], legend: model.words.node.map(([key, word, colour]) => [colour, word, key]) };
  const systems = model.words.system;
  const of = (row) => {
    const system = systems[model.attr(row, "system")];
    if (!system) return kindOf(row)[2];
    return model.kind(row) === "person" ? lighter(system[1]) : system[1];
  };
  return { of, legend: Object.entries(systems).map(([key, [word, colour]]) => [colour, word, key]) };
}

function lighter(colour) {
  const parts = [1, 3, 5].map((at) => Math.min(255, Number.parseInt(colour.slice(at, at + 2), 16) + LIGHTER));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Communities by Louvain's method, always in the same order; the largest have colours of their own. */
function byCommunity(view) {
  if (!view.communities) {
    const graph = new Graph({ multi: false, type: "undirected" });
    for (const row of view.places.keys()) graph.addNode(row);
    for (const { source, target } of view.ties) if (source !== target) graph.mergeUndirectedEdge(source, target);
    const found = graph.size ? louvain(graph, { rng: seeded() }) : {};
    const sizes = new Map();
    for (const community of Object.values(found)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
    const ranked = [...sizes].filter(([, size]) => size > 2).sort(([one, size], [other, most]) => most - size || one - other);
    const colours = new Map(ranked.slice(0, WHEEL.length).map(([community], at) => [community, WHEEL[at]]));
    view.communities = { of: (row) => colours.get(found[row]) ?? OTHER, legend: [] };
  }
  return view.communities;
}

/** Numbers of 0 to 1, the same ones each time (mulberry32). */
function seeded() {
  let state = 7;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
