// The data of the page as arrays with look-ups; rows are numbers of nodes and edges.

const VERSION = 1;
export const ROLE = "role";

export class Model {
  constructor(data, texts) {
    if (data.version !== VERSION) throw new Error(`the data has version ${data.version}, this page reads ${VERSION}`);
    this.strings = data.strings;
    this.files = data.files;
    this.readings = data.readings;
    this.words = data.words;
    this.nodeKinds = data.words.node.map((kind) => kind[0]);
    this.edgeKinds = data.words.edge.map((kind) => kind[0]);
    this.nodes = data.nodes;
    this.edges = data.edges;
    this.proofs = data.proofs;
    this.texts = texts;
    this.size = data.nodes.id.length;
    this.rows = new Map(data.nodes.id.map((id, row) => [id, row]));
    this.columns = new Map();
    this.conflicts = new Map();
    for (const [edge, who, why, refs] of data.conflicts) {
      const clash = { who: this.strings[who], why: this.strings[why], refs };
      this.conflicts.set(edge, [...(this.conflicts.get(edge) ?? []), clash]);
    }
    this.lives = new Map();
    for (const [row, field, value, date, refs] of data.lives) {
      const fact = { field: this.strings[field], value: this.strings[value], date: this.strings[date], refs };
      this.lives.set(row, [...(this.lives.get(row) ?? []), fact]);
    }
    this.starts = { nodes: starts(data.nodes.proofs.counts), edges: starts(data.edges.proofs.counts) };
    this.link();
  }

  /** Edges by their ends: `out(row)`, `into(row)`. */
  link() {
    const { source, target } = this.edges;
    this.outOf = Array.from({ length: this.size }, () => []);
    this.inTo = Array.from({ length: this.size }, () => []);
    source.forEach((row, edge) => this.outOf[row].push(edge));
    target.forEach((row, edge) => this.inTo[row].push(edge));
  }

  kind(row) {
    return this.nodeKinds[this.nodes.kind[row]];
  }

  name(row) {
    return this.strings[this.nodes.name[row]];
  }

  /** An attribute of a node, or undefined. */
  attr(row, name) {
    return this.column("nodes", name).get(row);
  }

  edgeAttr(edge, name) {
    return this.column("edges", name).get(edge);
  }

  column(domain, name) {
    const key = `${domain} ${name}`;
    if (!this.columns.has(key)) this.columns.set(key, decoded(this[domain].attrs[name], this.strings));
    return this.columns.get(key);
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
    return refs(this.nodes.proofs, this.starts.nodes, row);
  }

  edgeProofs(edge) {
    return refs(this.edges.proofs, this.starts.edges, edge);
  }

  proof(ref) {
    const { file, start, end, date, quote } = this.proofs;
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

function decoded(column, strings) {
  if (!column) return new Map();
  const values = column.number ?? column.text.map((number) => strings[number]);
  return new Map(column.rows.map((row, at) => [row, values[at]]));
}
