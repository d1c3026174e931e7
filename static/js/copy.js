/* Buttons that copy: questions, the message, links. They stay hidden where scripts do not run. */

async function copy(words) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
  const area = Object.assign(document.createElement("textarea"), { value: words, readOnly: true, className: "unseen" });
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("the browser does not let us copy");
  return undefined;
}

function wordsOf(button) {
  if (button.dataset.copyLink) return new URL(button.dataset.copyLink, location.href).href;
  return document.getElementById(button.dataset.copy).textContent.trim();
}

function select(button) {
  const shown = document.getElementById(button.dataset.copy || "");
  if (shown) getSelection().selectAllChildren(shown);
}

function sayCopied(button) {
  const label = button.querySelector("span");
  const use = button.querySelector("use");
  const [words, drawing] = [label.textContent, use.getAttribute("href")];
  button.dataset.said = "";
  button.setAttribute("aria-live", "polite");
  label.textContent = button.dataset.copied;
  use.setAttribute("href", drawing.replace(/#.*/, "#done"));
  setTimeout(() => {
    label.textContent = words;
    use.setAttribute("href", drawing);
    delete button.dataset.said;
  }, 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-copy-link]");
  if (!button) return;
  copy(wordsOf(button)).then(
    () => "said" in button.dataset || sayCopied(button),
    () => select(button), // then it can be copied by hand
  );
});

export function reveal() {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-link], [data-print]")) button.hidden = false;
}

reveal();
