// Shift with an arrow moves the contact moment that has the focus.

const DIRECTIONS = { ArrowLeft: "earlier", ArrowRight: "later", ArrowUp: "up", ArrowDown: "down" };

/** `momentAt(element)`: the id of the contact moment there, if it may be moved; `moved(id, direction)` does it. */
export function movingByArrows({ momentAt, moved }) {
  document.addEventListener("keydown", (event) => {
    const direction = event.shiftKey && !event.ctrlKey && !event.altKey && DIRECTIONS[event.key];
    const moment = direction && momentAt(event.target);
    if (!moment) return;
    event.preventDefault();
    moved(moment, direction);
  });
}
