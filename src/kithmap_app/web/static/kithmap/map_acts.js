// @ts-check
// What is done on the map, sent to the server; the new drawing takes the old one's place without anybody jumping.

import { drawing, geometry, map, nameOf, page, placeOf, sameMark } from "./map_marks.js";
import { beginFocus, focusMark, showLinks } from "./map_focus.js";
import { beginView } from "./map_view.js";
import { beginFade } from "./map_fade.js";

const GLIDE_MS = 300;
const NOT_PLACED = 6;
const card = document.getElementById("card");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let stood = new Map();
let focused = null;

const view = () => new URLSearchParams(location.search).get("sector") ?? "";

/** Do an act: post `values` and put the new drawing in place; an open card of somebody is told anew. */
export function act(address, values = {}) {
  const open = card.childElementCount && openMark() ? { card: card.dataset.of } : {};
  return window.htmx.ajax("POST", address, { target: "#drawing", swap: "innerHTML", values: { view: view(), ...open, ...values } });
}

const openMark = () => map()?.querySelector(".is-open");

export function moveToRing(mark, ring) {
  return act(page.dataset.move, { ...nameOf(mark), ring: ring === NOT_PLACED ? "none" : ring });
}

export function moveToCell(mark, { ring, sector }) {
  const category = geometry().categories[sector];
  return act(page.dataset.move, { ...nameOf(mark), ring: ring === NOT_PLACED ? "none" : ring, category });
}

/** Open the card of a mark, on the side of the map where the mark is not. */
export async function openCard(address, part) {
  const asked = new URLSearchParams(address);
  if (view()) asked.set("view", view());
  await window.htmx.ajax("GET", `${page.dataset.card}?${asked}`, { target: "#card", swap: "innerHTML" });
  markOpen(address);
  const wanted = part === "move" ? card.querySelector(".rings button") : document.getElementById("card-title");
  wanted?.focus({ preventScroll: true });
}

function markOpen(address) {
  openMark()?.classList.remove("is-open");
  const mark = sameMark(address);
  card.dataset.of = address;
  if (!mark) return;
  mark.classList.add("is-open");
  const room = drawing.getBoundingClientRect(), box = mark.getBoundingClientRect();
  card.classList.toggle("on-left", box.left + box.width / 2 > room.left + room.width / 2);
  showLinks();
}

/** Close the card; the focus goes back to whom it was about. */
export function closeCard() {
  if (!card.childElementCount) return false;
  const mark = openMark() ?? sameMark(card.dataset.of);
  card.replaceChildren();
  mark?.classList.remove("is-open");
  focusMark(mark);
  if (!mark) showLinks();
  history.replaceState(null, "", view() ? `?sector=${encodeURIComponent(view())}` : location.pathname);
  return true;
}

/** Take over the drawing as it is now. */
export function begin() {
  if (!map()) return;
  beginView();
  beginFocus(sameMark(focused?.mark));
  beginFade();
  if (card.childElementCount) markOpen(card.dataset.of || location.search);
}

function remember() {
  stood = new Map([...drawing.querySelectorAll("svg.map .person, svg.map .chair")].map((mark) => [mark.getAttribute("href"), placeOf(mark)]));
  const at = document.activeElement;
  focused = { mark: at?.closest?.("svg.map a")?.getAttribute("href"), name: at?.name, value: at?.value, isInCard: card.contains(at) };
}

/** Let those who stand elsewhere now glide there. */
function glide() {
  if (calm.matches) return;
  for (const mark of map().querySelectorAll(".person, .chair")) {
    const before = stood.get(mark.getAttribute("href")), now = placeOf(mark);
    if (!before || (before.x === now.x && before.y === now.y)) continue;
    const from = `translate(${before.x - now.x}px, ${before.y - now.y}px)`;
    mark.animate([{ transform: from }, { transform: "none" }], { duration: GLIDE_MS, easing: "ease-out" });
  }
}

function refocus() {
  if (focused?.mark) return focusMark(sameMark(focused.mark));
  if (!focused?.isInCard) return;
  const field = [...card.querySelectorAll("button, select, input:not([type=hidden])")].find(
    (one) => one.name === focused.name && (one.tagName === "SELECT" || one.value === focused.value),
  );
  if (field) field.focus({ preventScroll: true });
  else if (card.childElementCount) document.getElementById("card-title").focus({ preventScroll: true });
  else focusMark(sameMark(card.dataset.of) ?? map().querySelector(".person"));
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target === drawing) remember();
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== drawing || !map()) return;
  begin();
  glide();
  refocus();
});
document.body.addEventListener("htmx:sendError", () => {
  document.getElementById("said").textContent = page.dataset.noAnswer;
});
