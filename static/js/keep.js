/* Switching the language loads the first page anew: what was typed waits for it in this tab, and nowhere else. */

const form = document.getElementById("question");
const text = document.getElementById("text");
const forget = form.elements.forget;
const pictures = document.getElementById("images");
const NAME = "typed";

function keep(event) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return; // opens elsewhere, this page stays
  if (!text.value && !pictures.files.length) return;
  const typed = { text: text.value, forget: forget?.checked, pictures: pictures.files.length > 0 };
  try {
    sessionStorage.setItem(NAME, JSON.stringify(typed));
  } catch {
    // nothing may be stored here: the browser was told so
  }
}

function kept() {
  try {
    const typed = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
    return JSON.parse(typed);
  } catch {
    return null;
  }
}

function giveBack(typed) {
  if (text.value) return; // the server knows better
  text.value = typed.text;
  text.dispatchEvent(new Event("input"));
  if (forget) forget.checked = Boolean(typed.forget);
  if (typed.pictures && !pictures.files.length) {
    const again = Object.assign(document.createElement("p"), { textContent: form.dataset.again });
    document.getElementById("images-problem").replaceChildren(again);
  }
}

for (const link of document.querySelectorAll(".masthead [hreflang]")) link.addEventListener("click", keep);
const typed = kept();
if (typed) giveBack(typed);
