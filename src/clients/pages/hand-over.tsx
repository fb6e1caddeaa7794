import { sayDay } from '#kernel'
import { colleagueChoice } from '#people'
import { ActionButton, Form, Notice, Radios, Select, Tick } from '#ui'
import { handedWhys } from '../rules/words.ts'
import { words } from '../words.ts'
import type { ClientShown } from './client.tsx'

/** Somebody is asked to take them on: the answer is theirs, and whoever asked may take it back. */
export function Handed({ ctx, c, staff, mine, handedTo }: ClientShown & { handedTo: string }) {
  const { lang } = ctx
  const t = words[lang]
  const called = (id: string | null) => staff.find((s) => s.userId === id)?.name ?? ''
  const said = [sayDay(c.handedOn!, lang), handedWhys[c.handedWhy!][lang]] as const
  const toMe = handedTo === ctx.asker.userId
  return (
    <Notice late={toMe}>
      <p>{toMe ? t.handedToYou(called(c.handedBy), ...said) : t.handedTo(called(handedTo), ...said)}</p>
      {toMe && c.handedUnasked && <p>{t.handedUnasked}</p>}
      <div className="actions">
        {toMe && <ActionButton action={`/clients/${c.id}/take-over`} lang={lang} label={t.takeOver} version={c.version} primary />}
        {toMe && <a href={`/clients/${c.id}/open-work`}>{t.whatGoes}</a>}
        {(toMe || mine) && (
          <ActionButton action={`/clients/${c.id}/keep`} lang={lang} label={toMe ? t.notTaken : t.takeBack} version={c.version} />
        )}
      </div>
    </Notice>
  )
}

/** Another worker is asked to take them on. */
export function HandOver({ ctx, c, staff, hand }: ClientShown) {
  const t = words[ctx.lang]
  const others = [...new Map(staff.filter((s) => s.userId !== c.workerId).map((s) => [s.userId, s])).values()]
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t.handIt}</h2>
      <p className="soft">{t.handOverLead}</p>
      <Form action={`/clients/${c.id}/hand-over`} form={hand} lang={ctx.lang} submit={t.handIt} version={c.version}>
        <Select form={hand} lang={ctx.lang} name="workerId" label={t.handOver} options={others.map(colleagueChoice)} />
        <Radios
          form={hand}
          lang={ctx.lang}
          name="why"
          label={t.handWhy}
          options={Object.entries(handedWhys).map(([value, says]) => ({ value, label: says[ctx.lang] }))}
        />
        {hand.errors.unasked && <Tick form={hand} lang={ctx.lang} name="unasked" label={t.unasked} />}
      </Form>
    </section>
  )
}
