// Categories are moved from within their names: Alt with an arrow presses the button of that row.
// @ts-check

const STEPS = { ArrowUp: "up", ArrowDown: "down" };

document.addEventListener("keydown", (event) => {
  const step = event.altKey ? STEPS[event.key] : undefined;
  const form = event.target instanceof Element ? event.target.closest("form[data-movable]") : null;
  if (!step || !form) return;
  event.preventDefault();
  form.querySelector(`button[value="${step}"]`)?.click();
});
