// @ts-check
// One person in focus: arrows go to the nearest in their direction, links are drawn, a tip tells the full name.

import { dotOf, drawn, geometry, map, markOf, marks, middleOf, nameOf, page, people } from "./map_marks.js";
import { reveal } from "./map_view.js";

const TIP_AFTER_MS = 250;
const SIDEWAYS_COST = 2.4;
const MOST_LEAN = 0.6, LEAN_OVER_PX = 900;
const tip = document.getElementById("tip");
let waiting;

/** Make one mark the stop of the Tab key; arrows lead to all others. */
export function beginFocus(current) {
  const all = marks();
  for (const mark of all) mark.setAttribute("tabindex", "-1");
  (current ?? people()[0] ?? all[0])?.setAttribute("tabindex", "0");
  hideTip();
}

export function focusMark(mark) {
  if (!mark) return;
  for (const other of map().querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
  reveal(middleOf(mark));
  mark.focus({ preventScroll: true });
}

/** Go from `mark` to the nearest mark in the direction of an arrow key; to the first or last by Home and End. */
export function walk(mark, key) {
  const all = marks().filter((other) => !other.classList.contains("is-faded"));
  const ends = { Home: people()[0], End: people().at(-1) };
  if (key in ends) return focusMark(ends[key]);
  const from = middleOf(mark);
  let best = null, least = Infinity;
  for (const other of all) {
    if (other === mark) continue;
    const to = middleOf(other);
    const cost = costOf(key, to.x - from.x, to.y - from.y);
    if (cost < least) [best, least] = [other, cost];
  }
  focusMark(best);
}

function costOf(key, dx, dy) {
  const [along, across] = {
    ArrowRight: [dx, dy], ArrowLeft: [-dx, dy], ArrowDown: [dy, dx], ArrowUp: [-dy, dx],
  }[key];
  // names are wide and rows are low: going down must find the row below, not a name far to the side
  const wide = key === "ArrowRight" || key === "ArrowLeft" ? 1 : 0.35;
  return along <= 2 ? Infinity : along + SIDEWAYS_COST * wide * Math.abs(across);
}

/** Draw the links of `mark`, curved towards the centre: of a person; without one of whoever is focused or open. */
export function showLinks(mark = currentMark()) {
  const layer = map().querySelector(".links");
  layer.replaceChildren();
  for (const other of map().querySelectorAll(".is-neighbour")) other.classList.remove("is-neighbour");
  if (!mark?.classList.contains("person")) return;
  const all = people(), mine = all.indexOf(mark), g = geometry();
  for (const pair of (map().dataset.links ?? "").split(" ")) {
    const [a, b] = pair.split("-").map(Number);
    if (pair === "" || (a !== mine && b !== mine)) continue;
    const other = all[a === mine ? b : a];
    const [from, to] = [dotOf(mark), dotOf(other)];
    layer.append(drawn("path", { d: curve(from, to, g) }));
    other.classList.add("is-neighbour");
  }
}

/** A quadratic curve that leans towards the centre, the more the longer it is. */
function curve(from, to, centre) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const lean = Math.min(MOST_LEAN, Math.hypot(to.x - from.x, to.y - from.y) / LEAN_OVER_PX);
  const bend = { x: middle.x + (centre.cx - middle.x) * lean, y: middle.y + (centre.cy - middle.y) * lean };
  return `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`;
}

/** Tell after a moment who is under the pointer, in full. */
export function showTip(mark) {
  clearTimeout(waiting);
  waiting = setTimeout(() => fillTip(mark), TIP_AFTER_MS);
}

export function hideTip() {
  clearTimeout(waiting);
  tip.hidden = true;
}

function fillTip(mark) {
  if (!mark.isConnected || mark.classList.contains("sector")) return;
  const [name, ...rest] = mark.getAttribute("aria-label").split(": ");
  const title = Object.assign(document.createElement("b"), { textContent: name });
  const lines = [title, mark.dataset.at, rest.join(": "), mark.dataset.holds].filter(Boolean);
  tip.replaceChildren(...lines.flatMap((line) => (line === title ? [line] : [line, document.createElement("br")])));
  tip.hidden = false;
  const room = tip.parentElement.getBoundingClientRect(), box = mark.getBoundingClientRect();
  const left = Math.min(Math.max(box.left - room.left, 8), room.width - tip.offsetWidth - 8);
  const below = box.bottom - room.top + 6;
  const top = below + tip.offsetHeight < room.height ? below : box.top - room.top - tip.offsetHeight - 6;
  tip.style.transform = `translate(${left}px, ${top}px)`;
}

/** The mark that keys are about: the one in focus, or whose card is open. */
export function currentMark() {
  return markOf(document.activeElement) ?? (page.querySelector("#card:not(:empty)") ? map().querySelector(".is-open") : null);
}

export const isMovable = (mark) => Boolean(mark) && Object.keys(nameOf(mark)).length > 0;
