import { listIn, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { AskedFields, fieldRows, type FormState } from '#ui'
import { preparationFields } from '../preparation-form.ts'
import type { Preparation } from '../rules/preparation.ts'
import { reviewWords } from '../rules/words.ts'
import { words } from '../words.ts'

const isFilled = (form: FormState, name: string) => [form.values[name] ?? []].flat().some((v) => v !== '')

/** How the procurement was prepared, under one heading; folded until something stands in it or is wrong. */
export function PreparationFields({ form, ctx }: { form: FormState; ctx: Ctx }) {
  const t = words[ctx.lang]
  const names = Object.keys(preparationFields.each)
  return (
    <>
      <h2>{t.preparation}</h2>
      <p className="soft">{t.preparationLead}</p>
      <details open={names.some((n) => isFilled(form, n) || form.errors[n] !== undefined)}>
        <summary>{t.preparationFill}</summary>
        <AskedFields fields={preparationFields} ctx={ctx} form={form} />
      </details>
    </>
  )
}

/** What was recorded of the preparation, for a summary list; nothing of what was left open. */
export function preparationRows(p: Preparation, ctx: Pick<Ctx, 'lang' | 'law'>) {
  const { lang } = ctx
  const by = listIn(p.reviewers, lang)
  const what = listIn(
    p.reviews.map((x) => reviewWords[x][lang]),
    lang,
  )
  const reviews = p.reviews.length > 0 ? words[lang].reviewsSay(what, p.reviewedOn ? sayDay(p.reviewedOn, lang) : '', by) : null
  // Who held the reviews, and when, is told in their sentence.
  return fieldRows({ fields: preparationFields, of: p, ctx, instead: { reviews, reviewedOn: null, reviewers: null } })
}
