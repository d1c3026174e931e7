/* The form with a little more comfort: previews, drop and paste, a counter, and problems that lose nothing.
   Everything here is an addition; without it the same form is sent by the browser. */

const form = document.getElementById("question");
const text = document.getElementById("text");
const count = document.getElementById("text-count");
const input = document.getElementById("images");
const drop = document.getElementById("drop");
const previews = document.getElementById("previews");
const button = form.querySelector("[type=submit]");
const label = button.firstElementChild;
const words = label.textContent;
const icons = document.querySelector(".drop-icon use").getAttribute("href").split("#")[0];
let chosen = [];

/* the counter */

function countCharacters() {
  const most = Number(text.dataset.most);
  const length = [...text.value].length;
  count.hidden = length === 0;
  count.textContent = length.toLocaleString();
  count.classList.toggle("over", length > most);
}

/* the pictures: `chosen` is the truth, the real file input always carries the same files */

function say(id, ...sentences) {
  document.getElementById(id).replaceChildren(
    ...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })),
  );
}

function isPicture(file) {
  return /^image\/(png|jpeg|webp|gif|hei[cf])$/.test(file.type) || /\.(png|jpe?g|webp|gif|hei[cf])$/i.test(file.name);
}

function add(files) {
  const most = Number(input.dataset.most);
  const problems = [];
  for (const file of files) {
    if (chosen.some((known) => known.name === file.name && known.size === file.size && known.lastModified === file.lastModified)) continue;
    if (!isPicture(file)) problems.push(input.dataset.noPicture.replace("{name}", file.name));
    else if (file.size > Number(input.dataset.mostBytes)) problems.push(input.dataset.tooLarge.replace("{name}", file.name));
    else if (chosen.length >= most) problems.push(input.dataset.tooMany);
    else chosen.push(file);
  }
  say("images-problem", ...new Set(problems));
  show();
}

function show() {
  const carried = new DataTransfer();
  for (const file of chosen) carried.items.add(file);
  input.files = carried.files;
  for (const image of previews.querySelectorAll("img")) URL.revokeObjectURL(image.src);
  previews.replaceChildren(...chosen.map(preview));
  previews.hidden = chosen.length === 0;
}

function preview(file, index) {
  const tile = document.createElement("li");
  const image = Object.assign(document.createElement("img"), { src: URL.createObjectURL(file), alt: file.name });
  image.addEventListener("error", () => {
    image.replaceWith(Object.assign(document.createElement("span"), { className: "no-preview", textContent: file.name }));
  });
  const which = Object.assign(document.createElement("span"), { className: "which", textContent: index + 1 });
  which.setAttribute("aria-hidden", "true");
  tile.append(image, which, remover(file, index));
  return tile;
}

function remover(file, index) {
  const remove = Object.assign(document.createElement("button"), { type: "button" });
  remove.setAttribute("aria-label", input.dataset.remove.replace("{number}", index + 1));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  use.setAttribute("href", `${icons}#remove`);
  svg.append(use);
  remove.append(svg);
  remove.addEventListener("click", () => {
    chosen = chosen.filter((known) => known !== file);
    say("images-problem");
    show();
    (previews.querySelectorAll("button")[Math.min(index, chosen.length - 1)] || input).focus();
  });
  return remove;
}

input.addEventListener("change", () => add([...input.files]));

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over-it");
  });
}
form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) drop.classList.remove("over-it");
});
form.addEventListener("drop", (event) => {
  drop.classList.remove("over-it");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  add([...event.dataTransfer.files]);
});
document.addEventListener("paste", (event) => {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  const now = Date.now();
  add([...event.clipboardData.files].map((file, index) => new File([file], file.name, { type: file.type, lastModified: now + index })));
});

/* sending: a problem comes back into this page, so that nothing has to be chosen twice */

function busy(yes) {
  button.disabled = yes;
  label.textContent = yes ? form.dataset.busy : words;
}

function showProblems(page) {
  for (const id of ["form-problem", "text-problem", "images-problem"]) {
    document.getElementById(id).replaceChildren(...page.getElementById(id).children);
  }
  form.querySelector(".without-script")?.remove();
  text.toggleAttribute("aria-invalid", false);
  if (page.getElementById("text").getAttribute("aria-invalid")) text.setAttribute("aria-invalid", "true");
  for (const refused of form.querySelectorAll("[data-picture]")) {
    previews.children[Number(refused.dataset.picture) - 1]?.classList.add("refused");
  }
  const first = form.querySelector(".problem p");
  if (first) first.scrollIntoView({ block: "center" });
}

async function send() {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html" } });
  if (answer.ok && answer.redirected) return location.assign(answer.url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.getElementById("question")) showProblems(page);
  else say("form-problem", form.dataset.refused);
  return busy(false);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.disabled) return;
  busy(true);
  send().catch(() => {
    say("form-problem", form.dataset.lost);
    busy(false);
  });
});

addEventListener("pageshow", () => busy(false)); // back from the report
text.addEventListener("input", countCharacters);
input.classList.add("unseen");
document.getElementById("choose").hidden = false;
for (const hint of form.querySelectorAll(".can-drop")) hint.hidden = matchMedia("(pointer: coarse)").matches;
countCharacters();
if (input.files.length) add([...input.files]);
