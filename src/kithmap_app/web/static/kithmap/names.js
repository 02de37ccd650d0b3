// Names from memory: each is saved in turn while the next one is typed already.

import { suggest } from "./suggest.js";

const form = document.getElementById("names-form");
const field = document.getElementById("names");
const BEGUN = "kithmap-begun-name";
const { part, after, before } = form.dataset;
let waiting = 0;
let saved = Promise.resolve();

function save(values) {
  waiting += 1;
  saved = saved.then(() => send(values)).finally(() => { waiting -= 1; });
}

async function send(values) {
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
  document.getElementById("said").textContent = "This could not be saved. Is Kithmap still running? Press Enter to try again.";
}

function peopleOnTheMap() {
  return new Set([...document.querySelectorAll("[data-person]")].map((one) => one.dataset.person));
}

function markLanded(known) {
  for (const one of document.querySelectorAll(".growing-map [data-person]")) {
    if (!known.has(one.dataset.person)) one.classList.add("landed");
  }
}

async function go(address) {
  await saved;
  window.location.assign(address);
}

function choose(person) {
  field.value = "";
  if (part) return save({ person });
  const chosen = Object.assign(document.createElement("input"), { type: "hidden", name: "person", value: person });
  form.append(chosen);
  form.submit();
}

form.addEventListener("submit", (event) => {
  const names = field.value.trim();
  if (names === "") {
    event.preventDefault();
    if (after) go(after);
  } else if (part) {
    event.preventDefault();
    field.value = "";
    field.focus();
    save({ names });
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
  if (event.key === "PageDown" && after) { event.preventDefault(); go(after); }
  if (event.key === "PageUp" && before) { event.preventDefault(); go(before); }
});

// leaving the page waits until the last name is saved
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || waiting === 0) return;
  event.preventDefault();
  go(link.href);
});

// fast hands begin the next name before the next question is there: its first letters come along
window.addEventListener("pagehide", () => sessionStorage.setItem(BEGUN, field.value));
field.value = (sessionStorage.getItem(BEGUN) ?? "") + field.value;
sessionStorage.removeItem(BEGUN);

if (field.dataset.suggest) suggest(field, choose);
