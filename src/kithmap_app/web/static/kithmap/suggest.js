// Type-ahead: a list of people under a field, chosen by arrows and Enter or by pointer.

const PAUSE_MS = 120;

export function suggest(field, onChoose) {
  const list = document.getElementById(field.getAttribute("aria-controls"));
  let timer;
  let asked = 0;

  const options = () => [...list.children];
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  function close() {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const turn = (asked += 1);
    const address = new URL(field.dataset.suggest, window.location.href);
    address.searchParams.set("q", lastEntry(field.value));
    const answer = await fetch(address);
    if (!answer.ok || turn !== asked) return;
    const text = await answer.text();
    if (turn !== asked) return;
    const person = chosen()?.dataset.person;
    list.innerHTML = text;
    list.hidden = list.children.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    // a late answer must not take away what the arrows have chosen meanwhile
    select(person && options().find((option) => option.dataset.person === person));
  }

  function select(option) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    const all = options();
    const places = all.length + 1;
    const place = (all.indexOf(chosen()) + 1 + step + places) % places;
    select(all[place - 1]);
  }

  function take(option) {
    const { person } = option.dataset;
    const name = option.firstElementChild.textContent;
    close();
    onChoose(person, name);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value.trim() === "") close();
    else timer = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      const option = chosen();
      if (option) { event.preventDefault(); take(option); } else close();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    if (event.key === "Escape") { event.preventDefault(); close(); }
  });
  field.addEventListener("blur", () => setTimeout(close, PAUSE_MS));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
  // fast fingers have begun before this file was read
  if (field.value && document.activeElement === field) timer = setTimeout(ask, PAUSE_MS);
}

// of "Ana, Ben O" only "Ben O" is still being typed
function lastEntry(text) {
  return text.split(/[,;]/).at(-1).trim();
}
