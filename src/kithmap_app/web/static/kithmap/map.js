// @ts-check
// The map page: clicks open cards, keys do everything that pointers can.

import { map, markOf, page } from "./map_marks.js";
import { closer, farther, fit } from "./map_view.js";
import { currentMark, hideTip, isMovable, showLinks, showTip, walk } from "./map_focus.js";
import { clearSearch } from "./map_fade.js";
import { act, begin, closeCard, moveToRing, openCard } from "./map_acts.js";
import "./map_pointer.js";

document.documentElement.classList.add("has-script");
begin();

// cards open beside the map instead of on a new page; categories and everything else are plain links
page.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a");
  if (link?.hasAttribute("data-close")) {
    event.preventDefault();
    return closeCard();
  }
  const address = link?.getAttribute("href") ?? "";
  if (!/^\?(person|chair|chip|new)=/.test(address)) return;
  event.preventDefault();
  closePanels();
  openCard(address);
});

page.addEventListener("focusin", (event) => {
  const mark = markOf(event.target);
  if (!mark) return;
  showLinks(mark);
  if (mark.matches(":focus-visible")) showTip(mark);
});
page.addEventListener("focusout", (event) => {
  if (!markOf(event.target)) return;
  hideTip();
  // the focus is on its way: where it goes is known a moment later
  setTimeout(() => map() && showLinks());
});

document.addEventListener("submit", (event) => {
  const address = { "undo-form": page.dataset.undo, "redo-form": page.dataset.redo }[event.target.id];
  if (!address) return;
  event.preventDefault();
  act(address);
});

const ZOOMS = { in: closer, out: farther, fit };
page.addEventListener("click", (event) => ZOOMS[event.target.closest("[data-zoom]")?.dataset.zoom]?.());
document.getElementById("print").addEventListener("click", () => {
  closePanels();
  fit();
  print();
});

function closePanels() {
  let wasOpen = false;
  for (const panel of page.querySelectorAll("details.pop[open]")) {
    wasOpen = true;
    panel.open = false;
  }
  return wasOpen;
}
document.addEventListener("click", (event) => {
  for (const panel of page.querySelectorAll("details.pop[open]")) if (!panel.contains(event.target)) panel.open = false;
});

function escape() {
  if (closePanels() || closeCard() || clearSearch()) return;
  if (page.querySelector("[data-whole]:is(a)")) location.assign(page.dataset.whole);
}

function openMove() {
  const mark = currentMark();
  if (isMovable(mark)) openCard(mark.getAttribute("href"), "move");
}

const KEYS = {
  "+": closer, "=": closer, "-": farther, 0: fit, m: openMove,
  "/": () => document.getElementById("find").focus(),
  i: () => document.getElementById("hide-names").form.requestSubmit(),
};

function pressed(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mark = currentMark();
  if (/^[1-5]$/.test(key)) return isMovable(mark) && moveToRing(mark, Number(key));
  if (/^(Arrow|Home$|End$)/.test(key)) {
    const focused = markOf(document.activeElement);
    if (!focused) return;
    event.preventDefault();
    return walk(focused, key);
  }
  if (!(key in KEYS)) return;
  event.preventDefault();
  KEYS[key]();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return escape();
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) pressed(event);
});
