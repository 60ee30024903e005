// A button that is pressed before the page's scripts are there waits for them, so that no half-typed text is lost.
{
  const HANDLED = "form[data-quick], form[data-outbox]";
  const early = [];
  const hold = (event) => {
    if (!event.target.matches(HANDLED)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    early.push([event.target, event.submitter]);
  };
  document.addEventListener("submit", hold, true);
  // Modules run before this; where they could not be loaded, the form goes its way without them.
  document.addEventListener("DOMContentLoaded", () => {
    document.removeEventListener("submit", hold, true);
    for (const [form, submitter] of early) form.requestSubmit(submitter);
  });
}
