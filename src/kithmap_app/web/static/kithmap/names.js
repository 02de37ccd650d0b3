// Names from memory: each is saved in turn while the next one is typed already.

import { suggest } from "./suggest.js";
import { isQuestion, turn } from "./turn.js";

const form = document.getElementById("names-form");
const field = document.getElementById("names");
const { part } = form.dataset;
let waiting = 0;
let done = Promise.resolve();

// one thing after another: a name belongs to the question under which Enter was pressed
function inTurn(act) {
  waiting += 1;
  done = done.then(act).finally(() => { waiting -= 1; });
}

async function save(values) {
  const known = peopleOnTheMap();
  try {
    await window.htmx.ajax("POST", form.action, { target: part, swap: "innerHTML settle:0ms", values });
    markLanded(known);
  } catch {
    giveBack(values.names);
  }
}

// a name that could not be saved is never lost: it stands in the field again
function giveBack(names) {
  if (names) field.value = field.value ? `${names}, ${field.value}` : names;
  const told = document.createElement("span");
  told.textContent = form.dataset.notSaved;
  document.getElementById("said").replaceChildren(told);
}

function peopleOnTheMap() {
  return new Set([...document.querySelectorAll("[data-person]")].map((one) => one.dataset.person));
}

function markLanded(known) {
  for (const one of document.querySelectorAll(".growing-map [data-person]")) {
    if (!known.has(one.dataset.person)) one.classList.add("landed");
  }
}

// where to is read when its turn comes: the question may have changed by then
function go(where) {
  inTurn(() => {
    const address = where();
    if (!address) return undefined;
    return part && isQuestion(address) ? turn(address, form) : window.location.assign(address);
  });
}

function choose(person) {
  field.value = "";
  if (part) return inTurn(() => save({ person }));
  const chosen = Object.assign(document.createElement("input"), { type: "hidden", name: "person", value: person });
  form.append(chosen);
  return form.submit();
}

form.addEventListener("submit", (event) => {
  const names = field.value.trim();
  if (names === "") {
    event.preventDefault();
    go(() => form.dataset.after);
  } else if (part) {
    event.preventDefault();
    field.value = "";
    field.focus();
    inTurn(() => save({ names }));
  }
});

// a field of one line would join pasted lines into one name
field.addEventListener("paste", (event) => {
  const text = event.clipboardData.getData("text");
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  const list = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean).join(", ");
  field.setRangeText(list, field.selectionStart, field.selectionEnd, "end");
});

field.addEventListener("keydown", (event) => {
  const where = { PageDown: "after", PageUp: "before" }[event.key];
  if (!where) return;
  event.preventDefault();
  go(() => form.dataset[where]);
});

// leaving the page waits until the last name is saved
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || (waiting === 0 && !(part && isQuestion(link.href)))) return;
  event.preventDefault();
  go(() => link.href);
  if (part && isQuestion(link.href)) field.focus();
});

if (field.dataset.suggest) suggest(field, choose);
