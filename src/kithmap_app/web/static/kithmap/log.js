// Log a talk: names are found while typing, and Enter with Ctrl or Cmd sends the form from any field.

import { suggest } from "./suggest.js";

const form = document.getElementById("log-form");
const { who, person, note } = form.elements;

suggest(who, (chosen, name) => {
  person.value = chosen;
  who.value = name;
  note.focus();
});

// a name that is typed over is somebody else
who.addEventListener("input", () => { person.value = ""; });

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});
