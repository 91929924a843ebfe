/** A new element with its class and its content. Texts become text nodes: nothing is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

/** The element of the page with this id. Throws where there is none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** The form of the page with this id. Throws where there is none. */
export function formById(id: string): HTMLFormElement {
  const found = byId(id);
  if (!(found instanceof HTMLFormElement)) throw new Error(`#${id} is no form`);
  return found;
}
