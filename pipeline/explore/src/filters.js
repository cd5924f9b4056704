// The panel of filters and the line of time.

import { fill, h } from "./dom.js";
import { t, word } from "./language.js";
import { ROLE } from "./model.js";
import { listed, toggled } from "./state.js";

/** The months from the first to the last day of the ties: `2024-01` … */
export function monthsOf(model) {
  const days = [...new Set([...new Set(model.edges.start), ...new Set(model.edges.end)])].map((number) => model.strings[number]).filter(Boolean);
  if (!days.length) return [];
  const months = [];
  const last = days.reduce((most, day) => (day > most ? day : most)).slice(0, 7);
  let [year, month] = days.reduce((least, day) => (day < least ? day : least)).slice(0, 7).split("-").map(Number);
  for (let at = ""; at < last && months.length < 6000; ) {
    at = `${String(year).padStart(4, "0")}-${String(month || 1).padStart(2, "0")}`;
    months.push(at);
    [year, month] = month >= 12 ? [year + 1, 1] : [year, (month || 1) + 1];
  }
  return months;
}

export function filterPanel(model, view, state, colours, change) {
  const kinds = ordered(model.nodeKinds, [...view.places.keys()].map((row) => model.kind(row)));
  const ties = ordered([ROLE, ...model.edgeKinds], view.ties.map((tie) => tie.kind));
  const systems = ordered([...Object.keys(model.words.system), "none"], [...view.places.keys()].map((row) => model.attr(row, "system") ?? "none"));
  const legend = new Map(colours.legend.map(([colour, , key]) => [key, colour]));
  const kindWord = (kind) => word(kind, model.words.node.find(([key]) => key === kind)[1]);
  const tieWord = (kind) => (kind === ROLE ? t("role") : word(kind, model.words.edge.find(([key]) => key === kind)[1]));
  const systemWord = (key) => (key === "none" ? t("noSystem") : word(key, model.words.system[key]?.[0]));
  return [
    choice("view", state.view, [["people", t("people")], ["overview", t("overview")]], (value) => change({ view: value, no: "", ties: "", camera: "" })),
    choice("colour", state.colour, [["system", t("bySystem")], ["kind", t("byKind")], ["community", t("byCommunity")]], (value) => change({ colour: value })),
    checks("kinds", kinds, kindWord, state.no, (no) => change({ no }), legend),
    checks("ties", ties, tieWord, state.ties, (off) => change({ ties: off })),
    checks("systems", systems, systemWord, state.systems, (off) => change({ systems: off }), legend),
    placeChoice(model, view, state, change),
    scoreRange(state, change),
    h("button", { type: "button", onclick: () => change({ no: "", ties: "", systems: "", place: "", score: 0, from: "", to: "", undated: true }) }, t("reset")),
  ];
}

/** Of the keys in their order those that are found. */
function ordered(keys, found) {
  const there = new Set(found);
  return keys.filter((key) => there.has(key));
}

function choice(name, value, options, act) {
  const select = h("select", { id: `choose-${name}`, onchange: () => act(select.value) }, options.map(([key, label]) => h("option", { value: key, selected: key === value }, label)));
  return h("p", {}, h("label", { for: `choose-${name}` }, t(name)), " ", select);
}

function checks(name, keys, label, off, act, colours = new Map()) {
  if (keys.length < 2) return null;
  return h("fieldset", {}, h("legend", {}, t(name)), keys.map((key) => {
    const box = h("input", { type: "checkbox", name: `${name}-${key}`, onchange: () => act(toggled(off, key, !box.checked)) });
    box.checked = !listed(off).has(key);
    return h("label", { class: "check" }, box, swatch(colours.get(key)), ` ${label(key)}`);
  }));
}

function swatch(colour) {
  if (!colour) return null;
  const mark = h("span", { class: "swatch", "aria-hidden": "true" });
  mark.style.backgroundColor = colour;
  return mark;
}

function placeChoice(model, view, state, change) {
  const counts = new Map();
  for (const row of view.places.keys()) for (const place of model.places(row)) counts.set(place, (counts.get(place) ?? 0) + 1);
  if (!counts.size) return null;
  const places = [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1)).slice(0, 500);
  return choice("place", state.place, [["", t("anywhere")], ...places.map(([place, count]) => [place, `${place} ${count}`])], (place) => change({ place }));
}

function scoreRange(state, change) {
  const shown = h("output", { for: "score" }, state.score.toFixed(2));
  const range = h("input", { type: "range", id: "score", min: 0, max: 1, step: 0.05, value: state.score, oninput: () => { fill(shown, Number(range.value).toFixed(2)); change({ score: Number(range.value) }, false); } });
  return h("p", {}, h("label", { for: "score" }, t("score")), " ", range, " ", shown);
}

/** Two sliders over the months; the ends of the line are open. */
export function timeLine(months, state, change) {
  if (months.length < 2) return [];
  const last = months.length - 1;
  const place = (month, open) => (month ? Math.max(0, months.findIndex((one) => one >= month)) : open);
  const shown = h("output", { for: "time-from time-to", id: "time-shown" });
  const [low, high] = [["from", 0], ["to", last]].map(([name, open]) =>
    h("input", { type: "range", id: `time-${name}`, min: 0, max: last, step: 1, value: place(state[name], open), oninput: () => moved(name) }));
  const undated = h("input", { type: "checkbox", id: "time-undated", onchange: () => change({ undated: undated.checked }, false) });
  undated.checked = state.undated;
  const tell = () => {
    for (const slider of [low, high]) slider.setAttribute("aria-valuetext", months[slider.value]);
    fill(shown, `${months[low.value]} ${t("until")} ${months[high.value]}`);
  };
  const moved = (name) => {
    if (Number(low.value) > Number(high.value)) (name === "from" ? high : low).value = name === "from" ? low.value : high.value;
    tell();
    change({ from: Number(low.value) === 0 ? "" : months[low.value], to: Number(high.value) === last ? "" : months[high.value] }, false);
  };
  tell();
  return [
    h("label", { for: "time-from" }, `${t("time")} ${t("from")}`), low,
    h("label", { for: "time-to" }, t("to")), high, shown,
    h("label", { class: "check" }, undated, ` ${t("undated")}`),
  ];
}
