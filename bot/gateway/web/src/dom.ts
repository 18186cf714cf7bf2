// The little that is needed to make elements without writing HTML in strings.

type Value = string | boolean | ((event: Event) => void) | undefined;
export type Child = Node | string | null | undefined | false;

/** Make an element: `on…` are listeners, true and false are bare attributes, the rest are texts. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  }
  made.append(...children.filter((one): one is Node | string => Boolean(one)));
  return made;
}

/** A button of the Utrecht library. */
export function button(
  text: string,
  press: (event: Event) => void,
  kind: "primary-action" | "secondary-action" | "subtle" = "secondary-action",
  more: Record<string, Value> = {},
): HTMLButtonElement {
  const className = `utrecht-button utrecht-button--${kind}`;
  return h("button", { type: "button", class: className, onclick: press, ...more }, text);
}

/** The one element that fits; it must be there. */
export function get<T extends HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}
