// @ts-check
// Search and filters: those who do not fit fade, nobody moves.

import { drawing, map, people } from "./map_marks.js";
import { focusMark } from "./map_focus.js";

const find = document.getElementById("find");
const found = document.getElementById("found");
const chosen = new Map();

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const FITS = {
  sector: (mark, value) => mark.dataset.sector === value,
  ring: (mark, value) => (mark.dataset.ring ?? "") === value,
  need: (mark, value) => (mark.dataset.needs ?? "").split(" ").includes(value),
  warmth: (mark, value) => mark.classList.contains(value),
  pull: (mark, value) => mark.classList.contains(`pull-${value}`),
  is: (mark, value) => mark.classList.contains(value),
};

function fits(mark) {
  const words = folded(find.value).split(/\s+/).filter(Boolean);
  const text = folded([mark.getAttribute("aria-label").split(": ")[0], mark.dataset.at, mark.dataset.holds].join(" "));
  if (!words.every((word) => text.includes(word))) return false;
  for (const [group, values] of chosen)
    if (values.size && ![...values].some((value) => FITS[group](mark, value))) return false;
  return true;
}

/** Fade whoever does not fit search and filters, on the map and in the lists. */
export function fade() {
  const asked = Boolean(find.value.trim()) || [...chosen.values()].some((values) => values.size);
  const shown = new Map();
  for (const mark of map().querySelectorAll(".person, .chair, .chip")) {
    const isFaded = asked && !fits(mark);
    mark.classList.toggle("is-faded", isFaded);
    shown.set(mark.getAttribute("href"), isFaded);
  }
  for (const link of drawing.querySelectorAll(".list a")) link.classList.toggle("is-faded", shown.get(link.getAttribute("href")) ?? false);
  const count = people().filter((person) => !person.classList.contains("is-faded")).length;
  found.textContent = asked ? (count === 1 ? "1 person" : `${count} people`) : "";
}

function press() {
  for (const button of document.querySelectorAll("[data-group]"))
    button.setAttribute("aria-pressed", String(chosen.get(button.dataset.group)?.has(button.dataset.value) ?? false));
  const on = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
  document.getElementById("filters-on").textContent = on ? `, ${on} chosen` : "";
  document.querySelector("#filters summary").classList.toggle("is-on", on > 0);
}

/** Take over a new drawing or legend: the same search and filters hold. */
export function beginFade() {
  press();
  fade();
}

function toggle({ group, value }) {
  const values = chosen.get(group) ?? chosen.set(group, new Set()).get(group);
  if (!values.delete(value)) values.add(value);
  beginFade();
}

export function clearSearch() {
  if (!find.value) return false;
  find.value = "";
  fade();
  return true;
}

find.addEventListener("input", fade);
find.addEventListener("keydown", (event) => {
  if (event.key === "Enter") focusMark(people().find((person) => !person.classList.contains("is-faded")));
});
document.getElementById("filters-off").addEventListener("click", () => {
  chosen.clear();
  beginFade();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-group]");
  if (button) toggle(button.dataset);
});
