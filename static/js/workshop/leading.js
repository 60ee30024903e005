// Who leads moves any card of the map, by pointer and by keys: as the form below the map does it.
import { movingByArrows } from "../arrows.js";
import { draggingCards } from "../dragging.js";
import { send } from "./quick.js";

const form = () => document.getElementById("move-form");

/** The card of a contact moment there, where it can be moved. */
function cardAt(target) {
  return form() && target.closest?.("#map-frame .card[data-resource=contact-moment]");
}

const move = (moment, where) => send(form(), null, { moment, ...where });

export function movingCards() {
  draggingCards({ cardAt, moved: move });
  movingByArrows({
    momentAt: (target) => cardAt(target)?.dataset.id,
    moved: (moment, direction) => move(moment, { direction }),
  });
}
