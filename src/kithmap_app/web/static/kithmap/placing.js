// Placing by keys: a ring for a digit, and one step back.

import { answerByKeys } from "./answer_keys.js";

const KEYS = new Set(["0", "1", "2", "3", "4", "5", "Backspace"]);

answerByKeys({
  part: document.getElementById("placing-part"),
  keyOf: (event) => (KEYS.has(event.key) ? event.key : ""),
  focus: "who",
});
