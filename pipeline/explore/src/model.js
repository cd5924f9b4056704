// The data of the page as arrays with look-ups; rows are numbers of nodes and edges.

const VERSION = 2;
export const ROLE = "role";

export class Model {
  /** `drawn` is what the picture needs; `details()` and `texts()` give the rest when it is first asked for. */
  constructor(drawn, details, texts) {
    if (drawn.version !== VERSION) throw new Error(`the data has version ${drawn.version}, this page reads ${VERSION}`);
    this.strings = drawn.strings;
    this.words = drawn.words;
    this.nodeKinds = drawn.words.node.map((kind) => kind[0]);
    this.edgeKinds = drawn.words.edge.map((kind) => kind[0]);
    this.nodes = { ...drawn.nodes, kind: repeated(drawn.nodes.kind), overview: placed(drawn.nodes.overview), people: placed(drawn.nodes.people) };
    this.edges = { ...drawn.edges, kind: repeated(drawn.edges.kind) };
    this.size = drawn.nodes.id.length;
    this.ties = drawn.ties;
    this.columns = { nodes: new Map(), edges: new Map() };
    this.more = details;
    this.texts = texts;
  }

  /** All that cards show beside names and ties. */
  get details() {
    if (!this.opened) {
      const found = this.more();
      this.strings = this.strings.concat(found.strings);
      this.opened = { ...found, starts: { nodes: starts(found.nodes.proofs.counts), edges: starts(found.edges.proofs.counts) } };
    }
    return this.opened;
  }

  get rows() {
    return (this.byId ??= new Map(this.nodes.id.map((id, row) => [id, row])));
  }

  get files() {
    return this.details.files;
  }

  get readings() {
    return this.details.readings;
  }

  /** Clashes by the edge of a role and by the row of a figure: `{ who, why, refs }`. */
  get conflicts() {
    return (this.clashes ??= { roles: this.clashesOf(this.details.conflicts), figures: this.clashesOf(this.details.figures) });
  }

  clashesOf(rows) {
    const found = new Map();
    for (const [about, ...told] of rows) found.set(about, [...(found.get(about) ?? []), this.clash(told)]);
    return found;
  }

  clash([who, why, refs]) {
    return { who: this.strings[who], why: this.strings[why], refs };
  }

  livesOf(row) {
    if (!this.lives) {
      this.lives = new Map();
      for (const [person, field, value, date, refs, clashes] of this.details.lives) {
        const fact = { field: this.strings[field], value: this.strings[value], date: this.strings[date], refs, clashes: clashes.map((one) => this.clash(one)) };
        this.lives.set(person, [...(this.lives.get(person) ?? []), fact]);
      }
    }
    return this.lives.get(row) ?? [];
  }

  /** Edges by their ends. */
  get outOf() {
    return (this.leaving ??= this.byEnd(this.edges.source));
  }

  get inTo() {
    return (this.coming ??= this.byEnd(this.edges.target));
  }

  byEnd(ends) {
    const found = Array.from({ length: this.size }, () => []);
    ends.forEach((row, edge) => found[row].push(edge));
    return found;
  }

  kind(row) {
    return this.nodeKinds[this.nodes.kind[row]];
  }

  name(row) {
    return this.strings[this.nodes.name[row]];
  }

  /** An attribute of a node, or undefined. */
  attr(row, name) {
    return this.column("nodes", name)[row];
  }

  edgeAttr(edge, name) {
    return this.column("edges", name)[edge];
  }

  /** The values of an attribute by row; where drawing does not need it, it is one of the details. */
  column(domain, name) {
    const known = this.columns[domain].get(name);
    if (known) return known;
    const column = this[domain].attrs[name] ?? this.details[domain].attrs[name];
    const found = decoded(column, this.strings, this[domain].kind.length);
    this.columns[domain].set(name, found);
    return found;
  }

  edgeKind(edge) {
    return this.edgeKinds[this.edges.kind[edge]];
  }

  start(edge) {
    return this.strings[this.edges.start[edge]];
  }

  end(edge) {
    return this.strings[this.edges.end[edge]];
  }

  /** Edges of these kinds that leave the node. */
  out(row, ...kinds) {
    return this.outOf[row].filter((edge) => !kinds.length || kinds.includes(this.edgeKind(edge)));
  }

  into(row, ...kinds) {
    return this.inTo[row].filter((edge) => !kinds.length || kinds.includes(this.edgeKind(edge)));
  }

  bodyOf(post) {
    const edge = this.out(post, "of")[0];
    return edge === undefined ? undefined : this.edges.target[edge];
  }

  nodeProofs(row) {
    return refs(this.details.nodes.proofs, this.details.starts.nodes, row);
  }

  edgeProofs(edge) {
    return refs(this.details.edges.proofs, this.details.starts.edges, edge);
  }

  /** How many pieces of evidence of the node there are in all. */
  proofCount(row) {
    return this.details.nodes.proofs.more[row] ?? this.nodeProofs(row).length;
  }

  dateOf(edge) {
    return this.edgeAttr(edge, "date") ?? this.start(edge);
  }

  weight(edge) {
    return this.details.edges.weight[edge];
  }

  proof(ref) {
    const { file, start, end, date, quote } = this.details.proofs;
    return { ref, file: this.files[file[ref]], start: start[ref], end: end[ref], date: this.strings[date[ref]], quote: this.strings[quote[ref]] };
  }

  /** Ties of persons to bodies, one a pair: `{ source, target, edges, posts }`. */
  roles() {
    if (!this.roleTies) {
      const found = new Map();
      this.edges.kind.forEach((_, edge) => {
        if (this.edgeKind(edge) !== "holds" || this.edgeAttr(edge, "kind") === "media") return;
        const body = this.bodyOf(this.edges.target[edge]);
        if (body === undefined) return;
        const key = `${this.edges.source[edge]} ${body}`;
        const tie = found.get(key) ?? { source: this.edges.source[edge], target: body, edges: [] };
        tie.edges.push(edge);
        found.set(key, tie);
      });
      this.roleTies = [...found.values()];
    }
    return this.roleTies;
  }

  /** The places that a node has to do with, its own and those of what it belongs to. */
  places(row) {
    const found = new Set();
    const ahead = [row, ...this.out(row, "of", "located_in").map((edge) => this.edges.target[edge])];
    if (this.kind(row) === "person") {
      for (const edge of this.out(row, "holds")) ahead.push(this.bodyOf(this.edges.target[edge]) ?? row);
    }
    for (const near of ahead) {
      for (const name of ["city", "place", "province"]) if (this.attr(near, name)) found.add(this.attr(near, name));
      if (this.kind(near) === "place") found.add(this.name(near));
    }
    return found;
  }
}

function starts(counts) {
  let at = 0;
  return counts.map((count) => (at += count) - count);
}

function refs(proofs, begins, row) {
  return proofs.refs.slice(begins[row], begins[row] + proofs.counts[row]);
}

function decoded(column, strings, size) {
  const found = new Array(size);
  if (!column) return found;
  const values = column.number ?? column.text.map((number) => strings[number]);
  rowsOf(column.rows).forEach((row, at) => (found[row] = values[at]));
  return found;
}

/** Runs as pairs of the first number and the length: 3, 3, 9, 1 -> 3, 4, 5, 9. */
function rowsOf(runs) {
  const found = [];
  for (let at = 0; at < runs.length; at += 2) for (let row = runs[at]; row < runs[at] + runs[at + 1]; row++) found.push(row);
  return found;
}

/** Pairs of a number and how often it stands there: 7, 2, 2, 1 -> 7, 7, 2. */
function repeated(pairs) {
  const found = [];
  for (let at = 0; at < pairs.length; at += 2) for (let left = pairs[at + 1]; left > 0; left--) found.push(pairs[at]);
  return found;
}

function placed({ rows, x, y }) {
  return { rows: rowsOf(rows), x, y };
}
