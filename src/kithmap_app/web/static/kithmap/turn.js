// Turning to another question: everything changes but the field, so that no letter typed meanwhile is lost.

const CHANGING = ["about", "question", "names-part", "onward", "all-prompts"];

export function isQuestion(address) {
  const { origin, pathname } = new URL(address, window.location.href);
  return origin === window.location.origin && /^\/names\/(\d+\/)?$/.test(pathname);
}

export async function turn(address, form) {
  const answer = await fetch(address);
  if (!answer.ok || !isQuestion(answer.url)) return window.location.assign(address);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of CHANGING) put(id, other);
  const next = other.getElementById(form.id);
  form.setAttribute("action", next.getAttribute("action"));
  Object.assign(form.dataset, next.dataset);
  for (const undo of document.querySelectorAll("#undo-form [name=next], #redo-form [name=next]")) {
    undo.value = new URL(answer.url).pathname;
  }
  history.pushState(null, "", answer.url);
}

// the elements stay, so that whoever listens hears their new words
function put(id, other) {
  const here = document.getElementById(id);
  here.replaceChildren(...document.importNode(other.getElementById(id), true).childNodes);
  window.htmx.process(here);
}

// the way back is rare: a fresh page is simpler than a kept one
window.addEventListener("popstate", () => window.location.reload());
