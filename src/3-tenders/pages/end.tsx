import { may } from '#people'
import type { Ctx } from '#platform'
import { Cites, Form, freshForm, Radios, TextArea } from '#ui'
import { words } from '../page-words.ts'
import type { TenderPageFacts } from './tender-facts.ts'

/** The end without an award, with the reason: cancelled before bids are opened, void on a ground of the law afterwards. */
export function End({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const law = ctx.law.tenders.endWithoutAward(x.method)
  const opened = ['opened', 'talking', 'last-offers', 'scored'].includes(x.state)
  const form = facts.forms.end ?? freshForm()
  if (!opened && !['draft', 'announced', 'published'].includes(x.state)) return null
  if (opened && !may(ctx.asker, 'tenders.void', { purchaserId: x.purchaserId })) return <p className="soft no-print">{t.headMayVoid}</p>
  return (
    <details open={facts.forms.end !== undefined} className="no-print">
      <summary>{opened ? law.says[lang] : t.cancel}</summary>
      <Form
        action={`/tenders/${x.id}/${opened ? 'void' : 'end'}`}
        form={form}
        lang={lang}
        submit={opened ? law.says[lang] : t.cancel}
        version={x.version}
        danger
      >
        {opened && (
          <>
            <p className="soft">
              {t.voidHint} <Cites cites={law.cites} lang={lang} />
            </p>
            <Radios
              form={form}
              lang={lang}
              name="ground"
              label={t.voidGround}
              options={law.grounds.map((g) => ({ value: g.id, label: g.says[lang] }))}
            />
          </>
        )}
        <TextArea form={form} lang={lang} name="reason" label={t.endReason} hint={opened ? t.voidReasonHint : t.endHint} rows={3} />
      </Form>
    </details>
  )
}
