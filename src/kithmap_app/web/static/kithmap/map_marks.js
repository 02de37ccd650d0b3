// @ts-check
// The marks of the drawing as the browser knows them: who they are, where they stand, which cell a point lies in.

export const page = document.getElementById("map-page");
export const drawing = document.getElementById("drawing");

/** The drawing as it is now; every change brings a new one. */
export const map = () => drawing.querySelector("svg.map");

export const people = () => [...map().querySelectorAll(".person")];

/** All that can be focused on the map: people, chairs, "+N" and the names of categories. */
export const marks = () => [...map().querySelectorAll(".person, .chair, .chip, .sector")];

/** The mark that an element belongs to, if it belongs to one. */
export const markOf = (element) => element?.closest?.("svg.map :is(.person, .chair, .chip, .sector)") ?? null;

/** The fields of a form that name a mark: person=… or chair=…; empty for anything else. */
export function nameOf(mark) {
  const asked = new URLSearchParams(mark.getAttribute("href") ?? "");
  for (const kind of ["person", "chair"]) if (asked.has(kind)) return { [kind]: asked.get(kind) };
  return {};
}

/** The mark of the same person or chair in the drawing as it is now. */
export function sameMark(address) {
  return address ? map().querySelector(`[href="${CSS.escape(address)}"]`) : null;
}

/** Where the name of a mark begins, in px of the map. */
export function placeOf(mark) {
  const text = mark.querySelector("text");
  return { x: Number(text.getAttribute("x")), y: Number(text.getAttribute("y")) };
}

/** The middle of a mark, in px of the map. */
export function middleOf(mark) {
  const box = mark.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The dot of a person, in px of the map. */
export function dotOf(mark) {
  const name = placeOf(mark);
  return { x: name.x - 8.5, y: name.y - 4.5 };
}

export function geometry() {
  const told = map().dataset;
  const [cx, cy, rx, ry] = told.space.split(" ").map(Number);
  return {
    cx, cy, rx, ry,
    angles: told.angles.split(" ").map(Number),
    radii: told.radii.split(" ").map(Number),
    categories: (told.categories ?? "").split(" "),
    names: told.names.split("|"),
  };
}

/** A place of the pointer in px of the map. */
export function pointOf(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map().getScreenCTM().inverse());
  return { x: at.x, y: at.y };
}

/** The cell at a point: ring from 1 (6: not placed) and number of the sector; null outside the map. */
export function cellAt(point) {
  const g = geometry();
  const dx = (point.x - g.cx) / g.rx, dy = (point.y - g.cy) / g.ry;
  const radius = Math.max(Math.hypot(dx, dy), g.radii[0]);
  const angle = (Math.atan2(dx, -dy) + 2 * Math.PI) % (2 * Math.PI);
  const ring = g.radii.findIndex((outer, index) => index > 0 && radius <= outer + 0.02);
  const sector = g.angles.findIndex((start, index) => index + 1 < g.angles.length && angle >= start && angle < g.angles[index + 1]);
  return ring < 1 || sector < 0 ? null : { ring, sector };
}

/** The outline of a cell as a path. */
export function cellPath({ ring, sector }) {
  const g = geometry();
  const at = (angle, radius) => `${g.cx + g.rx * radius * Math.sin(angle)} ${g.cy - g.ry * radius * Math.cos(angle)}`;
  const [from, to] = [g.angles[sector], g.angles[sector + 1]];
  const arc = (radius, start, end, turn) => {
    const half = (start + end) / 2, size = `${g.rx * radius} ${g.ry * radius}`;
    return `A${size} 0 0 ${turn} ${at(half, radius)}A${size} 0 0 ${turn} ${at(end, radius)}`;
  };
  const [inner, outer] = [ring === 1 ? 0 : g.radii[ring - 1], g.radii[ring]];
  return `M${at(from, outer)}${arc(outer, from, to, 1)}L${at(to, inner)}${inner ? arc(inner, to, from, 0) : ""}Z`;
}

/** An SVG element with attributes. */
export function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
