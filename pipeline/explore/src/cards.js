// What is known of a node or a tie, each fact with a button to its words.

import { add, h, svg } from "./dom.js";
import { t, word } from "./language.js";
import { ROLE } from "./model.js";

const PARTS = ["chaired", "spoke_at", "guided", "attended"];
const SHOWN = 60;
const BUTTONS = 3;

export class Cards {
  /** `act` has `node(row)`, `tie(key)` and `proof(ref, refs)`. */
  constructor(model, act) {
    Object.assign(this, { model, act });
  }

  node(row) {
    const kind = this.model.kind(row);
    const parts = {
      person: () => [this.posts(row), this.life(row), this.statementsOf(row), this.meetings(row), this.targets(row), this.personTies(row)],
      post: () => [this.belongs(row), this.holders(row), this.changes(row)],
      organization: () => [this.belongs(row), this.staff(row), this.statementsOf(row), this.targets(row), this.meetings(row), this.parts(row)],
      company: () => [this.belongs(row), this.staff(row), this.statementsOf(row), this.targets(row), this.meetings(row), this.parts(row)],
      event: () => [this.participants(row), this.statementsOf(row)],
      place: () => [this.parts(row), this.targets(row)],
    }[kind]?.() ?? [];
    return [this.heading(row), this.about(row), ...parts, this.named(row)];
  }

  /** A tie of the picture: one edge, or the roles of a person in a body. */
  tie({ kind, source, target, edges }) {
    return [
      h("h2", {}, this.model.name(source), " — ", this.tieWord(kind), " → ", this.model.name(target)),
      h("p", {}, this.link(source), h("span", { class: "tie" }, ` ${this.tieWord(kind)} `), this.link(target)),
      h("ul", { class: "facts" }, edges.map((edge) => this.edgeFact(edge))),
    ];
  }

  tieWord(kind) {
    if (kind === ROLE) return t("role");
    const words = this.model.words.edge.find(([key]) => key === kind);
    return word(kind, words?.[1]);
  }

  edgeFact(edge) {
    const kind = this.model.edgeKind(edge);
    if (kind === "holds") return this.holding(edge, this.postName(edge));
    const over = String(this.model.edgeAttr(edge, "over") ?? "").split(" ").filter(Boolean).map(Number);
    const by = over.length ? [` ${t("over")} `, over.slice(0, 8).map((row, at) => [at ? "、" : "", this.link(row)])] : null;
    return this.fact([this.days(edge) || this.model.dateOf(edge), " ", this.tieWord(kind), by], this.model.edgeProofs(edge));
  }

  heading(row) {
    const kind = this.model.words.node[this.model.nodes.kind[row]];
    return h("h2", { tabindex: "-1", id: "card-title" }, this.model.name(row) || this.model.attr(row, "text") || "", " ", h("small", { class: "kind" }, word(kind[0], kind[1])));
  }

  about(row) {
    const { model } = this;
    const system = model.attr(row, "system");
    const words = [
      model.kind(row) === "person" && model.attr(row, "post"),
      system && word(system, model.words.system[system]?.[0]),
      model.attr(row, "level") && word(model.attr(row, "level"), model.words.level[model.attr(row, "level")]),
      model.attr(row, "city") ?? model.attr(row, "place"),
      model.attr(row, "date"),
      model.attr(row, "aliases"),
    ];
    return h("p", { class: "about" }, words.filter(Boolean).join(" · "));
  }

  /** A section with a heading, or nothing where it would be empty; items are made of what is listed when they show. */
  section(title, items, body, made = (item) => item) {
    if (!items.length) return null;
    const list = body ?? h("ul", { class: "facts" }, items.slice(0, SHOWN).map(made));
    const rest = body ? 0 : items.length - SHOWN;
    const section = h("section", {}, h("h3", {}, `${t(title)} `, h("small", {}, items.length)), list);
    if (rest > 0) {
      const more = h("button", { type: "button", class: "more", onclick: () => { add(list, items.slice(SHOWN).map(made)); more.remove(); } }, t("more", rest));
      section.append(more);
    }
    return section;
  }

  fact(what, refs, extra = []) {
    return h("li", {}, h("span", {}, what), " ", this.buttons(refs), extra);
  }

  buttons(refs) {
    const shown = refs.slice(0, BUTTONS);
    return h("span", { class: "proofs" }, shown.map((ref, at) => {
      const proof = this.model.proof(ref);
      return h("button", { type: "button", class: "proof", title: `${proof.date} ${proof.file}`, "aria-label": t("evidence", at + 1), onclick: () => this.act.proof(ref, refs) }, at + 1);
    }), refs.length > BUTTONS ? h("small", {}, `+${refs.length - BUTTONS}`) : null);
  }

  link(row) {
    return h("button", { type: "button", class: "link", onclick: () => this.act.node(row) }, this.model.name(row) || this.model.attr(row, "text") || this.model.nodes.id[row]);
  }

  days(edge) {
    const [start, end] = [this.model.start(edge), this.model.end(edge)];
    return start === end ? start : [start || "…", end || "…"].join(` ${t("until")} `);
  }

  // Posts and holders

  postName(edge) {
    return this.link(this.model.edges.target[edge]);
  }

  holding(edge, who) {
    const { model } = this;
    const status = model.edgeAttr(edge, "status") ?? "current";
    const days = ["from", "until"].some((name) => model.edgeAttr(edge, name)) ? this.days(edge) : this.seen(edge);
    return this.fact(
      [who, ` ${word(status, model.words.status[status])} · `, days || t("unknownDay"), model.edgeAttr(edge, "score") < 0.7 ? ` · ${model.edgeAttr(edge, "score")}` : ""],
      model.edgeProofs(edge),
      this.clashes(model.conflicts.roles.get(edge)),
    );
  }

  clashes(found = []) {
    return found.map(({ who, why, refs }) => h("p", { class: "conflict" }, `⚠ ${t("conflict")}: ${who}（${why}） `, this.buttons(refs)));
  }

  seen(edge) {
    const [first, last] = ["first", "last"].map((name) => this.model.edgeAttr(edge, name));
    if (!first) return this.days(edge);
    return `${t("seen")} ${first === last || !last ? first : `${first} ${t("until")} ${last}`}`;
  }

  byTime(edges) {
    const key = (edge) => this.model.edgeAttr(edge, "from") ?? this.model.edgeAttr(edge, "first") ?? "9999";
    return [...edges].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one - other));
  }

  posts(row) {
    return this.onTime("posts", this.byTime(this.model.out(row, "holds")), (edge) => this.postName(edge));
  }

  holders(row) {
    return this.onTime("holders", this.byTime(this.model.into(row, "holds")), (edge) => this.link(this.model.edges.source[edge]));
  }

  staff(row) {
    const posts = this.model.into(row, "of").map((edge) => this.model.edges.source[edge]);
    const held = posts.flatMap((post) => this.byTime(this.model.into(post, "holds")));
    return this.onTime("staff", held, (edge) => [this.link(this.model.edges.source[edge]), " ", this.model.edgeAttr(edge, "post") ?? this.model.name(this.model.edges.target[edge])]);
  }

  /** Roles, each with a bar on a common line of time, which the words beside it tell as well. */
  onTime(title, edges, name) {
    const days = edges.flatMap((edge) => this.span(edge)).filter(Boolean).map(asNumber);
    const [low, high] = [Math.min(...days), Math.max(...days)];
    const items = edges.map((edge) => {
      const item = this.holding(edge, name(edge));
      if (days.length && high > low) item.append(this.bar(edge, low, high));
      return item;
    });
    const section = this.section(title, items);
    if (section && days.length && high > low) {
      section.querySelector("h3").after(h("p", { class: "axis", "aria-hidden": "true" }, h("span", {}, asYear(low)), h("span", {}, asYear(high))));
      section.querySelector("ul").classList.add("timeline");
    }
    return section;
  }

  span(edge) {
    const seen = [this.model.edgeAttr(edge, "first"), this.model.edgeAttr(edge, "last")];
    return [this.model.start(edge) || seen[0], this.model.end(edge) || seen[1] || seen[0]];
  }

  bar(edge, low, high) {
    const [start, end] = this.span(edge).map((day) => (day ? ((asNumber(day) - low) / (high - low)) * 100 : null));
    const status = this.model.edgeAttr(edge, "status") ?? "current";
    const isOver = ["former", "removed", "proposed"].includes(status);
    const shape = start === null && end === null ? null : [start ?? 0, end ?? 100];
    return svg("svg", { class: `bar ${isOver ? "over" : ""} ${this.model.conflicts.roles.has(edge) ? "clash" : ""}`, viewBox: "-2 0 104 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("line", { x1: 0, x2: 100, y1: 4, y2: 4, class: "ground" }),
      shape && svg("rect", { x: Math.min(shape[0], 98.5), width: Math.max(1.5, shape[1] - shape[0]), y: 1, height: 6, rx: 1 }));
  }

  changes(row) {
    const edges = this.model.into(row, "appointed", "removed");
    return this.section("ties", edges.map((edge) =>
      this.fact([this.model.dateOf(edge), " ", this.tieWord(this.model.edgeKind(edge)), " ", this.link(this.model.edges.source[edge])], this.model.edgeProofs(edge))));
  }

  belongs(row) {
    const edges = this.model.out(row, "of", "part_of", "located_in");
    return this.section("belongs", edges.map((edge) => this.fact([this.link(this.model.edges.target[edge])], this.model.edgeProofs(edge))));
  }

  parts(row) {
    const edges = this.model.into(row, "part_of", "located_in");
    const title = this.model.kind(row) === "place" ? "here" : "parts";
    return this.section(title, edges.map((edge) => this.fact([this.link(this.model.edges.source[edge])], this.model.edgeProofs(edge))));
  }

  life(row) {
    return this.section("life", this.model.livesOf(row).map(({ field, value, date, refs, clashes }) =>
      this.fact([h("b", {}, word(field, this.model.words.life[field])), ` ${value} `, date], refs, this.clashes(clashes))));
  }

  // Words, meetings, figures

  statementsOf(row) {
    const { model } = this;
    const kind = model.kind(row);
    const edges = kind === "person" ? model.out(row, "said") : model.into(row, kind === "event" ? "at" : "on_behalf_of");
    const found = edges.map((edge) => (kind === "person" ? model.edges.target[edge] : model.edges.source[edge]));
    const ordered = [...new Set(found)].sort((one, other) => compare(model.attr(one, "date"), model.attr(other, "date")) || one - other);
    return this.section("statements", ordered.map((node) => this.statement(node)));
  }

  statement(node) {
    const { model } = this;
    const speaker = model.into(node, "said").map((edge) => model.edges.source[edge])[0];
    const who = speaker === undefined ? model.attr(node, "org") ?? "" : this.link(speaker);
    return this.fact([model.attr(node, "date") ?? "", " ", who, ` ${model.attr(node, "cue") ?? ""}：`, h(model.attr(node, "direct") ? "q" : "span", {}, model.attr(node, "text") ?? "")], model.nodeProofs(node));
  }

  meetings(row) {
    const edges = this.model.out(row, ...PARTS);
    const day = (edge) => this.model.attr(this.model.edges.target[edge], "date");
    const ordered = [...edges].sort((one, other) => compare(day(one), day(other)) || one - other);
    return this.section("meetings", ordered.map((edge) =>
      this.fact([day(edge) ?? "", " ", this.tieWord(this.model.edgeKind(edge)), " ", this.link(this.model.edges.target[edge])], this.model.edgeProofs(edge))));
  }

  participants(row) {
    const edges = PARTS.flatMap((kind) => this.model.into(row, kind));
    return this.section("participants", edges.map((edge) => this.fact([this.tieWord(this.model.edgeKind(edge)), " ", this.link(this.model.edges.source[edge])], this.model.edgeProofs(edge))));
  }

  targets(row) {
    const { model } = this;
    const found = model.out(row, "holds_target").map((edge) => model.edges.target[edge]);
    const most = new Map();
    for (const node of found) most.set(model.attr(node, "unit"), Math.max(most.get(model.attr(node, "unit")) ?? 0, model.attr(node, "high") ?? 0));
    found.sort((one, other) => compare(model.attr(one, "unit"), model.attr(other, "unit")) || compare(model.attr(one, "date"), model.attr(other, "date")) || one - other);
    return this.section("targets", found.map((node) => this.figure(node, most.get(model.attr(node, "unit")))));
  }

  figure(node, most) {
    const { model } = this;
    const [low, high] = [model.attr(node, "low") ?? 0, model.attr(node, "high") ?? 0];
    const kind = model.attr(node, "kind");
    const value = `${low === high ? high : `${low}–${high}`}${model.attr(node, "unit") ?? ""}`;
    const item = this.fact([model.attr(node, "date") ?? "", ` ${model.attr(node, "period") ?? ""} `, model.attr(node, "metric"), " ", h("b", {}, value), ` ${word(kind, model.words.figure[kind])}`], model.nodeProofs(node), this.clashes(model.conflicts.figures.get(node)));
    const width = most ? Math.max(1, (high / most) * 100) : 0;
    item.append(svg("svg", { class: `bar figure ${kind}`, viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { x: 0, y: 1, width, height: 6, rx: 1 })));
    return item;
  }

  personTies(row) {
    const { model } = this;
    const kinds = model.words.edge.filter(([, , between]) => between).map(([key]) => key);
    const sections = kinds.flatMap((kind) => {
      const edges = [...model.out(row, kind), ...model.into(row, kind)].sort((one, other) => model.weight(other) - model.weight(one) || one - other);
      if (!edges.length) return [];
      const list = h("ul", { class: "facts" }, edges.slice(0, SHOWN).map((edge) => this.personTie(edge, row)));
      return [h("details", { open: edges.length < 12 }, h("summary", {}, `${this.tieWord(kind)} ${edges.length}`), list)];
    });
    return this.section("tiesOf", sections, h("div", {}, sections));
  }

  personTie(edge, row) {
    const { source, target } = this.model.edges;
    const [other, arrow] = source[edge] === row ? [target[edge], "→ "] : [source[edge], "← "];
    const isPlain = ["met", "worked_with"].includes(this.model.edgeKind(edge));
    const over = String(this.model.edgeAttr(edge, "over") ?? "").split(" ").filter(Boolean).map(Number);
    return this.fact([isPlain ? "" : arrow, this.link(other), " ", over.slice(0, 3).map((by, at) => [at ? "、" : "（", this.link(by)]), over.length ? "）" : ""], this.model.edgeProofs(edge));
  }

  named(row) {
    const refs = this.model.nodeProofs(row);
    if (!refs.length) return null;
    const count = this.model.proofCount(row);
    const rest = count - refs.length;
    const items = refs.map((ref) => {
      const { date, file } = this.model.proof(ref);
      return h("li", {}, h("button", { type: "button", class: "link", onclick: () => this.act.proof(ref, [ref]) }, `${date || t("unknownDay")} ${file}`));
    });
    return h("section", {}, h("details", {}, h("summary", {}, `${t("named")} ${count}`), h("ul", { class: "facts" }, items), rest > 0 ? h("p", {}, t("more", rest)) : null));
  }

  /** What stands where nothing is chosen: who has most ties, and what the pages tell that cannot both be so. */
  start(view) {
    const ranked = [...view.degree].sort(([one, most], [other, ties]) => ties - most || one - other).slice(0, 15);
    const clashing = [...this.model.conflicts.roles.keys()];
    return [
      h("h2", { tabindex: "-1", id: "card-title" }, t("start")),
      view.places.size ? null : h("p", { class: "note" }, t("empty")),
      this.section("most", ranked.map(([row, ties]) => h("li", {}, this.link(row), h("small", {}, ` ${ties}`)))),
      this.section("conflicts", clashing, null, (edge) => this.holding(edge, [this.link(this.model.edges.source[edge]), " ", this.postName(edge)])),
    ];
  }
}

function compare(one, other) {
  const [left, right] = [one ?? "9999", other ?? "9999"];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A day as a number of days; of a month or a year its first one. */
function asNumber(day) {
  return Date.parse(`${day}${"-01-01".slice(day.length - 4)}`) / 86400000;
}

function asYear(days) {
  return new Date(days * 86400000).toISOString().slice(0, 10);
}
