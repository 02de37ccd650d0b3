// Who is who by keys: y the same, n not the same, s later; a key that is held down answers once.

import { answerByKeys } from "./answer_keys.js";

const KEYS = new Set(["y", "n", "s"]);

answerByKeys({
  part: document.getElementById("same-part"),
  keyOf: (event) => (!event.repeat && KEYS.has(event.key.toLowerCase()) ? event.key.toLowerCase() : ""),
  focus: "is-it-one",
});
