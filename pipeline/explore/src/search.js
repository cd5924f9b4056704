// Names found by their signs, by pinyin, by initials, or by a mixture of these.

const MOST = 30;
const SEARCHED = new Set(["person", "post", "organization", "company", "place", "event"]);

export class Search {
  constructor(model, degree) {
    this.model = model;
    this.entries = [];
    for (let row = 0; row < model.size; row++) {
      if (!SEARCHED.has(model.kind(row))) continue;
      const aliases = String(model.attr(row, "aliases") ?? "").split("；").filter(Boolean);
      this.entries.push({ row, names: [model.name(row), ...aliases].map(folded), weight: degree(row) });
    }
  }

  /** Rows of nodes, the closest first: the name itself, its beginning, its middle, its readings. */
  find(query) {
    const asked = folded(query);
    if (!asked) return [];
    const found = [];
    for (const entry of this.entries) {
      const rank = Math.min(...entry.names.map((name, at) => this.rank(name, asked) + (at ? 0.5 : 0)));
      if (rank < 9) found.push({ ...entry, rank });
    }
    found.sort((one, other) => one.rank - other.rank || other.weight - one.weight || one.row - other.row);
    return found.slice(0, MOST).map((entry) => entry.row);
  }

  rank(name, asked) {
    if (name === asked) return 0;
    if (name.startsWith(asked)) return 1;
    if (name.includes(asked)) return 2;
    if (!/[a-z]/.test(asked)) return 9;
    const signs = Array.from(name);
    for (let at = 0; at < signs.length; at++) if (this.reads(signs, at, asked)) return at ? 5 : 4;
    return 9;
  }

  /** Whether the signs from `at` on can be written so: each by a reading, its beginning (the last one) or initial. */
  reads(signs, at, asked) {
    if (!asked) return true;
    if (at >= signs.length) return false;
    const sign = signs[at];
    if (asked.startsWith(sign) && this.reads(signs, at + 1, asked.slice(sign.length))) return true;
    for (const reading of (this.model.readings[sign] ?? "").split(" ")) {
      if (!reading || reading[0] !== asked[0]) continue;
      if (reading.startsWith(asked)) return true;
      if (asked.startsWith(reading) && this.reads(signs, at + 1, asked.slice(reading.length))) return true;
      if (this.reads(signs, at + 1, asked.slice(1))) return true;
    }
    return false;
  }
}

function folded(text) {
  return String(text).normalize("NFKC").toLowerCase().replace(/[\s']/g, "").replaceAll("ü", "v");
}
