// Shift with an arrow moves the contact moment that has the focus, in the map and in the table.
import { shapeAt } from "./map.js";
import { journeyPath, sendQuickly } from "./region.js";

const DIRECTIONS = { ArrowLeft: "earlier", ArrowRight: "later", ArrowUp: "up", ArrowDown: "down" };

/** The id of the contact moment that has the focus, if one has. */
function momentAt(target) {
  const shape = shapeAt(target);
  if (shape) return shape.dataset.resource === "contact-moment" ? shape.dataset.id : "";
  return target.closest?.("[data-movable]")?.closest("[data-moment]")?.dataset.moment ?? "";
}

/** Move a contact moment: `where` holds the fields of the form that does the same. */
export function move(moment, where) {
  const form = document.createElement("form");
  form.action = `${journeyPath()}/contact-moments/${moment}/move`;
  for (const [name, value] of Object.entries(where)) {
    const field = document.createElement("input");
    [field.name, field.value] = [name, value];
    form.append(field);
  }
  return sendQuickly(form);
}

export function movingByKeys() {
  document.addEventListener("keydown", (event) => {
    const direction = event.shiftKey && !event.ctrlKey && !event.altKey && DIRECTIONS[event.key];
    const moment = direction && momentAt(event.target);
    if (!moment) return;
    event.preventDefault();
    move(moment, { direction });
  });
}
