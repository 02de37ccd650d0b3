// @ts-check
// Which part of the map is seen: pan, zoom and fit, by buttons, wheel, keys and fingers.

import { map, page } from "./map_marks.js";

const CLOSEST = 8, FARTHEST = 0.8;
const STEP = 1.3;
const KEPT = "map-view";

let whole, seen;

const parsed = (text) => {
  const [x, y, width, height] = text.split(" ").map(Number);
  return { x, y, width, height };
};

/** Take over a new drawing; what was seen of the one before is seen of this one. */
export function beginView() {
  whole = parsed(map().dataset.whole ??= map().getAttribute("viewBox"));
  seen = JSON.parse(sessionStorage.getItem(KEPT + location.search) ?? "null") ?? { ...whole };
  show();
}

function show() {
  map().setAttribute("viewBox", `${seen.x} ${seen.y} ${seen.width} ${seen.height}`);
  sessionStorage.setItem(KEPT + location.search, JSON.stringify(seen));
  page.classList.toggle("is-zoomed", seen.width < whole.width * 0.99);
}

export function fit() {
  seen = { ...whole };
  show();
}

/** Zoom by `factor` (above 1: closer) so that `at`, a point of the map, stays where it is. */
export function zoom(factor, at = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 }) {
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, (whole.width / seen.width) * factor));
  const share = whole.width / scale / seen.width;
  seen = {
    x: at.x - (at.x - seen.x) * share,
    y: at.y - (at.y - seen.y) * share,
    width: seen.width * share,
    height: seen.height * share,
  };
  show();
}

export const closer = () => zoom(STEP);
export const farther = () => zoom(1 / STEP);

/** Move what is seen by so many px of the screen. */
export function pan(dx, dy) {
  const pixel = map().getScreenCTM().a;
  seen.x -= dx / pixel;
  seen.y -= dy / pixel;
  show();
}

/** Bring a point of the map into sight, if it is not. */
export function reveal(point) {
  const air = seen.width * 0.04;
  const inside = point.x > seen.x + air && point.x < seen.x + seen.width - air
    && point.y > seen.y + air / 2 && point.y < seen.y + seen.height - air / 2;
  if (inside) return;
  seen.x = point.x - seen.width / 2;
  seen.y = point.y - seen.height / 2;
  show();
}
