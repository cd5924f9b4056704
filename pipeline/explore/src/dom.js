// Elements made of values; text only ever becomes text nodes, so that nothing in the data is read as markup.

const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** The text with every character that orders, hides or steers written as an escape: U+202E -> \u202e. */
export function visible(text) {
  return String(text).replace(/\r\n?/g, "\n").replace(UNSAFE, (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`);
}

/** An element: `h("a", { href: "#x", onclick: act }, "text", child)`; absent children are passed over. */
export function h(tag, attrs = {}, ...children) {
  return filled(document.createElement(tag), attrs, children);
}

/** The same for SVG. */
export function svg(tag, attrs = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, children);
}

function filled(element, attrs, children) {
  for (const [name, value] of Object.entries(attrs)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, typeof value === "string" ? visible(value) : value);
  }
  add(element, children);
  return element;
}

/** Adds children: elements as they are, all else as visible text. */
export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child == null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
}

/** The element with these children alone. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}
