// What was typed stays when the language is changed: kept in this tab until the page is back.
const KEY = "klantreis-typed";
const CONTROLS = "textarea[name], select[name], input[name]:not([type=hidden], [type=file], [type=password])";
const LEFT_OUT = "input[type=password], input[type=file]";

const languages = document.querySelector(".languages");
const form = () => document.querySelector("main form.item-form");

function keep() {
  const left = form();
  if (!left) return;
  const apart = new Set([...left.querySelectorAll(LEFT_OUT)].map((one) => one.name));
  const typed = [...new FormData(left)].filter(([name]) => !apart.has(name));
  const path = new URL(languages.elements.back.value, location.origin).pathname;
  sessionStorage.setItem(KEY, JSON.stringify({ path, typed }));
}

/** Fill the form in again, control by control; a name that wasn't there stays as it came. */
function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  if (kept?.path !== location.pathname || !form()) return;
  const left = new Map();
  for (const [name, value] of kept.typed) left.set(name, [...(left.get(name) ?? []), value]);
  for (const control of form().querySelectorAll(CONTROLS)) {
    const values = left.get(control.name) ?? [];
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.multiple) for (const one of control.options) one.selected = values.includes(one.value);
    else if (values.length) control.value = values.shift();
  }
}

languages?.addEventListener("submit", keep);
putBack();
