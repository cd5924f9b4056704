// What is looked at, and the link that brings it back.

export const DEFAULTS = {
  lang: "", theme: "", view: "", node: "", edge: "", proof: "", raw: false, colour: "system",
  from: "", to: "", undated: true, score: 0, place: "", no: "", ties: "", systems: "", camera: "",
};

/** The state that a link's hash tells; what is not in it has its default. */
export function readHash(hash) {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...DEFAULTS };
  for (const [name, usual] of Object.entries(DEFAULTS)) {
    const value = told.get(name);
    if (value === null) continue;
    if (typeof usual === "boolean") state[name] = value === "1";
    else if (typeof usual === "number") state[name] = Number.isFinite(Number(value)) ? Number(value) : usual;
    else state[name] = value;
  }
  return state;
}

/** The hash of a state: only what is not as usual. */
export function asHash(state) {
  const told = new URLSearchParams();
  for (const [name, usual] of Object.entries(DEFAULTS)) {
    if (state[name] !== usual) told.set(name, typeof usual === "boolean" ? (state[name] ? "1" : "0") : String(state[name]));
  }
  return `#${told}`;
}

/** A list of words that a state keeps as one: `a,b`. */
export function listed(text) {
  return new Set(text.split(",").filter(Boolean));
}

export function toggled(text, word, isOn) {
  const words = listed(text);
  if (isOn) words.add(word);
  else words.delete(word);
  return [...words].sort().join(",");
}
