type Child = Node | string | false | null | undefined
type Attributes = Readonly<Record<string, string | boolean | number | undefined | ((e: Event) => unknown)>>

/** An element with what it says. Text is put in as text: nothing that somebody wrote becomes markup. */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly (Child | readonly Child[])[]): HTMLElement {
  const e = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') e.addEventListener(name, (event) => void value(event))
    else if (value === true) e.setAttribute(name, '')
    else if (value !== false && value !== undefined) e.setAttribute(name, String(value))
  }
  e.append(...children.flat().filter((c): c is Node | string => typeof c === 'string' || c instanceof Node))
  return e
}

/** A large button that is no form's own. */
export const button = (says: string, work: () => unknown, kind = 'plain'): HTMLElement =>
  element('button', { type: 'button', class: kind, click: () => work() }, says)
