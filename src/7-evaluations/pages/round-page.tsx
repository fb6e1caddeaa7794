import { decimal, fraction, type Fraction, isRefusal, type Lang, multiply, plusDays, sayDay, sayMoney } from '#kernel'
import { contract } from '#contracts'
import { type Calendar, cite } from '#law'
import { campaignResults, type CampaignResults } from '#needs'
import { calendarOf, communities, mayNot, nameOf, openable, organisations } from '#people'
import { type Ctx, historyOf } from '#platform'
import {
  Clock,
  DataTable,
  DayField,
  Estimate,
  Facts,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  History,
  Notice,
  NumberField,
  pictureWords,
  SummaryList,
  TextArea,
  TextField,
  type View,
  type Option,
  wrongIn,
} from '#ui'
import { ratingSide } from '../give-marks.ts'
import { replyingSide, whyNotReply } from '../reply.ts'
import { paymentFacts, visibleRound } from '../rounds.ts'
import { dimensionOf, dimensions, otherSide, roundProcess, type Side } from '../rules/dimensions.ts'
import { type Rating, type ResidentSample, residentSample, type Round } from '../store.ts'
import { sayAction, words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'

export type RoundForm = 'marks' | 'reply' | 'sample'

/** One round: sealed while it is open, then both sides' marks with the replies, the residents and the payment facts. */
export async function RoundPage(
  ctx: Ctx,
  roundId: string,
  frame: FrameFacts,
  wrong?: { form: RoundForm; state: FormState },
): Promise<View> {
  const t = words[ctx.lang]
  const round = await visibleRound(ctx, roundId)
  if (isRefusal(round)) return round
  const [of, names, history, sample, paid] = await Promise.all([
    contract(ctx, round.contractId),
    organisations(ctx, { ids: [round.purchaserId, round.providerId] }),
    historyOf(ctx, { subjectId: round.id }),
    residentSample(ctx, round.id),
    paymentFacts(ctx, { contractId: round.contractId }),
  ])
  const name: Record<Side, string> = {
    purchaser: nameOf(
      names.find((o) => o.id === round.purchaserId),
      ctx.lang,
    ),
    provider: nameOf(
      names.find((o) => o.id === round.providerId),
      ctx.lang,
    ),
  }
  const residents = await residentsPart({ ctx, round, sample, form: wrong?.form === 'sample' ? wrong.state : undefined })
  const title = `${t.round}: ${(ctx.lang === 'en' && of?.titleEn) || of?.title || ''}`
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={title}
      tab="rounds"
      lead={`${t[round.kind]} · ${name.purchaser} ↔ ${name.provider}`}
      trail={[{ label: t.evaluations, href: '/evaluations' }, { label: of?.number ?? t.round }]}
    >
      {round.state === 'open' ? (
        <Open ctx={ctx} round={round} name={name} form={wrong?.form === 'marks' ? wrong.state : undefined} />
      ) : (
        <Revealed
          ctx={ctx}
          round={round}
          name={name}
          form={wrong?.form === 'reply' ? wrong.state : undefined}
          calendar={await calendarOf(ctx)}
        />
      )}
      <h2>{t.facts}</h2>
      <p>{t.factsLead}</p>
      {isRefusal(paid) ? (
        <p>{paid.words[ctx.lang]}</p>
      ) : paid.value.due === 0 ? (
        <p className="soft">{t.nothingDue}</p>
      ) : (
        <Facts
          facts={[
            { label: t.inTime, value: percent(paid.value.inTimeByCount), note: t.due(paid.value.due) },
            { label: t.inTimeValue, value: percent(paid.value.inTimeByValue) },
            { label: t.interestLiable, value: sayMoney(paid.value.interestLiable, ctx.lang) },
            { label: t.interestPaid, value: sayMoney(paid.value.interestPaid, ctx.lang) },
          ]}
        />
      )}
      <h2>{t.residents}</h2>
      {residents}
      <p className="no-print">
        <a className="button plain small" href={`/rules/evaluation/${round.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{pictureWords[ctx.lang].history}</h2>
      <SummaryList
        rows={[
          { label: t.contract, value: <a href={`/contracts/${round.contractId}`}>{of?.number}</a> },
          { label: t.openedOn, value: sayDay(round.openedOn, ctx.lang) },
          { label: t.closesOn, value: sayDay(round.closesOn, ctx.lang) },
          { label: t.state, value: roundProcess.states[round.state][ctx.lang] },
          {
            label: t.purchase,
            value: (
              <a href={openable(ctx.asker, `/purchases/${round.purchaseId}`, round) ?? `/open/purchases/${round.purchaseId}`}>
                {t.openPurchase}
              </a>
            ),
          },
        ]}
      />
      <History entries={history} lang={ctx.lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[ctx.lang] ?? action} />
    </EvaluationsPage>
  )
}
const percent = (f: Fraction | null): string => (f ? `${decimal(multiply(f, fraction(100)), 1)}%` : '–')

function Open({ ctx, round, name, form }: { ctx: Ctx; round: Round; name: Record<Side, string>; form: FormState | undefined }) {
  const t = words[ctx.lang]
  const side = ratingSide(ctx, round)
  const over = Temporal.Instant.compare(ctx.now, round.dueAt) >= 0
  const missing = (['purchaser', 'provider'] as const).filter((s) => !round.ratings[s])
  const mayGive = side && !round.ratings[side] && !over
  return (
    <>
      <Clock
        label={t.countdown}
        startOn={round.openedOn}
        dueOn={round.closesOn}
        rule={t.countdownRule}
        cites={[cite('R-110')]}
        today={ctx.today}
        lang={ctx.lang}
      />
      <p>
        {(['purchaser', 'provider'] as const)
          .filter((s) => round.ratings[s])
          .map((s) => t.givenBy(name[s]))
          .concat(missing.map((s) => t.waitingFor(name[s])))
          .join(ctx.lang === 'zh' ? '，' : '; ')}
        {ctx.lang === 'zh' ? '。' : '.'}
      </p>
      <p className="small soft">{t.sealedSays}</p>
      {side && round.ratings[side] && <Notice>{t.yoursIsIn}</Notice>}
      {mayGive &&
        (() => {
          const state = form ?? freshForm()
          const p = { form: state, lang: ctx.lang }
          return (
            <>
              <h2>{t.giveTitle(name[otherSide(side)])}</h2>
              <p>
                {t.giveLead} {t.writeNoNames}
              </p>
              <Form action={`/evaluations/rounds/${round.id}/marks`} {...p} submit={t.give}>
                {dimensions[side].map((d) => (
                  <div key={d.key} style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
                    <MarkField {...p} name={d.key} label={d.title[ctx.lang]} options={fiveMarks} hint={d.hint[ctx.lang]} />
                    <TextField {...p} name={`${d.key}-says`} label={t.markWords} optional maxLength={500} />
                  </div>
                ))}
              </Form>
            </>
          )
        })()}
    </>
  )
}

/** Five marks in a row; what the ends mean stands with the question. */
function MarkField(p: { form: FormState; lang: Lang; name: string; label: string; options: readonly Option[]; hint: string }) {
  const t = words[p.lang]
  const wrong = wrongIn(p)
  return (
    <fieldset className={`field${wrong ? ' is-wrong' : ''}`} id={`f-${p.name}`} tabIndex={wrong ? -1 : undefined}>
      <legend>{p.label}</legend>
      <span className="hint">
        {p.hint} <span className="nowrap">({t.ends})</span>
      </span>
      {wrong && <span className="wrong">{wrong}</span>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 28px' }}>
        {p.options.map((o) => (
          <label className="option" key={o.value}>
            <input type="radio" name={p.name} value={o.value} defaultChecked={p.form.values[p.name] === o.value} />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
const fiveMarks = [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n) }))

function Revealed({
  ctx,
  round,
  name,
  form,
  calendar,
}: {
  ctx: Ctx
  round: Round
  name: Record<Side, string>
  form: FormState | undefined
  calendar: Calendar
}) {
  const t = words[ctx.lang]
  const side = replyingSide(ctx, round)
  const state = form ?? freshForm()
  return (
    <>
      {(['purchaser', 'provider'] as const).map((from) => (
        <section key={from}>
          <h2>{t.marksOf(name[from], name[otherSide(from)])}</h2>
          {round.ratings[from]?.marks ? (
            <Marks ctx={ctx} rating={round.ratings[from]} replier={name[otherSide(from)]} />
          ) : (
            <p className="soft">{t.noMarks}</p>
          )}
          {side === otherSide(from) && !whyNotReply(round, side, ctx.today, calendar) && (
            <Form action={`/evaluations/rounds/${round.id}/reply`} form={state} lang={ctx.lang} submit={t.sendReply}>
              <TextArea
                form={state}
                lang={ctx.lang}
                name="reply"
                label={t.replyText}
                hint={`${t.replyUntil(sayDay(round.replyUntil!, ctx.lang))} ${t.replyHint}`}
                rows={4}
              />
            </Form>
          )}
        </section>
      ))}
      <p className="small soft">{t.publicNote}</p>
    </>
  )
}

/** Marks with their words and the reply. */
export function Marks({ ctx, rating, replier }: { ctx: Ctx; rating: Pick<Rating, 'marks' | 'reply' | 'repliedOn'>; replier: string }) {
  const t = words[ctx.lang]
  return (
    <>
      <DataTable
        rows={rating.marks ?? []}
        lang={ctx.lang}
        rowKey={(m) => m.dimension}
        columns={[
          { key: 'on', label: t.dimension, cell: (m) => dimensionOf(m.dimension)?.title[ctx.lang] ?? m.dimension },
          {
            key: 'mark',
            label: t.mark,
            cell: (m) => (
              <span className="nowrap">
                <span aria-hidden="true" style={{ letterSpacing: 2, color: 'var(--accent)' }}>
                  {'●'.repeat(m.mark)}
                  <span style={{ color: 'var(--line)' }}>{'●'.repeat(5 - m.mark)}</span>
                </span>{' '}
                {t.of5(m.mark)}
              </span>
            ),
          },
          { key: 'said', label: t.said, cell: (m) => m.says ?? <span className="soft">–</span> },
        ]}
      />
      {rating.reply && (
        <>
          <p className="small soft">
            {rating.repliedOn ? t.replyOf(replier, sayDay(rating.repliedOn, ctx.lang)) : `${t.reply} · ${replier}`}
          </p>
          <blockquote>{rating.reply}</blockquote>
        </>
      )}
    </>
  )
}

async function residentsPart({
  ctx,
  round,
  sample,
  form,
}: {
  ctx: Ctx
  round: Round
  sample: ResidentSample | undefined
  form: FormState | undefined
}) {
  const t = words[ctx.lang]
  const state = form ?? freshForm({ householdsPerCommunity: '40', closesOn: plusDays(ctx.today, 21).toString() })
  const p = { form: state, lang: ctx.lang }
  if (!sample)
    return (
      <>
        <p>{t.residentsLead}</p>
        {mayNot(ctx.asker, 'evaluations.sample', round) ? (
          <p className="soft">{t.noSample}</p>
        ) : (
          <Form action={`/evaluations/rounds/${round.id}/sample`} {...p} submit={t.drawSample}>
            <NumberField {...p} name="householdsPerCommunity" label={t.perCommunity} hint={t.perCommunityHint} />
            <DayField {...p} name="closesOn" label={t.surveyCloses} />
            <div className="row">
              <TextField {...p} name="contactName" label={t.sampleContact} hint={t.sampleContactHint} maxLength={60} />
              <TextField {...p} name="contactPhone" label={t.samplePhone} maxLength={40} type="tel" />
            </div>
          </Form>
        )}
      </>
    )
  const [results, places] = await Promise.all([
    campaignResults(ctx, sample.campaignId),
    communities(ctx, { ids: sample.communities.map((c) => c.communityId) }),
  ])
  return (
    <>
      {results ? <Satisfaction ctx={ctx} results={results} /> : null}
      <p>{t.resultLater(sayDay(sample.countsOn, ctx.lang))}</p>
      <SummaryList
        rows={[
          { label: t.drawnOn, value: sayDay(sample.drawnOn, ctx.lang) },
          { label: t.surveyCloses, value: sayDay(sample.closesOn, ctx.lang) },
          {
            label: t.drawn,
            value: sample.communities.reduce((n, c) => n + c.drawn.length, 0),
            change: {
              href: `/surveys/${sample.campaignId}`,
              label: mayNot(ctx.asker, 'evaluations.sample', round) ? t.openSurvey : t.toSurvey,
            },
          },
          {
            label: t.seed,
            value: (
              <>
                <code style={{ overflowWrap: 'anywhere' }}>{sample.seed}</code>
                <br />
                <span className="small soft">{t.seedHint}</span>
              </>
            ),
          },
        ]}
      />
      {mayNot(ctx.asker, 'evaluations.sample', round) ? null : (
        <details>
          <summary>{t.drawnNumbers}</summary>
          <DataTable
            rows={sample.communities}
            lang={ctx.lang}
            rowKey={(c) => c.communityId}
            caption={t.drawnNumbers}
            columns={[
              {
                key: 'community',
                label: t.community,
                cell: (c) =>
                  nameOf(
                    places.find((x) => x.id === c.communityId),
                    ctx.lang,
                  ),
              },
              { key: 'frame', label: t.frameSize, number: true, cell: (c) => c.frameSize },
              { key: 'drawn', label: t.drawnNumbers, cell: (c) => <span className="small">{c.drawn.join(', ')}</span> },
            ]}
          />
        </details>
      )}
    </>
  )
}

function Satisfaction({ ctx, results }: { ctx: Ctx; results: CampaignResults }) {
  const t = words[ctx.lang]
  const scales = results.questions.filter((q) => q.kind === 'scale')
  if (results.n < 5) return <p className="soft">{t.fewAnswers}</p>
  return (
    <DataTable
      rows={scales}
      lang={ctx.lang}
      rowKey={(q) => q.id}
      caption={t.noWeights}
      columns={[
        { key: 'q', label: t.question, cell: (q) => q.label[ctx.lang] },
        {
          key: 'e',
          label: t.estimate,
          cell: (q) => {
            const e = q.estimates[0]
            if (!e || e.hidden || e.n === null) return <span className="soft">{t.hiddenUnder5}</span>
            return (
              <Estimate
                value={e.estimate.toFixed(2)}
                low={e.low?.toFixed(2) ?? null}
                high={e.high?.toFixed(2) ?? null}
                n={e.n}
                nEff={e.nEff}
                lang={ctx.lang}
              />
            )
          },
        },
      ]}
    />
  )
}
