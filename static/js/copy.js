/* Buttons that copy: questions, the message, links. They stay hidden where scripts do not run. */

async function copy(words) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
  const area = Object.assign(document.createElement("textarea"), { value: words, readOnly: true, className: "unseen" });
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("the browser does not let us copy");
}

function wordsOf(button) {
  if (button.dataset.copyLink) return new URL(button.dataset.copyLink, location.href).href;
  return document.getElementById(button.dataset.copy).textContent.trim();
}

async function answer(button) {
  const label = button.querySelector("span");
  const use = button.querySelector("use");
  const [words, drawing] = [label.textContent, use.getAttribute("href")];
  await copy(wordsOf(button));
  label.textContent = button.dataset.copied;
  use.setAttribute("href", drawing.replace(/#.*/, "#done"));
  button.setAttribute("aria-live", "polite");
  setTimeout(() => {
    label.textContent = words;
    use.setAttribute("href", drawing);
  }, 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-print")) print();
  else if ((button.dataset.copy || button.dataset.copyLink) && button.getAttribute("aria-live") !== "busy") answer(button).catch(() => {});
});

/* a link to a folded note opens it; the report may arrive after this script, so both are asked of the document */

function openTarget() {
  const target = location.hash.startsWith("#note-") && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === "DETAILS") target.open = true;
}

function reveal() {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-link], [data-print]")) button.hidden = false;
}

addEventListener("hashchange", openTarget);
document.addEventListener("htmx:afterSettle", reveal);
reveal();
openTarget();
