// Placing by keys: digits pressed while an answer is on its way wait for the next person.

const part = document.getElementById("placing-part");
const KEYS = new Set(["0", "1", "2", "3", "4", "5", "Backspace"]);
const pressed = [];
let isBusy = false;

function pressNext() {
  if (isBusy || pressed.length === 0) return;
  part.querySelector(`[data-key="${pressed.shift()}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
  event.preventDefault();
  pressed.push(event.key);
  pressNext();
});

document.addEventListener("htmx:beforeRequest", () => { isBusy = true; });
document.addEventListener("htmx:afterRequest", (event) => {
  isBusy = false;
  if (!event.detail.successful) pressed.length = 0;
  // whoever listens instead of looking hears the next name
  document.getElementById("who")?.focus({ preventScroll: true });
  pressNext();
});
