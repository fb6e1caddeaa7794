import type { ClientRow } from '#clients'
import type { ContractLine } from '#contracts'
import { isOfSessions } from '#kernel'
import { MediaField } from '#files'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, NumberField, Page, Radios, Select, TextArea, TextField, Tick } from '#ui'
import { usualMinutes } from '../case-form.ts'
import type { Case } from '../rules/case.ts'
import { contactKinds } from '../rules/words.ts'
import { words } from '../words.ts'
import { ClosedNotice, optionsOf } from './parts.tsx'
import { toCase } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  k: Case
  client: ClientRow
  line: ContractLine | undefined
  isOpen: boolean
  form: FormState
}

/** A contact is recorded: how, how long, what, and when the next one is. Two taps where nothing is written. */
export function ContactPage({ ctx, frame, k, client, line, isOpen, form }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const here = `/cases/${k.id}`
  const ofOne = line?.kind === 'project' && !isOfSessions(line.unitTerms)
  const open = ['servedOn', 'met', 'otherMinutes'].some((name) => form.errors[name])
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.record} lead={t.recordLead} trail={toCase(k, client, lang)}>
      <Form action={`${here}/contact`} form={form} lang={lang} submit={t.save} cancel={here} version={k.version} upload>
        <Radios {...f} name="kind" label={t.kind} options={optionsOf(contactKinds, lang)} />
        <Radios
          {...f}
          name="minutes"
          label={t.minutes}
          options={[...usualMinutes.map((n) => ({ value: n as string, label: t.ofMinutes(n) })), { value: 'other', label: t.otherMinutes }]}
        />
        {ofOne && <Tick {...f} name="unit" label={t.unit(line.title)} />}
        {isOpen ? (
          <>
            <TextArea {...f} name="note" label={t.note} hint={t.sealedHint} optional rows={4} />
            <MediaField {...f} who={t.mediaSealed} folded />
          </>
        ) : (
          <ClosedNotice lang={lang} />
        )}
        {(form.errors.reason || form.values.reason) && <TextField {...f} name="reason" label={t.reason} hint={t.reasonHint} />}
        <DayField {...f} name="nextOn" label={t.nextOn} optional />
        <Select {...f} name="nextKind" label={t.nextKind} optional empty={t.choose} options={optionsOf(contactKinds, lang)} />
        <details open={open} style={{ marginBlock: 24 }}>
          <summary>{t.moreFields}</summary>
          <NumberField {...f} name="otherMinutes" label={t.otherMinutes} unit={t.minutesUnit} optional />
          <Radios
            {...f}
            name="met"
            label={t.met}
            options={[
              { value: 'yes', label: t.metYes },
              { value: 'no', label: t.metNo },
            ]}
          />
          <DayField {...f} name="servedOn" label={t.day} />
        </details>
      </Form>
    </Page>
  )
}
