import { type Lang, sayDay } from '#kernel'
import type { CampaignResults } from '#needs'
import { type Community, mayNot, nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, DayField, Estimate, Form, type FormState, NumberField, SummaryList, TextField } from '#ui'
import { againWords } from '../again-words.ts'
import type { ResidentSample, Round } from '../store/index.ts'
import { words } from '../words.ts'

/** What residents say, from a sample that was drawn; before that its draw. */
export function Residents(p: {
  ctx: Ctx
  round: Round
  sample: ResidentSample | undefined
  results: CampaignResults | undefined
  places: readonly Community[]
  form: FormState
}) {
  const { ctx, round, sample } = p
  const t = words[ctx.lang]
  const maySample = !mayNot(ctx.asker, 'evaluations.sample', round)
  return (
    <>
      <h2>{t.residents}</h2>
      {sample ? (
        <>
          {p.results && <Satisfaction lang={ctx.lang} results={p.results} />}
          <p>{t.resultLater(sample.countsOn)}</p>
          <Draw sample={sample} lang={ctx.lang} toSurvey={maySample ? t.toSurvey : t.openSurvey} />
          {maySample && <DrawnNumbers sample={sample} places={p.places} lang={ctx.lang} />}
          <p>
            <a href={`/evaluations/rounds/${round.id}/again`}>{againWords[ctx.lang].open}</a>
          </p>
        </>
      ) : (
        <>
          <p>{t.residentsLead}</p>
          {maySample ? <SampleForm round={round} form={p.form} lang={ctx.lang} /> : <p className="soft">{t.noSample}</p>}
        </>
      )}
    </>
  )
}

function SampleForm({ round, form, lang }: { round: Round; form: FormState; lang: Lang }) {
  const t = words[lang]
  const p = { form, lang }
  return (
    <Form action={`/evaluations/rounds/${round.id}/sample`} {...p} submit={t.drawSample}>
      <NumberField {...p} name="householdsPerCommunity" label={t.perCommunity} hint={t.perCommunityHint} />
      <DayField {...p} name="closesOn" label={t.surveyCloses} />
      <div className="row">
        <TextField {...p} name="contactName" label={t.sampleContact} hint={t.sampleContactHint} maxLength={60} />
        <TextField {...p} name="contactPhone" label={t.samplePhone} maxLength={40} type="tel" />
      </div>
    </Form>
  )
}

/** How the sample was drawn, so that anybody can draw it again. */
function Draw({ sample, lang, toSurvey }: { sample: ResidentSample; lang: Lang; toSurvey: string }) {
  const t = words[lang]
  return (
    <SummaryList
      rows={[
        { label: t.drawnOn, value: sayDay(sample.drawnOn, lang) },
        { label: t.surveyCloses, value: sayDay(sample.closesOn, lang) },
        {
          label: t.drawn,
          value: sample.communities.reduce((n, c) => n + c.drawn.length, 0),
          change: { href: `/surveys/${sample.campaignId}`, label: toSurvey },
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
  )
}

/** Which households were drawn, for whoever asks them. */
export function DrawnNumbers({
  sample,
  places,
  lang,
}: {
  sample: Pick<ResidentSample, 'communities'>
  places: readonly Community[]
  lang: Lang
}) {
  const t = words[lang]
  const name = (id: string) =>
    nameOf(
      places.find((x) => x.id === id),
      lang,
    )
  return (
    <details>
      <summary>{t.drawnNumbers}</summary>
      <DataTable
        rows={sample.communities}
        lang={lang}
        rowKey={(c) => c.communityId}
        caption={t.drawnNumbers}
        columns={[
          { key: 'community', label: t.community, cell: (c) => name(c.communityId) },
          { key: 'frame', label: t.frameSize, number: true, cell: (c) => c.frameSize },
          { key: 'drawn', label: t.drawnNumbers, cell: (c) => <span className="small">{c.drawn.join(', ')}</span> },
        ]}
      />
    </details>
  )
}

function Satisfaction({ lang, results }: { lang: Lang; results: CampaignResults }) {
  const t = words[lang]
  const scales = results.questions.filter((q) => q.kind === 'scale')
  if (results.n < 5) return <p className="soft">{t.fewAnswers}</p>
  return (
    <DataTable
      rows={scales}
      lang={lang}
      rowKey={(q) => q.id}
      caption={t.noWeights}
      columns={[
        { key: 'q', label: t.question, cell: (q) => q.label[lang] },
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
                lang={lang}
              />
            )
          },
        },
      ]}
    />
  )
}
