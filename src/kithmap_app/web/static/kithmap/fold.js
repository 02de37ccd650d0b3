// Folds: on a phone what can wait is folded, unless the address asks for it; on paper everything is open.

const folds = [...document.querySelectorAll("details.fold")];
const wanted = () => document.getElementById(location.hash.slice(1))?.closest("details.fold");

if (matchMedia("(max-width: 699px)").matches) {
  for (const fold of folds) fold.open = fold === wanted();
}
addEventListener("hashchange", () => wanted()?.setAttribute("open", ""));
addEventListener("beforeprint", () => folds.forEach((fold) => (fold.open = true)));
