// One gathered message every few seconds for who can't see the screen, instead of one for each change.

const GATHER_MS = 4_000;
const counts = new Map();
let timer = 0;

const region = () => document.getElementById("announce");

function sentences() {
  const words = region().dataset;
  return [...counts].flatMap(([kind, n]) => {
    const text = n === 1 ? words[`${kind}One`] : words[`${kind}Other`];
    return text ? [text.replace("{n}", n)] : [];
  });
}

function tell() {
  timer = 0;
  region().textContent = sentences().join(" ");
  counts.clear();
}

/** Count a change of somebody else: `contact-moment.created` → `data-moment-one` / `-other`. */
const KINDS = { "contact-moment.created": "moment", "experience.created": "rating", "participant.created": "person" };
export function count(name) {
  const kind = KINDS[name];
  if (!kind) return;
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  timer ||= setTimeout(tell, GATHER_MS);
}

/** Say something at once: what this person did, or must know. */
export function say(text) {
  document.getElementById("said").textContent = text;
}
