import { Form, type FrameFacts, Page, TextArea, Tick } from '#ui'
import type { Contract, ContractText } from '../rules/contract.ts'
import type { Fairness as FairnessResult } from '../rules/fairness.ts'
import { words } from '../words.ts'
import { Fairness } from './fairness.tsx'
import { type EditFacts, TextFields } from './text-fields.tsx'

/** Propose another text: everything of it in one form, as it stands now. */
export function ProposePage({
  frame,
  contract: c,
  clause,
  checked,
  fairness,
  ...p
}: EditFacts & {
  frame: FrameFacts
  contract: Contract
  clause?: string | undefined
  /** The text as it was typed, when the form comes back. */
  checked: ContractText | undefined
  fairness: (t: ContractText) => FairnessResult
}) {
  const found = checked && fairness(checked)
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={frame}
      title={t.propose}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.propose }]}
      lead={t.proposeLead}
    >
      <Form
        action={`/contracts/${c.id}/propose`}
        form={p.form}
        lang={lang}
        submit={t.sendProposal}
        cancel={`/contracts/${c.id}`}
        version={c.version}
        wide
      >
        <TextFields {...p} clause={clause} />
        {checked && found && found.findings.length > 0 && (
          <>
            <h2>{t.fair}</h2>
            <Fairness ctx={p.ctx} c={c} text={checked} fairness={found} mayPropose={false} number={0} />
            <Tick form={p.form} lang={lang} name="read" label={t.proposeAnyway} />
          </>
        )}
        <TextArea form={p.form} lang={lang} name="reason" label={t.proposeReason} hint={t.proposeReasonHint} rows={3} />
      </Form>
    </Page>
  )
}
