// The focus stays where it was when a part of the page changes under it: who uses keys goes on from there.

const REACHABLE = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
const reachable = (part) => [...part.querySelectorAll(REACHABLE)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());

/** The part that is about to change, and how many controls in it stand before the one with the focus. */
let left = null;

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const focused = document.activeElement;
  left = target.contains(focused) ? { target, place: reachable(target).indexOf(focused) } : null;
});

// htmx itself gives the focus back to what has kept its id, and some pages know better where to go on
document.addEventListener("htmx:afterSettle", () => {
  if (!left || document.activeElement !== document.body) return;
  const { target, place } = left;
  left = null;
  const part = target.isConnected ? target : document.getElementById(target.id);
  const controls = part ? reachable(part) : [];
  controls[Math.min(Math.max(place, 0), controls.length - 1)]?.focus({ preventScroll: true });
});
