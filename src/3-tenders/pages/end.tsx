import { whyNot } from '#kernel'
import type { Ctx } from '#platform'
import { Form, freshForm, TextArea, Tick } from '#ui'
import { words } from '../page-words.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import type { TenderPageFacts } from './tender-facts.ts'

/** The end without an award: void or cancelled, with the reason. */
export function End({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  if (whyNot(tenderProcess, 'cancel', x)) return null
  const form = facts.forms.end ?? freshForm()
  return (
    <details open={facts.forms.end !== undefined} className="no-print">
      <summary>{t.endTitle}</summary>
      <Form action={`/tenders/${x.id}/end`} form={form} lang={lang} submit={t.endTitle} version={x.version} danger>
        <TextArea form={form} lang={lang} name="reason" label={t.endReason} hint={t.endHint} rows={3} />
        {x.state !== 'draft' && <Tick form={form} lang={lang} name="asVoid" label={t.voidIt} />}
      </Form>
    </details>
  )
}
