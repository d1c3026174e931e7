/* Hashes the chosen file in the browser, so that it stays on the device and only its hash is asked about.
   Without Web Crypto, or with a file that does not fit into memory, the form is sent as it is. */

const MOST_BYTES = 512 * 1024 * 1024;
const form = document.getElementById("by-file");
const chosen = document.getElementById("file");

async function digestOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fits(file) {
  return file && file.size > 0 && file.size <= MOST_BYTES;
}

if (isSecureContext && crypto.subtle) {
  document.getElementById("sent").hidden = true;
  document.getElementById("stays").hidden = false;
  chosen.addEventListener("change", () => {
    const [file] = chosen.files;
    const stays = !file || fits(file);
    document.getElementById("sent").hidden = stays;
    document.getElementById("stays").hidden = !stays;
  });
  form.addEventListener("submit", (event) => {
    const [file] = chosen.files;
    if (!fits(file)) return;
    event.preventDefault();
    const label = form.querySelector("button span");
    const words = label.textContent;
    label.textContent = form.dataset.busy;
    digestOf(file).then(
      (sha256) => location.assign(`?sha256=${sha256}#answer`),
      () => {
        label.textContent = words;
        document.getElementById("stays").hidden = true;
        document.getElementById("sent").hidden = false;
        form.submit(); // too large for this device's memory
      },
    );
  });
}
