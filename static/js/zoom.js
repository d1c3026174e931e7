/* Pictures in their frames: larger and smaller by button, by two fingers, and by a double tap at a place. */

const MOST = 4;
const fingers = new Map();
let pinch = null;

function sizeOf(frame) {
  return Number(frame.dataset.size || 1);
}

function resize(frame, wanted, x, y) {
  const size = Math.min(Math.max(wanted, 1), MOST);
  const before = sizeOf(frame);
  const box = frame.getBoundingClientRect();
  const [left, top] = [x - box.left, y - box.top];
  const [across, down] = [(frame.scrollLeft + left) / before, (frame.scrollTop + top) / before];
  frame.dataset.size = size;
  const sheet = frame.querySelector(".sheet");
  sheet.style.maxWidth = size > 1 ? "none" : "";
  sheet.style.width = size > 1 ? `${size * frame.dataset.plain}px` : "";
  frame.classList.toggle("zoomed", size > 1);
  frame.scrollTo(across * size - left, down * size - top);
  const figure = frame.parentElement;
  figure.querySelector("[data-zoom=out]").disabled = size <= 1;
  figure.querySelector("[data-zoom=in]").disabled = size >= MOST;
}

function measure(frame) {
  if (sizeOf(frame) === 1) frame.dataset.plain = frame.querySelector(".sheet").getBoundingClientRect().width;
}

function distance() {
  const [one, other] = [...fingers.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  if (!button) return;
  const frame = button.closest("figure").querySelector(".frame");
  const box = frame.getBoundingClientRect();
  measure(frame);
  const by = button.dataset.zoom === "in" ? 1.6 : 1 / 1.6;
  resize(frame, sizeOf(frame) * by, box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
});

document.addEventListener("dblclick", (event) => {
  const frame = event.target.closest(".frame");
  if (!frame) return;
  event.preventDefault();
  measure(frame);
  resize(frame, sizeOf(frame) > 1 ? 1 : 2.2, event.clientX, event.clientY);
});

document.addEventListener("pointerdown", (event) => {
  const frame = event.target.closest(".frame");
  if (!frame || event.pointerType !== "touch") return;
  fingers.set(event.pointerId, event);
  if (fingers.size !== 2) return;
  measure(frame);
  pinch = { frame, from: distance(), size: sizeOf(frame) };
});

document.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event);
  if (!pinch || fingers.size !== 2) return;
  const [one, other] = [...fingers.values()];
  resize(pinch.frame, (pinch.size * distance()) / pinch.from, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
});

for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinch = null;
  });
}
