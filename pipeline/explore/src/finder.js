// The field to search in, with its list of results (the combobox pattern of WAI-ARIA).

import { fill, h } from "./dom.js";
import { t, word } from "./language.js";

export function finder(model, search, choose) {
  const list = h("ul", { id: "results", role: "listbox", "aria-label": t("results"), hidden: true });
  const input = h("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: t("search"), "aria-label": t("search"),
    "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list", oninput: () => look(), onkeydown: (event) => key(event),
    onblur: () => setTimeout(close, 150),
  });
  const status = h("p", { role: "status", class: "unseen" });
  let rows = [];
  let at = -1;

  function look() {
    rows = search().find(input.value);
    at = rows.length ? 0 : -1;
    draw();
    fill(status, input.value && !rows.length ? t("nothing") : "");
  }

  function draw() {
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(Boolean(rows.length)));
    fill(list, rows.map((row, number) => {
      const kind = model.words.node[model.nodes.kind[row]];
      const more = model.attr(row, "post") ?? model.attr(row, "city") ?? model.attr(row, "date") ?? "";
      return h("li", { role: "option", id: `result-${number}`, "aria-selected": String(number === at), onmousedown: (event) => { event.preventDefault(); pick(number); } },
        model.name(row), " ", h("small", {}, `${word(kind[0], kind[1])} ${more}`));
    }));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `result-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      at = (at + step + rows.length) % rows.length;
      draw();
      event.preventDefault();
    } else if (event.key === "Enter" && at >= 0) pick(at);
    else if (event.key === "Escape") close();
  }

  function pick(number) {
    const row = rows[number];
    close();
    input.value = "";
    choose(row);
  }

  function close() {
    rows = [];
    at = -1;
    draw();
  }

  return [input, list, status];
}
