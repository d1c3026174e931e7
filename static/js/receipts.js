/* A value of a receipt shows its place on the picture: by pointer, by keyboard, and when it is tapped.
   Without scripts the values are links to their places. */

function placeOf(element) {
  const link = element.closest("tr")?.querySelector("a.place");
  return link && document.getElementById(link.hash.slice(1));
}

function bringIntoFrame(place) {
  const frame = place.closest(".frame");
  const [inner, outer] = [place.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - outer.height / 3;
}

function light(event, lit) {
  const place = event.target instanceof Element && placeOf(event.target);
  if (!place) return;
  place.classList.toggle("lit", lit);
  if (lit) bringIntoFrame(place);
}

for (const [name, lit] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => light(event, lit));
}
document.addEventListener("click", (event) => {
  const place = event.target.closest("a.place") && placeOf(event.target);
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) event.preventDefault(); // in sight already: no jump
});
