// A card of the map can be dragged to another place, phase or department; keys and forms do the same.

const FROM_PX = 8;
let cardAt, moved;
let drag = null;

const picture = () => document.querySelector("#map-frame svg");
const boxOf = (shape) => shape.getBoundingClientRect();
const middle = (box) => box.left + box.width / 2;
const centre = (box) => box.top + box.height / 2;

/** The phase and the lane below a point, and the card in that phase that stands left of it. */
function placeAt(x, y, moment) {
  const svg = picture();
  const shapes = (kind) => [...svg.querySelectorAll(kind)];
  const phase = shapes(".phase[data-id]").find((one) => boxOf(one).left <= x && x < boxOf(one).right);
  const lane = shapes(".lane[data-resource=department]")
    .find((one) => boxOf(one).top <= y && y < boxOf(one).bottom);
  if (!phase) return null;
  const span = boxOf(phase);
  const before = shapes(".card[data-resource=contact-moment]")
    .filter((card) => card.dataset.id !== moment)
    .map((card) => ({ id: card.dataset.id, x: middle(boxOf(card)) }))
    .filter((card) => card.x < x && card.x >= span.left && card.x < span.right)
    .sort((one, other) => one.x - other.x)
    .pop();
  const where = { direction: "to", phase: phase.dataset.id, after: before?.id ?? "" };
  if (lane) where.department = lane.dataset.id ?? "";
  return where;
}

function begin(event) {
  const card = cardAt(event.target);
  if (!card || event.button || event.pointerType === "touch") return;
  const box = boxOf(card);
  drag = { on: false, across: event.clientX - middle(box), down: event.clientY - centre(box) };
  take(card);
}

/** Hold a card as it is drawn; `x` and `y`: where the pointer would be if it had not been dragged. */
function take(card) {
  const box = boxOf(card);
  const at = { x: middle(box) + drag.across, y: centre(box) + drag.down };
  drag = { ...drag, ...at, card, was: card.getAttribute("transform") ?? "" };
}

/** A picture that was drawn anew has another card in place of the one that is held, or none any more. */
function takeAgain() {
  if (!drag || drag.card.isConnected) return;
  const { id } = drag.card.dataset;
  const card = picture()?.querySelector(`.card[data-resource=contact-moment][data-id="${CSS.escape(id)}"]`);
  if (drag.on && card && cardAt(card)) take(card);
  else drag = null;
}

function go(event) {
  takeAgain();
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.on && Math.hypot(dx, dy) < FROM_PX) return;
  drag.on = true;
  const scale = picture().viewBox.baseVal.width / boxOf(picture()).width;
  drag.card.classList.add("is-dragged");
  drag.card.setAttribute("transform", `translate(${dx * scale} ${dy * scale}) ${drag.was}`);
  event.preventDefault();
}

/** Put the card back where it was drawn: the server draws it anew where it belongs. */
function letGo() {
  drag.card.setAttribute("transform", drag.was);
  drag.card.classList.remove("is-dragged");
  const done = drag;
  drag = null;
  return done;
}

/** The click that follows a drag opens no form. */
function swallowClick() {
  const stop = (click) => click.stopPropagation();
  document.addEventListener("click", stop, true);
  setTimeout(() => document.removeEventListener("click", stop, true));
}

function end(event) {
  go(event);
  if (!drag) return;
  const box = boxOf(drag.card);
  const { card, on } = letGo();
  if (!on) return;
  swallowClick();
  const where = placeAt(middle(box), event.clientY, card.dataset.id);
  if (where) moved(card.dataset.id, where);
}

/** `cardAt(element)`: the card there, if it may be moved; `moved(id, where)` hears where it was let go. */
export function draggingCards(asked) {
  ({ cardAt, moved } = asked);
  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", go);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", () => drag && letGo());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) letGo();
  });
}
