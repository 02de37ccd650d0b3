// @ts-check
// Pointers on the map: the ground is panned, two fingers zoom, a person is dragged to another ring or category.

import { cellAt, cellPath, drawing, drawn, geometry, map, markOf, pointOf } from "./map_marks.js";
import { hideTip, isMovable, showLinks, showTip } from "./map_focus.js";
import { pan, zoom } from "./map_view.js";
import { moveToCell } from "./map_acts.js";

const SLACK_PX = 5;
const WHEEL_SPEED = 0.0016;
const down = new Map();
let grip = null, hasMoved = false;

const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
const between = ([a, b]) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });

drawing.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("svg.map") || event.button > 0) return;
  hideTip();
  down.set(event.pointerId, event);
  if (down.size > 1) return letGo();
  hasMoved = false;
  const mark = markOf(event.target);
  grip = { mark: isMovable(mark) ? mark : null, start: event, from: pointOf(event), isDragging: false };
});

addEventListener("pointermove", (event) => {
  const before = down.get(event.pointerId);
  if (!before) return;
  const both = [...down.values()];
  down.set(event.pointerId, event);
  if (down.size === 2) pinch(both, [...down.values()]);
  else if (grip) drag(before, event);
});

function pinch(before, now) {
  hasMoved = true;
  const [from, to] = [between(before), between(now)];
  zoom(apart(now) / Math.max(apart(before), 1), pointOf(to));
  pan(to.clientX - from.clientX, to.clientY - from.clientY);
}

function drag(before, event) {
  const { start, mark } = grip;
  if (!hasMoved && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < SLACK_PX) return;
  hasMoved = true;
  if (!mark) {
    map().classList.add("is-panning");
    return pan(event.clientX - before.clientX, event.clientY - before.clientY);
  }
  carry(mark, pointOf(event));
}

function carry(mark, at) {
  if (!grip.isDragging) {
    grip.isDragging = true;
    mark.classList.add("is-dragged");
    map().querySelector(".links").before(grip.target = drawn("path", { class: "target" }));
  }
  mark.setAttribute("transform", `translate(${at.x - grip.from.x} ${at.y - grip.from.y})`);
  grip.cell = cellAt(at);
  grip.target.setAttribute("d", grip.cell ? cellPath(grip.cell) : "");
  tell(grip.cell);
}

function tell(cell) {
  const found = document.getElementById("found");
  const sentence = cell?.ring > 5 ? found.dataset.noRing : found.dataset.ring;
  found.textContent = cell ? sentence.replace("{category}", () => geometry().names[cell.sector]).replace("{ring}", String(cell.ring)) : "";
}

/** End a drag: the mark goes back to where it was, unless it is moved. */
function letGo() {
  map()?.classList.remove("is-panning");
  if (grip?.isDragging) {
    grip.target.remove();
    grip.mark.classList.remove("is-dragged");
    grip.mark.removeAttribute("transform");
    document.getElementById("found").textContent = "";
  }
  grip = null;
}

function drop(event) {
  if (!down.delete(event.pointerId) || !grip) return;
  const { isDragging, mark, cell } = grip;
  const here = cellAt(grip.from);
  letGo();
  if (!isDragging || !cell || (here && here.ring === cell.ring && here.sector === cell.sector)) return;
  moveToCell(mark, cell);
}

addEventListener("pointerup", drop);
addEventListener("pointercancel", (event) => {
  down.delete(event.pointerId);
  letGo();
});

// what ends as a drag is no click
drawing.addEventListener("click", (event) => {
  if (!hasMoved) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  hasMoved = false;
}, { capture: true });
drawing.addEventListener("dragstart", (event) => event.preventDefault());

drawing.addEventListener("wheel", (event) => {
  if (!event.target.closest("svg.map")) return;
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * WHEEL_SPEED * (event.ctrlKey ? 4 : 1)), pointOf(event));
}, { passive: false });

drawing.addEventListener("pointerover", (event) => {
  const mark = markOf(event.target);
  if (!mark || down.size || event.pointerType === "touch") return;
  showTip(mark);
  showLinks(mark);
});
drawing.addEventListener("pointerout", (event) => {
  if (!markOf(event.target) || down.size) return;
  hideTip();
  showLinks();
});
