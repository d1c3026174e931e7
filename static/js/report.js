/* The report: it may arrive after the page, folded notes open when they are linked to, and it can be printed.
   Ticks are kept in this browser; the form that sends more is the one of the first page. */

import { reveal } from "./copy.js";
import { keepTicks } from "./ticks.js";
import "./receipts.js";
import "./zoom.js";

function prepare() {
  reveal();
  keepTicks();
  if (document.getElementById("images")) import("./upload.js");
}

function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  let folded = target.closest("details:not([open])");
  if (folded && folded !== target) addEventListener("toggle", () => target.scrollIntoView(), { capture: true, once: true });
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
}

document.addEventListener("htmx:afterSettle", () => {
  prepare();
  const report = document.querySelector("[data-state=done], [data-state=failed]");
  if (report) document.getElementById("announcement").textContent = report.querySelector("h1").textContent.trim();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 404) location.reload(); // deleted from another device
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
addEventListener("hashchange", openTarget);
addEventListener("load", () => {
  if (!window.htmx && document.querySelector("[data-state=working]")) setTimeout(() => location.reload(), 3000);
});
prepare();
openTarget();
