// One person: a field in which somebody is found while typing; whom was chosen stands in a hidden field beside it.

import { suggest } from "./suggest.js";

for (const field of document.querySelectorAll("input[data-one-person]")) {
  const anchor = field.form.elements[`${field.name}_id`];
  suggest(field, (person, name) => {
    anchor.value = person;
    field.value = name;
  });
  // a name that is typed over is somebody else
  field.addEventListener("input", () => { anchor.value = ""; });
}
