// What is put on a drawn map afterwards: where the room is, the votes, and the curve alone.

const SVG = "http://www.w3.org/2000/svg";
const RADIUS = 17;
const AROUND = 10;
const SCALE_WIDTH = 60;

/** The rectangle of some shapes in the units of their picture. */
function extent(svg, shapes) {
  const toPicture = svg.getScreenCTM().inverse();
  const corners = shapes.flatMap((one) => {
    const box = one.getBoundingClientRect();
    return [[box.left, box.top], [box.right, box.bottom]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(toPicture));
  });
  const [xs, ys] = [corners.map((one) => one.x), corners.map((one) => one.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Show the phases, the curve and what the young parent said, and nothing below. */
export function showCurve(svg) {
  const shapes = [...svg.querySelectorAll(".phase, .curve, .expectation, .words")];
  if (!shapes.length) return;
  const { left, top, width, height } = extent(svg, shapes);
  svg.classList.add("is-curve");
  svg.setAttribute("viewBox", `${left - SCALE_WIDTH} ${top - AROUND} ${width + SCALE_WIDTH + 2} ${height + 2 * AROUND}`);
}

function badge(svg, shape, votes) {
  const { left, top, width } = extent(svg, [shape]);
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "vote-badge");
  group.setAttribute("aria-hidden", "true"); // the list beside the map says it in words
  const circle = document.createElementNS(SVG, "circle");
  const text = document.createElementNS(SVG, "text");
  for (const [name, value] of [["cx", left + width - RADIUS], ["cy", top], ["r", RADIUS]]) circle.setAttribute(name, value);
  for (const [name, value] of [["x", left + width - RADIUS], ["y", top + 6]]) text.setAttribute(name, value);
  text.textContent = votes;
  group.append(circle, text);
  svg.append(group);
}

/** Put the votes of the last round on the map: a number at each thing that has some. */
export function showVotes(svg) {
  for (const old of svg.querySelectorAll(".vote-badge")) old.remove();
  for (const one of document.querySelectorAll("[data-result] > [data-votes]")) {
    // A bottleneck that is not drawn itself has its votes at the first contact moment that it is about.
    const ids = [one.dataset.id, ...(one.dataset.at ?? "").split(" ").filter(Boolean)];
    const shape = ids.map((id) => svg.querySelector(`g[data-id="${CSS.escape(id)}"]:is(.card, .bottleneck)`)).find(Boolean);
    if (shape) badge(svg, shape, one.dataset.votes);
  }
}
