import { titleIn } from '#kernel'
import { Form, type FormState, Page, Radios } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Difference } from '../enter-paper.ts'
import { words } from '../page-words.ts'
import type { Common } from './parts.tsx'
import { sayAnswer } from './resident.tsx'

/** Two keyings side by side, where they differ. */
export function SettlePage(p: Common & { campaign: Campaign; sheet: string; differences: readonly Difference[]; form: FormState }) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const f = { form: p.form, lang: ctx.lang }
  const shown = (d: Difference, which: 'first' | 'second') =>
    d[which] === undefined ? t.notAnswered : sayAnswer(d.question, d[which], ctx.lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.settle} ${p.sheet}`}
      section="needs"
      lead={t.settleLead}
      trail={[
        { label: titleIn(c, ctx.lang), href: `/surveys/${c.id}` },
        { label: t.paper, href: `/surveys/${c.id}/paper` },
      ]}
    >
      <Form action={`/surveys/${c.id}/paper/${encodeURIComponent(p.sheet)}`} {...f} submit={t.settle} cancel={`/surveys/${c.id}/paper`}>
        {p.differences.map((d) => (
          <Radios
            key={d.question.id}
            {...f}
            name={d.question.id}
            label={d.question.label[ctx.lang]}
            options={[
              { value: 'first', label: shown(d, 'first'), hint: t.firstKeying },
              { value: 'second', label: shown(d, 'second'), hint: t.secondKeying },
            ]}
          />
        ))}
      </Form>
    </Page>
  )
}
