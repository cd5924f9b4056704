// The article's text with the evidence marked: repaired, or as the file has it.

import { fill, h } from "./dom.js";
import { t } from "./language.js";
import { articleAt, openText, pieces } from "./texts.js";

export class Reader {
  /** `act` has `raw(isRaw)` and `back()`. */
  constructor(box, model, act) {
    Object.assign(this, { box, model, act, opened: new Map(), marksNames: true });
  }

  text(file) {
    this.byFile ??= new Map(this.model.texts().map((page) => [page.file, page]));
    const page = this.byFile.get(file);
    if (page && !this.opened.has(file)) this.opened.set(file, openText(page));
    return this.opened.get(file);
  }

  /** Show a piece of evidence, with others of the same fact; the marked words come into view. */
  show(ref, refs, isRaw) {
    Object.assign(this, { ref, refs, isRaw });
    const proof = this.model.proof(ref);
    const open = this.text(proof.file);
    fill(this.box, this.tools(proof, open), open ? this.article(proof, open) : this.quote(proof));
    this.box.querySelector("mark")?.scrollIntoView({ block: "center" });
    this.box.querySelector("h2").focus({ preventScroll: true });
  }

  tools(proof, open) {
    const toggle = (isRaw, name) => h("button", { type: "button", "aria-pressed": String(this.isRaw === isRaw), onclick: () => this.act.raw(isRaw) }, t(name));
    const names = h("input", { type: "checkbox", onchange: () => { this.marksNames = names.checked; this.show(this.ref, this.refs, this.isRaw); } });
    names.checked = this.marksNames;
    return h("div", { class: "tools" },
      h("button", { type: "button", class: "back", onclick: () => this.act.back() }, `← ${t("back")}`),
      open ? h("span", { role: "group", "aria-label": t("text") }, toggle(false, "repaired"), toggle(true, "raw")) : null,
      open ? h("label", {}, names, ` ${t("mentions")}`) : null,
      h("h2", { tabindex: "-1" }, open ? articleAt(open, proof.start, proof.end).title || t("text") : t("text")),
      h("p", { class: "about" }, `${proof.date || t("unknownDay")} · ${proof.file}:${proof.start}–${proof.end}`));
  }

  article(proof, open) {
    const range = articleAt(open, proof.start, proof.end);
    const evidence = this.refs.map((ref) => this.model.proof(ref)).filter((one) => one.file === proof.file);
    const parts = pieces(open, range, this.isRaw || evidence.length ? [proof, ...evidence] : [proof], this.isRaw);
    return h("div", { class: `text ${this.isRaw ? "raw" : ""}`, lang: "zh" }, parts.map((part) => this.piece(part)));
  }

  piece({ text, isEvidence, label }) {
    const [name] = this.model.words.mention[label] ?? [];
    const inner = name && this.marksNames ? h("span", { class: `name ${name.toLowerCase()}`, title: name }, text) : text;
    return isEvidence ? h("mark", {}, inner) : inner;
  }

  quote(proof) {
    return [h("p", { class: "note" }, t("noText")), h("div", { class: "text", lang: "zh" }, h("mark", {}, proof.quote))];
  }
}
