// Conveniences only: every page works without this file.
"use strict";

// Filters and order take effect at once; a note says so before anybody changes them.
const form = document.getElementById("search");
if (form) {
  const submit = () => form.requestSubmit();
  for (const field of document.querySelectorAll('input[type="checkbox"][form="search"], select[form="search"]')) {
    field.addEventListener("change", submit);
  }
  // Empty fields would only lengthen the address.
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
  // A page taken from the browser's memory has its fields back.
  window.addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}

// A button to copy the citation, where the browser can.
for (const place of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(place.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = place.dataset.label;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent.trim());
    told.textContent = place.dataset.done;
  });
  place.append(button, " ", told);
}

// A link to an earlier response opens it.
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
window.addEventListener("hashchange", reveal);
reveal();
