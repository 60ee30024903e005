// A picture is put in place as a whole: merging thousands of shapes one by one takes a second.

/** How to find the same thing after it was shown anew; shapes of the map get other ids. */
export function selectorOf(element) {
  const shape = element?.closest("#map-frame [data-resource]");
  if (!shape) return element?.id ? `#${CSS.escape(element.id)}` : "";
  const { resource, id } = shape.dataset;
  const kind = CSS.escape(shape.classList[0]);
  return `#map-frame .${kind}[data-resource="${resource}"][data-id="${CSS.escape(id)}"]`;
}

/** Put what stands in another frame in place of what this one has: it stays scrolled as it was. */
export function replacePicture(frame, fresh) {
  frame.replaceChildren(...fresh.childNodes);
  for (const { name } of [...frame.attributes]) if (!fresh.hasAttribute(name)) frame.removeAttribute(name);
  for (const { name, value } of fresh.attributes) frame.setAttribute(name, value);
}
