import type { Fields } from './carried.ts'
import { element } from './element.ts'
import type { Words } from './words.ts'

/** One field of a form: what it is called, what it asks, and how it is answered. */
export interface Field {
  name: string
  label: string
  as: 'chips' | 'select' | 'number' | 'day' | 'line' | 'lines' | 'tick' | 'ticks' | 'pin' | 'photos'
  options?: readonly (readonly [value: string, says: string])[]
  optional?: boolean
  hint?: string
}

const textOf = (v: string | string[] | undefined): string => [v ?? ''].flat()[0] ?? ''

/** The fields of a form, with what was typed and what is wrong with it. */
export function fieldsOf(fields: readonly Field[], values: Fields, wrong: Readonly<Record<string, string>>, t: Words): HTMLElement[] {
  return fields.map((f) => {
    const said = wrong[f.name]
    const notes = [
      f.hint && element('span', { class: 'hint', id: `${f.name}-hint` }, f.hint),
      said && element('span', { class: 'wrong', id: `${f.name}-wrong` }, said),
    ]
    const label = [f.label, f.optional && element('span', { class: 'hint' }, ` ${t.optional}`)]
    const described = [f.hint && `${f.name}-hint`, said && `${f.name}-wrong`].filter(Boolean).join(' ') || undefined
    if (f.as === 'tick')
      return element('label', { class: 'tick' }, input('checkbox', f.name, 'yes', textOf(values[f.name]) === 'yes'), ' ', f.label, notes)
    if (f.as === 'chips' || f.as === 'ticks')
      return element('fieldset', { 'aria-describedby': described }, element('legend', {}, label), notes, chips(f, values))
    return element(
      'div',
      { class: 'field' },
      element('label', { for: f.name }, label),
      notes,
      control(f, textOf(values[f.name]), described, t),
    )
  })
}

function chips(f: Field, values: Fields): HTMLElement {
  const chosen = [values[f.name] ?? ''].flat()
  const type = f.as === 'chips' ? 'radio' : 'checkbox'
  return element(
    'div',
    { class: 'chips' },
    (f.options ?? []).map(([value, says]) =>
      element('label', {}, input(type, f.name, value, chosen.includes(value), f.as === 'chips' && !f.optional), element('span', {}, says)),
    ),
  )
}

const input = (type: string, name: string, value: string, checked: boolean, required = false): HTMLElement =>
  element('input', { type, name, value, checked, required })

function control(f: Field, value: string, described: string | undefined, t: Words): HTMLElement {
  const common = { id: f.name, name: f.name, required: !f.optional, 'aria-describedby': described }
  if (f.as === 'select')
    return element(
      'select',
      common,
      [['', f.optional ? '' : t.choose] as const, ...(f.options ?? [])].map(([v, says]) =>
        element('option', { value: v, selected: v === value }, says),
      ),
    )
  if (f.as === 'lines') return element('textarea', { ...common, rows: 3 }, value)
  if (f.as === 'number') return element('input', { ...common, type: 'text', inputmode: 'numeric', value })
  if (f.as === 'day') return element('input', { ...common, type: 'date', value })
  if (f.as === 'photos') return element('input', { ...common, type: 'file', accept: 'image/*,audio/*', multiple: true })
  if (f.as === 'pin') return element('input', { ...common, type: 'password', autocomplete: 'off', minlength: 6, value })
  return element('input', { ...common, type: 'text', value })
}

/** What stands in a form, under the names of its fields; what can be ticked several times as a list. */
export function typedIn(form: HTMLFormElement, fields: readonly Field[]): Fields {
  const all = new FormData(form)
  const typed = fields.filter((f) => f.as !== 'photos')
  return Object.fromEntries(typed.map((f) => [f.name, f.as === 'ticks' ? all.getAll(f.name).map(String) : String(all.get(f.name) ?? '')]))
}
