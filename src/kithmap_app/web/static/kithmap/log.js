// Log a talk: names are found while typing, and Enter with Ctrl or Cmd sends the form from any field.

import { suggest } from "./suggest.js";

const form = document.getElementById("log-form");
const { who, note } = form.elements;

// the names before the one that is being typed stay as they are
function choose(person, name) {
  const before = who.value.split(/[,;]/).slice(0, -1).map((one) => one.trim());
  who.value = [...before, name].join(", ");
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "person", value: person }));
  note.focus();
}

if (who) suggest(who, choose);

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});
