// Copying: a button puts words of the page on the clipboard, and says so for a moment. Without scripts it stays hidden.

const SHOWN_MS = 2500;

for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  if (!words || !navigator.clipboard) continue;
  const usual = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText("value" in words ? words.value : words.textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = usual; }, SHOWN_MS);
  });
}
