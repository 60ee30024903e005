// What was typed in a page's form stays when the language is changed, and when the answer to it is an
// error: not logged in any more, a database that is busy. Kept in this tab until the form is back.
const KEY = "klantreis-typed";
const CONTROLS = "textarea[name], select[name], input[name]:not([type=hidden], [type=file], [type=password])";
const LEFT_OUT = "input[type=password], input[type=file]";

const languages = document.querySelector(".languages");
const form = () => document.querySelector("main form.item-form");
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");
const write = (kept) => sessionStorage.setItem(KEY, JSON.stringify(kept));
const forget = () => sessionStorage.removeItem(KEY);

function keep(why) {
  const left = form();
  if (!left) return;
  const apart = new Set([...left.querySelectorAll(LEFT_OUT)].map((one) => one.name));
  const typed = [...new FormData(left)].filter(([name]) => !apart.has(name));
  write({ why, path: new URL(languages.elements.back.value, location.origin).pathname, typed });
}

/** Fill the form in again, control by control. */
function fill(typed) {
  const left = new Map();
  for (const [name, value] of typed) left.set(name, [...(left.get(name) ?? []), value]);
  for (const control of form().querySelectorAll(CONTROLS)) {
    const values = left.get(control.name) ?? [];
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.multiple) for (const one of control.options) one.selected = values.includes(one.value);
    else if (values.length) control.value = values.shift();
  }
}

/** The page that came: an error holds on to what was sent, any other page knows it already. */
function arrive() {
  const kept = read();
  if (!kept) return;
  if (document.querySelector("main [data-error]")) {
    write({ ...kept, why: "held" });
    document.querySelector("[data-typed]")?.removeAttribute("hidden");
    return;
  }
  const isBack = kept.path === location.pathname && form();
  if (isBack && kept.why !== "sent") fill(kept.typed);
  if (isBack || kept.why !== "held") forget();
}

document.addEventListener("submit", (event) => {
  if (event.target === form() && !event.defaultPrevented) keep("sent");
  if (event.target.matches("[action='/logout']")) forget();
});
languages?.addEventListener("submit", () => keep("language"));
arrive();
