/* The one door for markup that scripts put into a page (Trusted Types): what could run in it is refused as a whole.
   htmx puts our server's fragments in; nothing else here makes elements from text. Browsers without it lose nothing. */

(() => {
  const inert = window.trustedTypes?.createPolicy("inert", { createHTML: (markup) => markup });

  function canRun(element) {
    if (element.localName === "script") return !element.src || new URL(element.src, location.href).origin !== location.origin;
    return [...element.attributes].some(({ name, value }) =>
      name.startsWith("on") || name.startsWith("hx-on") || name === "srcdoc" || /^\s*javascript:/i.test(value));
  }

  window.trustedTypes?.createPolicy("default", {
    createHTML(markup) {
      const page = new DOMParser().parseFromString(inert.createHTML(markup), "text/html"); // nothing runs in there
      const all = [page, ...[...page.querySelectorAll("template")].map((template) => template.content)];
      return all.some((part) => [...part.querySelectorAll("*")].some(canRun)) ? null : markup;
    },
  });
})();
