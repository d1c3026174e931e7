/* Says on the page when the browser or the device gave no passkey; the button would seem to do nothing. */

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});
