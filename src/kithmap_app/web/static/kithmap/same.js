// Who is who by keys: y the same, n not the same, s later; keys pressed meanwhile wait for the next question.

const part = document.getElementById("same-part");
const KEYS = new Set(["y", "n", "s"]);
const pressed = [];
let isBusy = false;

function pressNext() {
  if (isBusy || pressed.length === 0) return;
  part.querySelector(`[data-key="${pressed.shift()}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  const key = event.key.toLowerCase();
  if (isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(key)) return;
  event.preventDefault();
  pressed.push(key);
  pressNext();
});

part.addEventListener("htmx:beforeRequest", () => { isBusy = true; });
part.addEventListener("htmx:afterRequest", (event) => {
  isBusy = false;
  if (!event.detail.successful) pressed.length = 0;
  document.getElementById("is-it-one")?.focus({ preventScroll: true });
  pressNext();
});
