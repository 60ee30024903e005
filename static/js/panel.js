// Forms open in a panel at the side: the map stays in sight, and nothing is loaded anew.
import { chips } from "./chips.js";
import { selectorOf } from "./picture.js";
import { PART, send, sentenceOf, showJourney, showSaved } from "./region.js";

const dialog = () => document.getElementById("panel");
const body = () => document.getElementById("panel-body");
let changed = false;
let opener = "";

function state(text, isWrong = false) {
  const line = document.getElementById("panel-state");
  line.textContent = text;
  line.classList.toggle("is-wrong", isWrong);
}

function setChanged(now) {
  changed = now;
  state(now ? dialog().dataset.unsaved : "");
  showSaved(!now, dialog().dataset.unsaved);
}

/** Show what an answer holds; the summary of errors gets the focus, else the first field. */
function fill(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  body().replaceChildren(...page.body.childNodes);
  chips(body());
  dialog().scrollTop = 0;
  const first = body().querySelector("[data-focus]")
    ?? body().querySelector("input:not([type=hidden]), select, textarea")
    ?? body().querySelector("a, button");
  first?.focus();
}

/** Open the form at an address. */
export async function open(address, from = null) {
  if (changed && !window.confirm(dialog().dataset.lose)) return;
  if (!dialog().open) {
    opener = selectorOf(from);
    dialog().showModal();
  }
  setChanged(false);
  state(dialog().dataset.loading);
  try {
    const answer = await fetch(address, { headers: PART });
    fill(await answer.text());
    state("");
  } catch {
    state(dialog().dataset.offline, true);
  }
}

function close() {
  if (changed && !window.confirm(dialog().dataset.lose)) return;
  setChanged(false);
  dialog().close();
}

/** Back to where the panel was opened from, also where the page has been renewed meanwhile. */
function focusBack() {
  body().replaceChildren();
  const there = opener && document.querySelector(opener);
  (there || document.getElementById("add-moment"))?.focus();
}

async function save(form, submitter) {
  state(dialog().dataset.saving);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await send(form, submitter);
    const text = await answer.text();
    if (answer.headers.has("Klantreis-Form")) {
      fill(text);
      setChanged(true);
    } else if (showJourney(text)) {
      setChanged(false);
      const next = answer.headers.get("Klantreis-Next");
      if (next) await open(next);
      else dialog().close();
    } else {
      state(sentenceOf(text, dialog().dataset.failed), true);
    }
  } catch {
    state(dialog().dataset.offline, true);
  }
  form.removeAttribute("aria-busy");
}

export function panel() {
  document.addEventListener("click", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    const link = event.target.closest("a[data-panel]");
    if (link && plain) {
      event.preventDefault();
      open(link.href, link);
    } else if (dialog().open && event.target.closest("[data-panel-close]")) {
      event.preventDefault();
      close();
    } else if (event.target === dialog()) {
      close();
    }
  });
  dialog().addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.target, event.submitter);
  });
  dialog().addEventListener("input", () => setChanged(true));
  dialog().addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  dialog().addEventListener("close", focusBack);
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
