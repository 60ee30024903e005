// The facilitator's timer: counts down by the server's clock.

let offset = 0;

function left(ends) {
  return Math.max(0, Math.round((Date.parse(ends) - (Date.now() + offset)) / 1_000));
}

function show() {
  for (const one of document.querySelectorAll("[data-ends]")) {
    const seconds = left(one.dataset.ends);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const face = one.querySelector("[data-clock]");
    if (face.textContent !== text) face.textContent = text;
    one.classList.toggle("is-over", seconds === 0);
  }
}

function synchronise() {
  const now = document.querySelector("[data-now]")?.dataset.now;
  if (now) offset = Date.parse(now) - Date.now();
  show();
}

export function timer() {
  document.addEventListener("room-shown", synchronise);
  setInterval(show, 500);
  synchronise();
}
