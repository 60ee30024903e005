// The picture: a card opens its form, and the map can be made larger and smaller.
import { open } from "./panel.js";
import { journeyPath } from "./region.js";

const frame = () => document.getElementById("map-frame");
const picture = () => frame()?.querySelector("svg");
let scale = 0;

/** The address of the form of what is drawn there. */
export function addressOf(shape) {
  const { resource, id } = shape.dataset;
  return resource === "journey" ? `${journeyPath()}/frame` : `${journeyPath()}/${resource}s/${id}`;
}

export const shapeAt = (target) => target.closest?.("#map-frame [data-resource][role=button]");

/** How large the picture is drawn; 0 is as wide as its frame. */
function show() {
  const svg = picture();
  if (!svg) return;
  frame().dataset.fit = scale ? "no" : "yes";
  const width = svg.viewBox.baseVal.width;
  svg.style.setProperty("inline-size", scale ? `${Math.round(width * scale)}px` : null);
  document.getElementById("zoom-fit").setAttribute("aria-pressed", String(!scale));
  document.querySelector("[data-zoom]").hidden = false;
}

function zoom(by) {
  const now = scale || picture().getBoundingClientRect().width / picture().viewBox.baseVal.width;
  scale = by === "fit" ? 0 : Math.min(4, Math.max(0.1, now * Number(by)));
  show();
}

export function clickableMap() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom-by]");
    if (button) zoom(button.dataset.zoomBy);
    const shape = shapeAt(event.target);
    if (shape) open(addressOf(shape), shape);
  });
  document.addEventListener("keydown", (event) => {
    const shape = shapeAt(event.target);
    if (!shape || event.shiftKey || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    open(addressOf(shape), shape);
  });
  document.addEventListener("journey-shown", show);
  show();
}
