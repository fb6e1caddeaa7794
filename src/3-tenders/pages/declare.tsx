import { titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, DayField, Form, type FrameFacts, Notice, NumberField, Page, Radios, TextField } from '#ui'
import { tieKinds } from '../declare.ts'
import { words } from '../page-words.ts'
import { trailOf } from './panel-parts.ts'
import type { WorkFacts } from './work-facts.ts'

/** Before the declaration: names only. */
export function DeclarePage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.form, lang }
  const x = facts.tender
  return (
    <Page ctx={ctx} frame={frame} title={t.declareTitle} section="tenders" lead={titleIn(x, lang)} trail={trailOf(x, lang, t.declareTitle)}>
      {x.openedAt === null ? (
        <Notice>
          <p>{t.waitNames}</p>
        </Notice>
      ) : (
        <>
          <p>{t.declareLead}</p>
          <ul>
            {facts.bids.map((b) => (
              <li key={b.bidId}>{nameOf(facts.bidders.get(b.providerId), lang)}</li>
            ))}
          </ul>
          <Form action={`/panel/${x.id}/declare`} {...f} submit={t.declareIt}>
            <Radios
              {...f}
              name="tie"
              label={t.tieLabel}
              options={[{ value: 'none', label: t.none1 }, ...tieKinds.map((k) => ({ value: k, label: t[k] }))]}
            />
            <DayField {...f} name="endedOn" label={t.endedOn} hint={t.endedHint} optional />
            <NumberField {...f} name="generations" label={t.generations} optional />
            <TextField {...f} name="what" label={t.what} optional />
          </Form>
        </>
      )}
      <h2>{t.declineTitle}</h2>
      <p>{t.declineLead}</p>
      <ActionButton action={`/panel/${x.id}/decline`} lang={lang} label={t.declineDo} danger />
    </Page>
  )
}
