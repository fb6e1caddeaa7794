import { type Lang, titleIn } from '#kernel'
import type { Offered } from '#law'
import { namedChoice, type Organisation } from '#people'
import { Form, type FormState, type FrameFacts, Page, Select, TextArea } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { words } from '../words.ts'
import { type EditFacts, TextFields } from './text-fields.tsx'

/** Draft without a tender: the same form, with the institution and the reason that will be published. */
export function DraftPage({
  frame,
  purchaseId,
  purchaseTitle,
  institutions,
  earlier,
  ...p
}: EditFacts & {
  frame: FrameFacts
  purchaseId: string
  purchaseTitle: string
  institutions: readonly Organisation[]
  /** Contracts of the office that a renewal or an addition may stand by. */
  earlier: readonly Contract[]
}) {
  const { lang } = p.ctx
  const t = words[lang]
  const f = { form: p.form, lang }
  return (
    <Page
      ctx={p.ctx}
      frame={frame}
      title={t.withoutAward}
      section="contracts"
      trail={[
        { label: t.title, href: '/contracts' },
        { label: t.draftTitle, href: `/contracts/new?purchase=${purchaseId}` },
        { label: purchaseTitle },
      ]}
      lead={t.withoutAwardNote}
    >
      <Form action={`/contracts/new/without-award?purchase=${purchaseId}`} {...f} submit={t.draft} cancel="/contracts" wide>
        <Select {...f} name="provider" label={t.provider} empty="" options={institutions.map((o) => namedChoice(o, lang))} />
        <GroundFields f={f} grounds={p.ctx.law.contracts.directGrounds} earlier={earlier} />
        <TextFields {...p} />
      </Form>
    </Page>
  )
}

/** By which ground of the law there is no tender, and the contract that a renewal or an addition stands by. */
function GroundFields({
  f,
  grounds,
  earlier,
}: {
  f: { form: FormState; lang: Lang }
  grounds: readonly Offered<string>[]
  earlier: readonly Contract[]
}) {
  const { lang } = f
  const t = words[lang]
  return (
    <>
      <Select
        {...f}
        name="ground"
        label={t.ground}
        hint={t.groundHint}
        empty=""
        options={grounds.map((g) => ({ value: g.value, label: g.says[lang] }))}
      />
      <TextArea {...f} name="noTenderReason" label={t.noTenderReason} rows={3} />
      {earlier.length > 0 && (
        <>
          <Select
            {...f}
            name="earlier"
            label={t.earlier}
            hint={t.earlierHint}
            empty=""
            optional
            options={earlier.map((c) => ({ value: c.id, label: `${c.number} ${titleIn(c, lang)}` }))}
          />
          <TextArea {...f} name="announced" label={t.announced} hint={t.announcedHint} optional rows={2} />
        </>
      )}
    </>
  )
}
