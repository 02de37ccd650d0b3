// The slider: whole months back from today, each told as a day. The form asks for the map of that day.

document.documentElement.classList.add("has-script");

const form = document.getElementById("when");
const back = /** @type {HTMLInputElement | null} */ (document.getElementById("back"));
const on = /** @type {HTMLInputElement | null} */ (document.getElementById("on"));

/** Give the day so many months before `today` (YYYY-MM-DD); the last day of a shorter month stands for later ones. */
export function monthsBefore(today, months) {
  const [year, month, day] = today.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Give whole months between two days. */
export function monthsBetween(day, today) {
  const [year, month] = day.split("-").map(Number);
  const [thisYear, thisMonth] = today.split("-").map(Number);
  return (thisYear - year) * 12 + thisMonth - month;
}

/** Days are said as the pages say them: "21 May 2025", also in English. */
const tongue = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const asSaid = new Intl.DateTimeFormat(tongue, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const spoken = (day) => asSaid.format(new Date(`${day}T12:00:00Z`));

function slide() {
  on.value = monthsBefore(form.dataset.today, Number(back.max) - Number(back.value));
  back.setAttribute("aria-valuetext", spoken(on.value));
  form.dispatchEvent(new Event("slid"));
}

function follow() {
  if (!on.value) return;
  back.value = String(Math.max(Number(back.max) - monthsBetween(on.value, form.dataset.today), 0));
  back.setAttribute("aria-valuetext", spoken(on.value));
}

if (form && back && on) {
  back.addEventListener("input", slide);
  on.addEventListener("change", follow);
}
document.getElementById("print")?.addEventListener("click", () => window.print());
