import { type Lang, withChoices } from '#kernel'
import { isValidElement, type ReactNode } from 'react'
import type { FormState, Option } from './form.tsx'

/** The name of a field as an anchor of its page; with the form it stands in, where a page has several of a kind. */
export const idOf = (name: string, form: Pick<FormState, 'at'> = {}) =>
  `f-${[...(form.at === undefined ? [] : [form.at]), name].join('-').replace(/[^\w-]/g, '-')}`

/**
 * What is wrong with a field. Where one may choose and what came is not among the choices, it says what they are, as the page calls
 * them: whoever sees only the sentence, as at the head of the page, need not look for the field first.
 */
export function wrongIn(p: { form: FormState; lang: Lang; name: string; options?: readonly Option[] | undefined }): string | undefined {
  // One of several boxes is named by its place.
  const of = Object.keys(p.form.errors).find((k) => k === p.name || (p.options && k.startsWith(`${p.name}.`)))
  if (of === undefined) return undefined
  const says = p.form.errors[of]![p.lang]
  const offered = p.options?.filter((o) => !o.disabled)
  const chosen = [p.form.values[p.name] ?? []].flat() as string[]
  if (!offered?.length || chosen.every((v) => v === '' || offered.some((o) => o.value === v))) return says
  const called = offered.map((o) => plainText(o.label) || o.value)
  return withChoices(says, called, p.lang)
}
/** The text of a label; nothing of what only a component would draw. */
const plainText = (node: ReactNode): string =>
  typeof node === 'string' || typeof node === 'number'
    ? String(node)
    : Array.isArray(node)
      ? node.map(plainText).join('')
      : isValidElement<{ children?: ReactNode }>(node)
        ? plainText(node.props.children)
        : ''
