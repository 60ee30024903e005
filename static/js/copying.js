// Buttons that copy a text of the page; without a script the text can be selected.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copies]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
    button.querySelector("span").textContent = button.dataset.copied;
  });
}
