// Categories are moved by their grips, or from within their names: Alt with an arrow presses the button of that row.
// @ts-check

const STEPS = { ArrowUp: "up", ArrowDown: "down" };

document.addEventListener("keydown", (event) => {
  const step = event.altKey ? STEPS[event.key] : undefined;
  const form = event.target instanceof Element ? event.target.closest("form[data-movable]") : null;
  if (!step || !form) return;
  event.preventDefault();
  form.querySelector(`button[value="${step}"]`)?.click();
});

/** The row that is dragged, its place when the drag began, and its place now. */
let held = null;

const placeOf = (row) => [...row.parentElement.children].indexOf(row);

// the row goes where the pointer has passed the middle of another
function follow(y) {
  for (const other of held.row.parentElement.children) {
    if (other === held.row) continue;
    const { top, height } = other.getBoundingClientRect();
    const isAbove = placeOf(other) < placeOf(held.row);
    if (isAbove && y < top + height / 2) return other.before(held.row);
    if (!isAbove && y > top + height / 2) other.after(held.row);
  }
  return undefined;
}

function save({ row, from }) {
  const form = row.querySelector("form[data-movable]");
  const values = { category: form.elements.category.value, act: "move", by: placeOf(row) - from };
  window.htmx.ajax("POST", form.getAttribute("action"), { source: form, target: "#categories-part", swap: "innerHTML settle:0ms", values });
}

function putBack({ row, from }) {
  const others = [...row.parentElement.children].filter((other) => other !== row);
  row.parentElement.insertBefore(row, others[from] ?? null);
}

function end(isKept) {
  if (!held) return;
  const last = held;
  held = null;
  last.row.classList.remove("is-held");
  if (!isKept) putBack(last);
  else if (placeOf(last.row) !== last.from) save(last);
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target instanceof Element ? event.target.closest(".grip") : null;
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const row = grip.closest("li");
  held = { row, from: placeOf(row) };
  row.classList.add("is-held");
});
document.addEventListener("pointermove", (event) => { if (held) follow(event.clientY); });
document.addEventListener("pointerup", () => end(true));
document.addEventListener("pointercancel", () => end(false));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(false); });
