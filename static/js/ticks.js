/* What was ticked off stays ticked, in this browser only. The report's address is secret, so only a digest names it. */

const KEY = "ticks";

function digest(words) {
  let sum = 5381;
  for (const letter of words) sum = (sum * 33 + letter.codePointAt(0)) % 4294967291;
  return sum.toString(36);
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

function keep(name, ticked) {
  const all = kept();
  const own = new Set(all[digest(location.pathname)]);
  if (ticked) own.add(name);
  else own.delete(name);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all, [digest(location.pathname)]: [...own] }));
  } catch {
    // nothing may be stored here: the tick lasts as long as the page
  }
}

export function keepTicks() {
  const own = kept()[digest(location.pathname)] || [];
  for (const box of document.querySelectorAll("[data-ticks] input")) if (own.includes(box.name)) box.checked = true;
}

document.addEventListener("change", (event) => {
  if (event.target.closest("[data-ticks]")) keep(event.target.name, event.target.checked);
});
