// Contact moments are moved by pointer in the map, and by keys in the map and in the table.
import { movingByArrows } from "./arrows.js";
import { draggingCards } from "./dragging.js";
import { shapeAt } from "./map.js";
import { journeyPath, sendQuickly } from "./region.js";

/** The card of a contact moment there, if there is one. */
function cardAt(target) {
  const shape = shapeAt(target);
  return shape?.dataset.resource === "contact-moment" ? shape : null;
}

/** The id of the contact moment that has the focus, if one has. */
function momentAt(target) {
  const shape = shapeAt(target);
  if (shape) return shape.dataset.resource === "contact-moment" ? shape.dataset.id : "";
  return target.closest?.("[data-movable]")?.closest("[data-moment]")?.dataset.moment ?? "";
}

/** Move a contact moment: `where` holds the fields of the form that does the same. */
function move(moment, where) {
  const form = document.createElement("form");
  form.action = `${journeyPath()}/contact-moments/${moment}/move`;
  for (const [name, value] of Object.entries(where)) {
    const field = document.createElement("input");
    [field.name, field.value] = [name, value];
    form.append(field);
  }
  return sendQuickly(form);
}

export function movingCards() {
  movingByArrows({ momentAt, moved: (moment, direction) => move(moment, { direction }) });
  draggingCards({ cardAt, moved: move });
}
