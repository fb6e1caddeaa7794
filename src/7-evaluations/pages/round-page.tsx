import { type FilesFacts, FilesOf } from '#files'
import { type Contract, type Success, SuccessTable, successWords } from '#contracts'
import { colonIn, type Lang, sayDay, titleIn } from '#kernel'
import type { CampaignResults } from '#needs'
import { type Community, openable } from '#people'
import type { Ctx, historyOf } from '#platform'
import { type FormState, type FrameFacts, freshForm, History, pictureWords, SummaryList } from '#ui'
import type { Side } from '../rules/dimensions.ts'
import { roundProcess } from '../rules/round-process.ts'
import { sayAction } from '../say-action.ts'
import type { ResidentSample, Round } from '../store/index.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'
import { type Paid, PaymentFacts } from './payment-facts.tsx'
import { Residents } from './residents.tsx'
import { ratedLines } from '../rated-lines.ts'
import type { Shown } from './line-marks.tsx'
import { OpenRound } from './round-open.tsx'
import { RevealedRound } from './round-revealed.tsx'

/** A form of this page that came back with something wrong. */
export interface SentForm {
  readonly which: 'marks' | 'reply' | 'sample'
  readonly form: FormState
}

interface RoundFacts {
  readonly round: Round
  readonly of: Contract | undefined
  /** What was shown of its goals, where it asks about lines. */
  readonly shown: Shown
  /** What both sides said beforehand would count as success. */
  readonly success: Success | undefined
  readonly name: Record<Side, string>
  /** The side for which the asker gives marks, if any. */
  readonly gives: Side | undefined
  /** The side for which the asker may still reply, if any. */
  readonly replies: Side | undefined
  readonly paid: Paid
  readonly history: Awaited<ReturnType<typeof historyOf>>
  readonly sample: ResidentSample | undefined
  readonly files: FilesFacts
  readonly results: CampaignResults | undefined
  readonly places: readonly Community[]
  readonly sampleForm: FormState
  readonly sent: SentForm | undefined
}

/** One round: sealed while it is open, then both sides' marks with the replies, the residents and the payment facts. */
export function RoundPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: RoundFacts }) {
  const t = words[ctx.lang]
  const { round, of, name } = facts
  const form = (which: SentForm['which']) => (facts.sent?.which === which ? facts.sent.form : freshForm())
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={`${t.round}${colonIn(ctx.lang)}${of ? titleIn(of, ctx.lang) : ''}`}
      tab="rounds"
      lead={`${t[round.kind]} · ${name.purchaser} ↔ ${name.provider}`}
      trail={[{ label: t.evaluations, href: '/evaluations' }, { label: of?.number ?? t.round }]}
    >
      {round.state === 'open' ? (
        <OpenRound
          ctx={ctx}
          round={round}
          lines={ratedLines(round, of)}
          shown={facts.shown}
          success={facts.success}
          name={name}
          gives={facts.gives}
          form={form('marks')}
        />
      ) : (
        <>
          <RevealedRound ctx={ctx} round={round} of={of} name={name} replies={facts.replies} form={form('reply')} />
          <SaidBefore of={of} success={facts.success} lang={ctx.lang} />
        </>
      )}
      <FilesOf ctx={ctx} facts={facts.files} />
      <h2>{t.facts}</h2>
      <p>{t.factsLead}</p>
      <PaymentFacts paid={facts.paid} lang={ctx.lang} />
      <Residents ctx={ctx} round={round} sample={facts.sample} results={facts.results} places={facts.places} form={facts.sampleForm} />
      <p className="no-print">
        <a className="button plain small" href={`/rules/evaluation/${round.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{pictureWords[ctx.lang].history}</h2>
      <Basics ctx={ctx} round={round} contract={of} />
      <History
        entries={facts.history}
        lang={ctx.lang}
        zone={ctx.zone}
        say={(action, said) => sayAction(action, said)?.[ctx.lang] ?? action}
      />
    </EvaluationsPage>
  )
}

/** What both had said would count as success, beside what they say now. */
const SaidBefore = ({ of, success, lang }: { of: Contract | undefined; success: Success | undefined; lang: Lang }) =>
  of && success && success.compared.length > 0 ? (
    <>
      <h2>{successWords[lang].section}</h2>
      <SuccessTable lines={success.compared} contract={of} agreed={success.words} lang={lang} />
    </>
  ) : null

function Basics({ ctx, round, contract }: { ctx: Ctx; round: Round; contract: Contract | undefined }) {
  const t = words[ctx.lang]
  const purchase = openable(ctx.asker, `/purchases/${round.purchaseId}`, round) ?? `/open/purchases/${round.purchaseId}`
  return (
    <SummaryList
      rows={[
        { label: t.contract, value: <a href={`/contracts/${round.contractId}`}>{contract?.number}</a> },
        { label: t.openedOn, value: sayDay(round.openedOn, ctx.lang) },
        { label: t.closesOn, value: sayDay(round.closesOn, ctx.lang) },
        { label: t.state, value: roundProcess.states[round.state][ctx.lang] },
        { label: t.purchase, value: <a href={purchase}>{t.openPurchase}</a> },
      ]}
    />
  )
}
