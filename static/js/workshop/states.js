// Shows at every item whether it is saved or waits; what waits is shown as if it were there already.

const words = () => document.getElementById("waiting").dataset;

function line(state, text) {
  const part = document.createElement("span");
  part.className = `item-state item-state--${state}`;
  part.textContent = text;
  return part;
}

/** A rating that waits: its face is pressed, and the line below says that it waits. */
function overlay(entry) {
  const card = document.getElementById(`moment-${entry.about}`);
  if (!card) return;
  delete card.dataset.mark; // no longer as the server drew it: it is sent anew
  const body = new URLSearchParams(entry.body);
  for (const face of card.querySelectorAll("button[name=score]")) {
    if (body.has("score")) face.setAttribute("aria-pressed", String(face.value === body.get("score")));
  }
  const shown = card.querySelector("[data-state]");
  shown?.replaceChildren(line(entry.state, words()[entry.state]));
}

function button(action, number, text) {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "utrecht-button utrecht-button--secondary-action";
  one.dataset.entry = number;
  one.dataset.action = action;
  one.textContent = text;
  return one;
}

function row(entry) {
  const item = document.createElement("li");
  item.className = "waiting-item";
  const what = document.createElement("p");
  what.className = "waiting-item__text";
  what.textContent = entry.label;
  item.append(what, line(entry.state, entry.why || words()[entry.state]));
  if (entry.state !== "waiting") {
    const ends = document.createElement("p");
    ends.className = "waiting-item__ends";
    ends.append(button("retry", entry.number, words().retry), button("drop", entry.number, words().drop));
    item.append(ends);
  }
  return item;
}

/** The line at the top: everything is saved, so many wait, so many were refused. */
function total(entries) {
  const refused = entries.filter((one) => one.state !== "waiting").length;
  const waiting = entries.length - refused;
  const [state, n] = refused ? ["refused", refused] : waiting ? ["waiting", waiting] : ["saved", 0];
  const shown = document.getElementById("all-saved");
  const form = n === 1 ? `${state}One` : n ? `${state}Other` : "savedAll";
  shown.dataset.state = state;
  shown.lastElementChild.textContent = words()[form].replace("{n}", n);
}

export function showStates(entries) {
  const list = document.getElementById("waiting");
  list.hidden = entries.length === 0;
  list.querySelector("ul").replaceChildren(...entries.map(row));
  for (const entry of entries) overlay(entry);
  total(entries);
}
