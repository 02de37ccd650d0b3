// Answers by keys, one question after another: keys pressed while an answer is on its way wait for the next question.

/**
 * @param {object} page
 * @param {HTMLElement} page.part what is replaced by each answer; its buttons say their key in data-key
 * @param {(event: KeyboardEvent) => string} page.keyOf the answer that a key stands for, "" for none
 * @param {string} page.focus the id of what is read out when the next question has come
 */
export function answerByKeys({ part, keyOf, focus }) {
  const pressed = [];
  let isBusy = false;

  const pressNext = () => {
    if (isBusy || pressed.length === 0) return;
    part.querySelector(`[data-key="${pressed.shift()}"]`)?.click();
  };

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event);
    if (!key) return;
    event.preventDefault();
    pressed.push(key);
    pressNext();
  });

  part.addEventListener("htmx:beforeRequest", () => { isBusy = true; });
  part.addEventListener("htmx:afterRequest", (event) => {
    isBusy = false;
    if (!event.detail.successful) pressed.length = 0;
    // whoever listens instead of looking hears the next question
    document.getElementById(focus)?.focus({ preventScroll: true });
    pressNext();
  });
}
