// Words to pick beside a field of words separated by commas; typing and picking go together.

const wordsOf = (input) => input.value.split(",").map((word) => word.trim()).filter(Boolean);

function show(box, input) {
  const chosen = wordsOf(input);
  for (const chip of box.querySelectorAll("button")) {
    chip.setAttribute("aria-pressed", String(chosen.includes(chip.value)));
  }
}

function toggle(input, word) {
  const words = wordsOf(input);
  const rest = words.filter((one) => one !== word);
  input.value = (rest.length < words.length ? rest : [...words, word]).join(", ");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

export function chips(root) {
  for (const box of root.querySelectorAll("[data-words-for]")) {
    const input = root.querySelector(`#${box.dataset.wordsFor}`);
    box.hidden = false;
    box.addEventListener("click", (event) => {
      const chip = event.target.closest("button");
      if (chip) toggle(input, chip.value);
    });
    input.addEventListener("input", () => show(box, input));
    show(box, input);
  }
}
