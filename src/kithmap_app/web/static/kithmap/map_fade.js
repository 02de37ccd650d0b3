// @ts-check
// Search and filters: those who do not fit fade, nobody moves.

import { drawing, map, people } from "./map_marks.js";
import { focusMark } from "./map_focus.js";

const find = document.getElementById("find");
const found = document.getElementById("found");
const chosen = new Map();

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const FITS = {
  sector: (one, value) => one.sector === value,
  ring: (one, value) => one.ring === value,
  need: (one, value) => one.traits.has(`need-${value}`),
  warmth: (one, value) => one.traits.has(value),
  pull: (one, value) => one.traits.has(`pull-${value}`),
  is: (one, value) => (value === "own" ? one.isPerson && !one.traits.has("proposed") : one.traits.has(value)),
};

/** Everybody whom a mark stands for: one, or all those behind a "+N", each with an address and what fits a filter. */
function standsFor(mark) {
  const { sector, ring = "", at = "", holds = "", each = "", needs = "" } = mark.dataset;
  const place = { sector, ring };
  if (each) {
    const names = holds.split(", ");
    return each.split("|").map((line, index) => {
      const [address, ...traits] = line.split(" ");
      return { ...place, href: `?${address}`, text: names[index] ?? "", isPerson: true, traits: new Set(traits) };
    });
  }
  const traits = new Set([...mark.classList, ...needs.split(" ").map((need) => `need-${need}`)]);
  const text = `${mark.getAttribute("aria-label").split(": ")[0]} ${at}`;
  return [{ ...place, href: mark.getAttribute("href"), text, isPerson: traits.has("person"), traits }];
}

function fits(one) {
  const words = folded(find.value).split(/\s+/).filter(Boolean);
  const text = folded(one.text);
  if (!words.every((word) => text.includes(word))) return false;
  for (const [group, values] of chosen)
    if (values.size && ![...values].some((value) => FITS[group](one, value))) return false;
  return true;
}

/** Fade whoever does not fit search and filters, on the map and in the lists. */
function fade() {
  const asked = Boolean(find.value.trim()) || [...chosen.values()].some((values) => values.size);
  const fitting = new Set();
  let count = 0;
  for (const mark of map().querySelectorAll(".person, .chair, .chip")) {
    const those = standsFor(mark).filter((one) => !asked || fits(one));
    mark.classList.toggle("is-faded", those.length === 0);
    for (const one of those) fitting.add(one.href);
    count += those.filter((one) => one.isPerson).length;
  }
  for (const link of drawing.querySelectorAll(".list a")) link.classList.toggle("is-faded", !fitting.has(link.getAttribute("href")));
  found.textContent = asked ? (count === 1 ? found.dataset.one : found.dataset.many.replace("{number}", String(count))) : "";
}

function press() {
  for (const button of document.querySelectorAll("[data-group]"))
    button.setAttribute("aria-pressed", String(chosen.get(button.dataset.group)?.has(button.dataset.value) ?? false));
  const on = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
  const told = document.getElementById("filters-on");
  told.textContent = on ? told.dataset.on.replace("{number}", String(on)) : "";
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
