import { sayTeam } from '#kernel'
import type { Finding } from '#law'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, Page, SummaryList, TextArea, Tick } from '#ui'
import type { Contract, ContractLine } from '../rules/contract.ts'
import { asAgreed } from '../rules/in-force.ts'
import { goalsPageWords } from '../goals-page-words.ts'
import { teamPageWords } from '../team-page-words.ts'
import { words } from '../words.ts'

/** Propose another team of a signed line: who goes, who comes, with which qualification and how much of their time. */
export function TeamPage(p: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  line: ContractLine
  /** Where what was typed gives less than was signed. */
  points: readonly Finding[]
  /** Number of the own proposal to which it is added. */
  onto: number | undefined
  form: FormState
}) {
  const { ctx, frame, contract: c, line, form } = p
  const { lang } = ctx
  const [t, w] = [teamPageWords[lang], words[lang]]
  const f = { form, lang }
  const signed = asAgreed(c).lines.find((l) => l.id === line.id)?.team
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="contracts"
      trail={[{ label: w.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: line.title }]}
      lead={t.lead}
    >
      {p.onto !== undefined && <p>{goalsPageWords[lang].addsTo(p.onto)}</p>}
      {signed?.length ? <SummaryList rows={[{ label: t.signed, value: sayTeam(signed, lang) }]} /> : <p>{t.none}</p>}
      <Form
        action={`/contracts/${c.id}/lines/${line.id}/team`}
        {...f}
        submit={w.sendProposal}
        cancel={`/contracts/${c.id}`}
        version={c.version}
        wide
      >
        <DayField {...f} name="effectiveOn" label={w.effectiveOn} hint={goalsPageWords[lang].dayHint} />
        <TextArea {...f} name="team" label={t.team} hint={t.hint} rows={6} optional />
        {p.points.length > 0 && (
          <>
            <h2>{t.points}</h2>
            <ul>
              {p.points.map((x) => (
                <li key={x.words.zh}>{x.words[lang]}</li>
              ))}
            </ul>
            <Tick {...f} name="read" label={w.proposeAnyway} />
          </>
        )}
        <TextArea {...f} name="reason" label={w.proposeReason} hint={t.reasonHint} rows={3} />
      </Form>
    </Page>
  )
}
