// What all pages share: the status line fades after a while, but not while it is read or focused.

import "./focus.js";

const SHOWN_MS = 9000;
const said = document.getElementById("said");
let timer;

function startFading() {
  clearTimeout(timer);
  if (said.textContent.trim() === "") return;
  timer = setTimeout(() => {
    if (said.matches(":hover, :focus-within")) startFading();
    else said.replaceChildren();
  }, SHOWN_MS);
}

new MutationObserver(startFading).observe(said, { childList: true, subtree: true });
startFading();

// a page that comes back whole from the browser's memory tells of an act that need not be the last one any more
window.addEventListener("pageshow", (event) => { if (event.persisted) said.replaceChildren(); });

// a row of links that is wider than the screen begins where one is
for (const here of document.querySelectorAll(".sideways [aria-current], .nav [aria-current]")) {
  const row = here.closest(".sideways, .nav");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// undo and redo from anywhere but a field
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  document.getElementById(event.shiftKey ? "redo-form" : "undo-form")?.requestSubmit();
});

// a talk is logged from anywhere by one key: with the person who is looked at, if there is one
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "l") return;
  const links = [...document.querySelectorAll("main a[data-log]"), ...document.querySelectorAll("a[data-log]")];
  links.find((link) => link.checkVisibility())?.click();
});

// undo stays where the page has got to in the meantime (a filter, a person), not where it was opened
for (const id of ["undo-form", "redo-form"]) {
  const form = document.getElementById(id);
  form?.addEventListener("submit", () => {
    form.elements.next.value = location.pathname + location.search;
  });
}
