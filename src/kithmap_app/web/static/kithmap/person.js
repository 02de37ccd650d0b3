// The page of one person: who introduced them is found while typing.

import { suggest } from "./suggest.js";

function attach() {
  const form = document.getElementById("met-form");
  if (!form || form.dataset.attached) return;
  form.dataset.attached = "yes";
  const { through, through_id: anchor } = form.elements;
  suggest(through, (person, name) => {
    anchor.value = person;
    through.value = name;
  });
  // a name that is typed over is somebody else
  through.addEventListener("input", () => { anchor.value = ""; });
}

attach();
// the page is shown anew after each act
document.addEventListener("htmx:afterSettle", attach);
