// The grid of people by keys: arrows move, Space notes (as on any button), N and P turn the pages.

const grid = document.getElementById("people-grid");
const people = () => [...grid.querySelectorAll("button.person")];

// one stop for Tab; htmx puts fresh buttons in, so it is set again whenever focus moves
function rove(current) {
  for (const button of people()) button.tabIndex = button === current ? 0 : -1;
}

function isAbove(one, other) {
  return one.bottom <= other.top + 1;
}

function inNextRow(all, current, step) {
  const here = current.getBoundingClientRect();
  const middle = (here.left + here.right) / 2;
  const boxes = all.map((button) => ({ button, box: button.getBoundingClientRect() }));
  const beyond = boxes.filter(({ box }) => (step > 0 ? isAbove(here, box) : isAbove(box, here)));
  const distance = ({ box }) => 10 * Math.abs(box.top - here.top) + Math.abs((box.left + box.right) / 2 - middle);
  return beyond.sort((one, other) => distance(one) - distance(other))[0]?.button;
}

function target(key, current) {
  const all = people();
  const place = all.indexOf(current);
  switch (key) {
    case "ArrowRight": return all[place + 1];
    case "ArrowLeft": return all[place - 1];
    case "ArrowDown": return inNextRow(all, current, 1);
    case "ArrowUp": return inNextRow(all, current, -1);
    case "Home": return all[0];
    case "End": return all.at(-1);
    default: return undefined;
  }
}

grid?.addEventListener("keydown", (event) => {
  const current = event.target.closest("button.person");
  const next = current && target(event.key, current);
  if (!next) return;
  event.preventDefault();
  next.focus();
});
grid?.addEventListener("focusin", (event) => {
  const current = event.target.closest("button.person");
  if (current) rove(current);
});
if (grid) rove(people()[0]);

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const turn = { n: "next", p: "prev" }[event.key.toLowerCase()];
  if (turn) document.querySelector(`.onward a[rel="${turn}"]`)?.click();
});
