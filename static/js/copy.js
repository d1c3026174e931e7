/* Buttons that copy: one question, a whole message, links. They stay hidden where scripts do not run.
   `data-copy` names the elements whose words are copied, each as a line. */

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
  return elementsOf(button).map((element) => element.textContent.trim()).join("\n");
}

function elementsOf(button) {
  return (button.dataset.copy || "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
}

function select(button) {
  const [first, ...others] = elementsOf(button);
  if (first) getSelection().setBaseAndExtent(first, 0, others.at(-1) || first, (others.at(-1) || first).childNodes.length);
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
  for (const button of document.querySelectorAll("[data-copy], [data-copy-link], [data-print], .zooming")) button.hidden = false;
}

reveal();
