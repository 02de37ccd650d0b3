// Keys for choosing people in a list and for answering about one after another. They work only while the focus is in
// the list or on the card, so that no key of a screen reader or browser is taken away elsewhere.

const list = document.getElementById("list");
const one = document.getElementById("one");

/** @returns {HTMLInputElement[]} */
const boxes = () => [...list.querySelectorAll('input[name="who"]')];
let anchor = -1;
let place = -1;

function tellCount() {
  const count = boxes().filter((box) => box.checked).length;
  const told = list.querySelector("[data-count]");
  if (told) told.textContent = count === 0 ? told.dataset.none : told.dataset.chosen.replace("{number}", String(count));
}

function chooseRun(from, to, checked) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  boxes().slice(low, high + 1).forEach((box) => { box.checked = checked; });
}

function rowOf(target) {
  const row = target.closest("tbody tr");
  return row ? [...row.parentElement.children].indexOf(row) : -1;
}

function choose(at, checked, wholeRun) {
  if (wholeRun && anchor >= 0) chooseRun(anchor, at, checked);
  else boxes()[at].checked = checked;
  anchor = at;
  tellCount();
}

function move(at, step, wholeRun) {
  const next = boxes()[at + step];
  if (!next) return;
  if (wholeRun) {
    boxes()[at].checked = true;
    next.checked = true;
    tellCount();
  }
  anchor = at + step;
  next.focus();
}

function pressed(event) {
  const at = rowOf(event.target);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    x: () => choose(at, !boxes()[at].checked, event.shiftKey),
    p: () => list.querySelector('[value="promote"]').click(),
    ArrowDown: () => move(at, 1, event.shiftKey),
    ArrowUp: () => move(at, -1, event.shiftKey),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function clicked(event) {
  if (event.target.name !== "who") return;
  choose(rowOf(event.target), event.target.checked, event.shiftKey);
}

// after the list has changed under it, the focus stays at the same place of the list
function keepPlace() {
  place = document.activeElement && list.contains(document.activeElement) ? rowOf(document.activeElement) : -1;
}

function takePlace() {
  anchor = -1;
  if (place >= 0) (boxes()[place] ?? boxes().at(-1))?.focus();
  tellCount();
}

// while the next person comes in nothing has the focus: a key pressed then is still meant for the card
let isOnCard = false;

function answered(event) {
  if (!isOnCard || (event.target !== document.body && !one.contains(event.target))) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  one.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click();
}

if (list) {
  list.addEventListener("keydown", pressed);
  list.addEventListener("click", clicked);
  list.addEventListener("htmx:beforeSwap", keepPlace);
  list.addEventListener("htmx:afterSettle", takePlace);
}
if (one) {
  document.addEventListener("focusin", (event) => { isOnCard = one.contains(event.target); });
  document.addEventListener("keydown", answered);
  one.addEventListener("htmx:afterSettle", () => one.querySelector("[data-key]")?.focus());
  one.querySelector("[data-key]")?.focus();
}
