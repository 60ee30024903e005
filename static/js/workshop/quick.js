// Buttons that need the server at once (leading, voting): sent without loading the page anew.
import { say } from "./announce.js";
import { asking, merge, sentenceOf } from "./merge.js";

/** The parts of the page from this form on, by the ids of their headings. */
function partsFrom(form) {
  const parts = [...document.querySelectorAll("#room section[aria-labelledby]")];
  return parts.slice(parts.indexOf(form.closest("section"))).map((one) => one.getAttribute("aria-labelledby"));
}

/** A button may go with what it was about: who uses the keyboard goes on at its part, or the next one. */
function goOn(parts) {
  if (document.activeElement !== document.body) return;
  const place = parts.map((id) => document.getElementById(id)).find(Boolean) ?? document.getElementById("main");
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Send a form as it is filled in, or with other `fields`. */
export async function send(form, submitter, fields = new FormData(form, submitter)) {
  const parts = partsFrom(form);
  const words = document.getElementById("said").dataset;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(submitter?.getAttribute("formaction") ?? form.getAttribute("action"), {
      method: "POST", headers: asking(), body: new URLSearchParams(fields),
    });
    const text = await answer.text();
    if (answer.ok) delete form.dataset.dirty;
    if (answer.ok && merge(text)) {
      say(document.getElementById("room").dataset.message);
      goOn(parts);
    } else say(sentenceOf(text, words.failed));
  } catch {
    say(words.offline);
  }
  form.removeAttribute("aria-busy");
}

export function quick() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-quick]")) return;
    event.preventDefault();
    const question = event.submitter?.dataset.sure;
    if (question && !window.confirm(question)) return;
    send(event.target, event.submitter);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-at-once]")) event.target.form.requestSubmit();
  });
}
