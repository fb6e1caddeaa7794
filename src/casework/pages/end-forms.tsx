import type { ClientRow, NotesSeen } from '#clients'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Notice, Page, Radios, TextArea } from '#ui'
import type { Case, Goal } from '../rules/case.ts'
import { closings, lastings } from '../rules/words.ts'
import { words } from '../words.ts'
import { ClosedNotice, LevelFields, optionsOf } from './parts.tsx'
import { toCase } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  k: Case
  client: ClientRow
  isOpen: boolean
  form: FormState
  end: 'review' | 'close' | 'follow-up'
  goals: readonly Goal[]
  notes: NotesSeen
  /** They agreed to be asked again after the end. */
  mayAsk: boolean
}

/** Where the goals of a case stand: on the way, at its end, and ninety days after. */
export function EndPage({ ctx, frame, k, client, isOpen, form, end, goals, notes, mayAsk }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const here = `/cases/${k.id}`
  const says = {
    review: { title: t.review, lead: t.reviewLead },
    close: { title: t.close, lead: t.closeLead },
    'follow-up': { title: t.follow, lead: t.followLead },
  }[end]
  return (
    <Page ctx={ctx} frame={frame} section="delivery" {...says} trail={toCase(k, client, lang)}>
      {end === 'close' && !mayAsk && (
        <Notice>
          <p>
            {t.closeNoAsk} <a href={`/clients/${client.id}`}>{t.toClient}</a>
          </p>
        </Notice>
      )}
      {!isOpen && <ClosedNotice lang={lang} />}
      <Form action={`${here}/${end}`} form={form} lang={lang} submit={says.title} cancel={here} version={k.version}>
        {end === 'close' && <Radios {...f} name="why" label={t.why} options={optionsOf(closings, lang)} />}
        {end === 'follow-up' && <Radios {...f} name="lasting" label={t.lasting} options={optionsOf(lastings, lang)} />}
        <LevelFields goals={goals} notes={typeof notes === 'string' ? [] : notes} form={form} lang={lang} />
        {isOpen && <TextArea {...f} name="note" label={t.note} hint={t.sealedHint} optional rows={4} />}
      </Form>
    </Page>
  )
}
