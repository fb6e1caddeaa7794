import type { Lang } from '#kernel'
import { Children, isValidElement, type ReactNode } from 'react'
import { Cites } from './cites.tsx'
import type { FormState, Option } from './form.tsx'
import { formWords } from './words.ts'
import { idOf, wrongIn } from './wrong-in.ts'

interface Written {
  label: string
  /** What the part of the form is called in which it stands, as one of several lines. */
  part?: string | undefined
  options?: readonly Option[] | undefined
}
/** The fields that stand in a form as they are written, in their order, each with its label and what can be chosen in it. */
function fieldsIn(children: ReactNode, found = new Map<string, Written>(), part?: string): Map<string, Written> {
  Children.forEach(children, (child) => {
    if (!isValidElement<{ name?: unknown; label?: unknown; options?: unknown; children?: ReactNode }>(child)) return
    const { name, label, options } = child.props
    if (typeof name === 'string' && typeof label === 'string')
      found.set(name, { label, part, ...(Array.isArray(options) && { options: options as Option[] }) })
    // A part of a form writes fields of its own. Parts are plain functions of what they are handed.
    else if (typeof child.type === 'function') fieldsIn((child.type as (props: unknown) => ReactNode)(child.props), found, part)
    fieldsIn(child.props.children, found, child.type === 'fieldset' ? (legendOf(child.props.children) ?? part) : part)
  })
  return found
}

/** The legend of a part of a form, as text. */
function legendOf(children: ReactNode): string | undefined {
  const legend = Children.toArray(children).find((c) => isValidElement(c) && c.type === 'legend')
  const text = isValidElement<{ children?: ReactNode }>(legend)
    ? Children.toArray(legend.props.children).filter((c) => typeof c === 'string')
    : []
  return text.join('').trim() || undefined
}

/** What a field is called where everything wrong stands together: with its part, where another part has a field of that name. */
function nameOf(field: Written, all: ReadonlyMap<string, Written>, lang: Lang): string {
  const shared = [...all.values()].filter((f) => f.label === field.label).length > 1
  return field.part && shared ? formWords[lang].partOf(field.part, field.label) : field.label
}

/**
 * Everything that is wrong, at the top, each a link to its field and, where `fields` are given, by the field's name and in their order.
 * It has the focus, so that a page that comes back opens there and not at its head.
 */
export function ErrorSummary({ form, lang, fields }: { form: FormState; lang: Lang; fields?: ReactNode }) {
  if (Object.keys(form.errors).length === 0 && !form.refusal) return null
  const written = fieldsIn(fields)
  const order = [...written.keys()]
  /** The field an error is of: one of several boxes is named by its place in it. */
  const of = (name: string) => (written.has(name) ? name : order.find((n) => written.get(n)!.options && name.startsWith(`${n}.`)))
  const place = (name: string) => (of(name) === undefined ? order.length : order.indexOf(of(name)!))
  const wrong = Object.entries(form.errors).sort(([a], [b]) => place(a) - place(b))
  const t = formWords[lang]
  // A refusal that is the error of a field, or tells it, is said once: there, where the link leads to it.
  const isTold =
    form.refusal?.code === 'form-wrong' || wrong.some(([, words]) => form.refusal?.words[lang].includes(words[lang].replace(/[。.]$/, '')))
  return (
    <div className="summary" role="alert" tabIndex={-1} id="errors" {...{ autoFocus: true }}>
      <h2>{t.thereIsAProblem}</h2>
      {form.refusal && !isTold && <p>{form.refusal.words[lang]}</p>}
      {form.refusal?.cites && <Cites cites={form.refusal.cites} lang={lang} />}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([name, words]) => {
            const field = of(name)
            const known = field === undefined ? undefined : written.get(field)
            const options = known?.options
            const says = (field !== undefined && wrongIn({ form, lang, name: field, options })) || words[lang]
            return (
              <li key={name}>
                <a href={`#${idOf(field ?? name, form)}`}>{known === undefined ? says : t.wrongIn(nameOf(known, written, lang), says)}</a>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
