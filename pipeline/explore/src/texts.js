// The text of a page, raw or repaired, cut at evidence and mentions. Offsets count code points of the raw text.

const ASTRAL = /[\ud800-\udfff]/;

/** Text that is sliced by code points. */
function signs(text) {
  return ASTRAL.test(text) ? Array.from(text) : text;
}

function cut(text, start, end) {
  const part = text.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}

/** A page ready to read: `{ raw, text, origin, mentions, articles }`. */
export function openText(page) {
  const raw = signs(page.raw);
  const parts = [];
  const origin = [];
  let place = 0;
  for (let at = 0; at < page.edits.length; at += 2) {
    place += page.edits[at];
    const run = page.edits[at + 1];
    const text = typeof run === "number" ? cut(raw, place, place + run) : run;
    parts.push(text);
    const length = typeof run === "number" ? run : signs(run).length;
    for (let sign = 0; sign < length; sign++) origin.push(place++);
  }
  return { raw, text: signs(parts.join("")), origin, mentions: mentionsOf(page), articles: page.articles };
}

function mentionsOf(page) {
  const found = [];
  let place = 0;
  for (let at = 0; at < page.mentions.length; at += 3) {
    const start = place + page.mentions[at];
    place = start + page.mentions[at + 1];
    found.push({ start, end: place, label: page.mentions[at + 2] });
  }
  return found;
}

/** The article that the place stands in, as raw bounds and a title; the whole page where there is none. */
export function articleAt(open, start, end) {
  const found = open.articles.find(([, , low, high]) => low <= start && start < high);
  if (!found) return { title: "", date: "", start: 0, end: open.raw.length };
  return { title: found[0], date: found[1], start: Math.min(found[2], start), end: Math.max(found[3], end) };
}

/** Pieces `{ text, isEvidence, label }` of the raw range; with `isRaw` as the file has it, else repaired. */
export function pieces(open, range, evidence, isRaw) {
  const text = isRaw ? open.raw : open.text;
  const place = isRaw ? (at) => at : (at) => lowerBound(open.origin, at);
  const spans = (list) => list.map((one) => ({ ...one, start: place(one.start), end: place(one.end) }));
  const [low, high] = [place(range.start), place(range.end)];
  const proofs = spans(evidence);
  const mentions = spans(open.mentions.filter((one) => one.start >= range.start && one.end <= range.end));
  const points = new Set([low, high]);
  for (const one of [...proofs, ...mentions]) for (const at of [one.start, one.end]) if (low < at && at < high) points.add(at);
  const sorted = [...points].sort((one, other) => one - other);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at];
    const inside = (one) => one.start <= start && end <= one.end;
    return { text: cut(text, start, end), isEvidence: proofs.some(inside), label: mentions.find(inside)?.label };
  });
}

function lowerBound(list, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
