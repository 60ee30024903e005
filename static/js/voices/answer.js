// The questionnaire works without this: it reads aloud, warns while somebody types, and copies the own link.
const WAIT = 700;

/** Read what is on the screen, each piece in the language that it stands in. */
function listening() {
  const button = document.getElementById("listen");
  if (!button || !("speechSynthesis" in window)) return;
  const label = button.querySelector("span");
  const stop = () => {
    speechSynthesis.cancel();
    button.setAttribute("aria-pressed", "false");
    label.textContent = button.dataset.start;
  };
  const start = () => {
    const pieces = [...document.querySelectorAll("main [data-say]")].filter((one) => one.checkVisibility?.() ?? true);
    pieces.forEach((piece, number) => {
      const spoken = new SpeechSynthesisUtterance(piece.textContent.trim());
      spoken.lang = piece.closest("[lang]").lang;
      const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith(spoken.lang));
      if (voice) spoken.voice = voice;
      if (number === pieces.length - 1) spoken.onend = stop;
      speechSynthesis.speak(spoken);
    });
    button.setAttribute("aria-pressed", "true");
    label.textContent = button.dataset.stop;
  };
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  addEventListener("pagehide", stop);
}

/** Say what looks like a name or a number; the text goes to this server, which keeps nothing of it here. */
function watching() {
  const field = document.querySelector("[data-watched]");
  const note = document.getElementById("watched");
  if (!field || !note) return;
  let timer = 0;
  const look = async () => {
    const text = field.value;
    try {
      const answer = await fetch("/personal-data", { method: "POST", body: new URLSearchParams({ text }) });
      const { warnings } = answer.ok ? await answer.json() : { warnings: [] };
      if (field.value !== text) return;
      const letters = [...text];
      const found = [...new Set(warnings.map((one) => letters.slice(one.start, one.end).join("").trim()))];
      note.hidden = !found.length;
      note.textContent = found.length ? field.dataset.watched.replace("{found}", () => found.join(", ")) : "";
    } catch {
      note.hidden = true; // no connection: the server looks again when the answer is sent
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
}

function copying() {
  const button = document.getElementById("copy");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById("own-link").textContent.trim());
    button.querySelector("span").textContent = button.dataset.copied;
  });
}

listening();
watching();
copying();
