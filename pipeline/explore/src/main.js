// The page: reads the data, keeps the state, and puts the parts together.

import { Cards } from "./cards.js";
import { colouring } from "./colours.js";
import { fill, h } from "./dom.js";
import { filterPanel, monthsOf, timeLine } from "./filters.js";
import { finder } from "./finder.js";
import { t, useLanguage } from "./language.js";
import { Model } from "./model.js";
import { asSvg, paint } from "./paint.js";
import { MANY, Picture } from "./picture.js";
import { Reader } from "./reader.js";
import { shown, viewOf } from "./scene.js";
import { Search } from "./search.js";
import { asHash, DEFAULTS, readHash } from "./state.js";

const WHOLE = "0.5,0.5,1";
const PANEL = ["node", "edge", "proof", "raw"];

class Explorer {
  constructor(model) {
    this.model = model;
    this.views = new Map();
    this.state = readHash(location.hash);
    this.cards = new Cards(model, { node: (row) => this.choose(row), proof: (ref, refs) => this.read(ref, refs) });
    addEventListener("hashchange", () => this.restore());
    addEventListener("beforeprint", () => fill(this.printed, asSvg(this.picture.drawing())));
    addEventListener("afterprint", () => fill(this.printed));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.dress());
  }

  get view() {
    const name = this.state.view || (this.model.nodes.people.rows.length ? "people" : "overview");
    this.state.view = name;
    if (!this.views.has(name)) this.views.set(name, viewOf(this.model, name));
    return this.views.get(name);
  }

  get look() {
    return this.state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  /** Build everything for the language and the state. */
  build() {
    useLanguage(this.state.lang || (navigator.language.startsWith("zh") ? "zh" : "en"));
    document.documentElement.dataset.theme = this.look;
    this.panel = h("aside", { id: "panel", tabindex: "-1", "aria-label": t("card") });
    this.box = h("div", { id: "picture", tabindex: "0", role: "application", "aria-label": t("picture"), "aria-describedby": "picture-help", onkeydown: (event) => this.key(event) });
    this.filters = h("div", { id: "filters" });
    this.line = h("footer", { id: "time", role: "group", "aria-label": t("time") });
    this.told = h("p", { id: "told", role: "status" });
    this.printed = h("div", { id: "printed" });
    fill(document.body,
      h("a", { class: "skip", href: "#panel", onclick: (event) => { event.preventDefault(); this.panel.focus(); } }, t("skip")),
      h("header", {}, h("h1", {}, "关系 guanxi"), h("div", { id: "finder", role: "search" }, finder(this.model, () => this.search(), (row) => this.choose(row))), this.buttons()),
      h("main", {},
        h("details", { id: "side", open: innerWidth > 900 }, h("summary", {}, t("filters")), this.filters),
        h("section", { id: "middle", "aria-label": t("picture") }, this.box, this.told, h("p", { id: "picture-help", class: "unseen" }, t("pictureHelp")), this.printed),
        this.panel),
      this.line);
    this.picture = new Picture(this.box, this.model, {
      node: (row) => this.choose(row),
      tie: (key) => this.chooseTie(key),
      ground: () => this.clear(),
      camera: (camera) => this.set({ camera }),
    });
    this.reader = new Reader(this.panel, this.model, { raw: (raw) => this.set({ raw }, () => this.showPanel()), back: () => this.set({ proof: "", raw: false }, () => this.showPanel()) });
    this.drawAll();
  }

  drawAll() {
    this.measure();
    this.picture.open(this.view, this.looks());
    if (this.picture.sigma) this.picture.lookAt(this.state.camera || WHOLE);
    else fill(this.told, t("noWebgl"));
    const rest = [() => this.showPanel(), () => this.drawTime(), () => this.drawFilters()];
    if (this.view.ties.length > MANY) afterDrawing(rest);
    else rest.forEach((draw) => draw());
  }

  drawTime() {
    fill(this.line, timeLine((this.months ??= monthsOf(this.model)), this.state, (change, whole) => this.filter(change, whole)));
  }

  measure() {
    this.seen = shown(this.model, this.view, this.state);
    this.colours = colouring(this.model, this.view, this.state.colour);
    if (this.picture.sigma || !this.picture.view) fill(this.told, t("drawn", this.seen.nodes.size, this.seen.ties.size));
  }

  looks() {
    return { colours: this.colours, visible: this.seen, look: this.look };
  }

  drawFilters() {
    const focus = document.activeElement?.name || document.activeElement?.id;
    fill(this.filters, filterPanel(this.model, this.view, this.state, this.colours, (change, whole) => this.filter(change, whole)));
    if (focus && !this.filters.contains(document.activeElement)) this.filters.querySelector(`[name="${CSS.escape(focus)}"], #${CSS.escape(focus)}`)?.focus();
  }

  /** Other filters; `whole` where the panel has to be drawn anew. */
  filter(change, whole = true) {
    const isOther = change.view && change.view !== this.state.view;
    this.set(change, () => {
      if (isOther) return this.drawAll();
      this.measure();
      this.picture.update(this.looks());
      if (whole) this.drawFilters();
      if ("from" in change && whole) this.drawTime();
    });
  }

  /** Change the state, then its link, then what is drawn. */
  set(change, draw) {
    Object.assign(this.state, change);
    const hash = asHash({ ...this.state });
    if (hash !== location.hash && !(hash === "#" && !location.hash)) history.replaceState(null, "", hash);
    draw?.();
  }

  restore() {
    const before = this.state;
    this.state = readHash(location.hash);
    if (before.lang !== this.state.lang || before.theme !== this.state.theme) this.rebuild();
    else this.drawAll();
  }

  rebuild() {
    this.picture.close();
    this.build();
  }

  search() {
    return (this.finding ??= new Search(this.model, (row) => this.model.outOf[row].length + this.model.inTo[row].length));
  }

  // What is chosen

  choose(row) {
    this.set({ ...usual(PANEL), node: this.model.nodes.id[row] }, () => this.showPanel(true));
    if (this.view.places.has(row)) this.picture.centre(row);
  }

  chooseTie(key) {
    const tie = this.view.ties.find((one) => one.key === key);
    this.set({ ...usual(PANEL), edge: [tie.kind, this.model.nodes.id[tie.source], this.model.nodes.id[tie.target]].join("~") }, () => this.showPanel(true));
  }

  clear() {
    this.set(usual(PANEL), () => this.showPanel());
  }

  read(ref, refs) {
    this.refs = refs;
    const { file, start, end } = this.model.proof(ref);
    this.set({ proof: `${start}-${end}@${file}` }, () => this.showPanel());
  }

  chosenTie() {
    const [kind, source, target] = this.state.edge.split("~").map((part, at) => (at ? this.model.rows.get(part) : part));
    return this.view.ties.find((tie) => tie.kind === kind && tie.source === source && tie.target === target);
  }

  chosenProof() {
    const [, start, end, file] = /^(\d+)-(\d+)@(.*)$/s.exec(this.state.proof) ?? [];
    const { proofs } = this.model.details;
    const at = this.model.files.indexOf(file);
    return proofs.file.findIndex((one, ref) => one === at && proofs.start[ref] === Number(start) && proofs.end[ref] === Number(end));
  }

  showPanel(focus = false) {
    const row = this.model.rows.get(this.state.node);
    const tie = this.state.edge ? this.chosenTie() : undefined;
    this.picture.choose({ node: row, tie: tie?.key });
    const ref = this.state.proof ? this.chosenProof() : -1;
    if (ref >= 0) {
      this.reader.show(ref, this.refs?.includes(ref) ? this.refs : [ref], this.state.raw);
      return;
    }
    const card = row !== undefined ? this.cards.node(row) : tie ? this.cards.tie(tie) : [this.cards.start(this.view), this.leftOut()];
    fill(this.panel, card);
    this.panel.scrollTop = 0;
    if (focus) this.panel.focus({ preventScroll: true });
  }

  leftOut() {
    const rest = this.model.files.length - this.model.texts().length;
    const [held, all] = this.model.ties;
    return [
      rest > 0 ? h("p", { class: "note" }, t("leftOut", rest)) : null,
      held < all ? h("p", { class: "note" }, t("tiesLeftOut", held.toLocaleString(), all.toLocaleString())) : null,
    ];
  }

  // Buttons and keys

  buttons() {
    const button = (name, act) => h("button", { type: "button", id: `do-${name}`, onclick: act }, t(name));
    const language = button("language", () => this.set({ lang: document.documentElement.lang === "en" ? "zh" : "en" }, () => this.rebuild()));
    language.lang = document.documentElement.lang === "en" ? "zh-CN" : "en";
    return h("div", { class: "buttons", role: "group" },
      button("link", () => this.copyLink()), button("png", () => this.savePng()), button("svg", () => this.saveSvg()), button("print", () => print()),
      button("theme", () => this.set({ theme: this.look === "dark" ? "light" : "dark" }, () => this.dress())), language);
  }

  dress() {
    document.documentElement.dataset.theme = this.look;
    this.picture.update(this.looks());
  }

  copyLink() {
    const field = h("textarea", { class: "unseen", "aria-hidden": "true" }, location.href);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    fill(this.told, t("copied"));
  }

  savePng() {
    const canvas = document.createElement("canvas");
    paint(canvas, this.picture.drawing(), 2);
    canvas.toBlob((blob) => save(blob, "guanxi.png"));
  }

  saveSvg() {
    const text = new XMLSerializer().serializeToString(asSvg(this.picture.drawing()));
    save(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" }), "guanxi.svg");
  }

  key(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (move) this.picture.move(...move);
    else if (["+", "="].includes(event.key)) this.picture.zoom(0.75);
    else if (event.key === "-") this.picture.zoom(1 / 0.75);
    else if (event.key === "0") this.picture.whole();
    else return;
    event.preventDefault();
  }
}

function usual(names) {
  return Object.fromEntries(names.map((name) => [name, DEFAULTS[name]]));
}

function save(blob, name) {
  const link = h("a", { download: name });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** One thing after the other, when the picture stands on the screen. */
function afterDrawing([first, ...rest]) {
  if (first) requestAnimationFrame(() => setTimeout(() => { first(); afterDrawing(rest); }));
}

/** The data in an element, read when it is first asked for; the element may have left the page by then. */
function block(id) {
  const element = document.getElementById(id);
  let found;
  return () => (found ??= JSON.parse(element.textContent));
}

const explorer = new Explorer(new Model(block("graph")(), block("details"), block("texts")));
explorer.build();
document.documentElement.dataset.ready = "yes";
window.guanxi = explorer;
