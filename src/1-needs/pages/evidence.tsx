import { colonIn, sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, Form, type FormState, Page, Radios, TextArea, TextField } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Evidence, Need, Purchase } from '../store/index.ts'
import { words } from '../page-words.ts'
import type { FrozenEstimate } from '../rules/evidence.ts'
import { evidenceWords } from '../rules/words.ts'
import type { Figure } from '../figures-of.ts'
import { type Common, percent } from './parts.tsx'

interface Facts extends Common {
  need: Need
}

const answerOf = (e: FrozenEstimate, ctx: Ctx): string => {
  const t = words[ctx.lang]
  const value = e.what === 'share' ? percent(e.estimate) : e.estimate.toFixed(2)
  return `${e.what === 'discrepancy' ? t.discrepancy : (e.option?.[ctx.lang] ?? t.mean)} · ${value} · n = ${e.n}`
}

const trailOf = ({ ctx, need }: Facts) => [
  { label: words[ctx.lang].needs, href: '/needs' },
  { label: titleIn(need, ctx.lang), href: `/needs/${need.id}` },
]
const leadOf = (kind: Evidence['kind'], ctx: Ctx) =>
  `${evidenceWords[kind].name[ctx.lang]}${colonIn(ctx.lang)}${evidenceWords[kind].says[ctx.lang]}`
/** Where a step of the choice is. */
const at = (need: Need, survey?: string, question?: string) =>
  `/needs/${need.id}/evidence?kind=felt${survey === undefined ? '' : `&survey=${survey}`}${question ? `&question=${question}` : ''}`

/** First the survey, then the question: which figure a need rests on is chosen in steps. */
export function ChooseFigurePage(
  p: Facts & {
    surveys: readonly Campaign[]
    purchases: readonly Purchase[]
    survey: Campaign | undefined
    figures: readonly Figure[]
  },
) {
  const { ctx, need, survey } = p
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={p.frame} title={t.addEvidence} section="needs" lead={leadOf('felt', ctx)} trail={trailOf(p)}>
      {survey ? <Questions {...p} survey={survey} /> : <Surveys {...p} />}
      <p>
        <a href={`/needs/${need.id}`}>{t.backToNeed}</a>
      </p>
    </Page>
  )
}

function Surveys({ ctx, need, surveys, purchases }: Facts & { surveys: readonly Campaign[]; purchases: readonly Purchase[] }) {
  const t = words[ctx.lang]
  const own = surveys.filter((s) => s.purchaseId === need.purchaseId)
  const others = surveys.filter((s) => s.purchaseId !== need.purchaseId)
  const list = (of: readonly Campaign[]) => (
    <ul>
      {of.map((s) => {
        const bought = purchases.find((b) => b.id === s.purchaseId && b.id !== need.purchaseId)
        return (
          <li key={s.id}>
            <a href={at(need, s.id)}>{titleIn(s, ctx.lang)}</a>{' '}
            <small className="soft">
              {bought && `${bought.number} ${titleIn(bought, ctx.lang)} · `}
              {s.countedOn && t.countedThen(sayDay(s.countedOn, ctx.lang))}
            </small>
          </li>
        )
      })}
    </ul>
  )
  if (surveys.length === 0)
    return (
      <Empty title={t.noCountedSurvey}>
        <p>{t.noCountedSurveyHelp}</p>
        <p>
          <a className="button plain" href="/surveys">
            {t.surveys}
          </a>
        </p>
      </Empty>
    )
  return (
    <>
      <h2>{t.whichSurvey}</h2>
      {own.length > 0 ? list(own) : <p className="soft">{t.noOwnSurvey}</p>}
      {others.length > 0 && (
        <details open={own.length === 0}>
          <summary>{t.otherSurveys(others.length)}</summary>
          {list(others)}
        </details>
      )}
    </>
  )
}

function Questions(p: Facts & { survey: Campaign; surveys: readonly Campaign[]; figures: readonly Figure[] }) {
  const { ctx, need, survey } = p
  const t = words[ctx.lang]
  const byQuestion = [...Map.groupBy(p.figures, (f) => f.question)]
  const ranked = byQuestion.flatMap(([question, figures]) => {
    const gap = figures.find((f) => f.estimate.what === 'discrepancy')
    return gap ? [{ question, gap: gap.estimate }] : []
  })
  const others = byQuestion.filter(([question]) => !ranked.some((r) => r.question === question))
  return (
    <>
      <p>
        {t.fromSurvey(titleIn(survey, ctx.lang))} {p.surveys.length > 1 && <a href={at(need, '')}>{t.otherSurvey}</a>}
      </p>
      {p.figures.length === 0 && (
        <Empty title={t.tooFew}>
          <p>{t.figureHint}</p>
        </Empty>
      )}
      {ranked.length > 0 && (
        <>
          <h2>{t.whichNeed}</h2>
          <ol>
            {ranked.map((r) => (
              <li key={r.question}>
                <a href={at(need, survey.id, r.question)}>{r.gap.question[ctx.lang]}</a>{' '}
                <small className="soft">{answerOf(r.gap, ctx)}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2>{t.whichOther}</h2>
          <ul>
            {others.map(([question, [first]]) => (
              <li key={question}>
                <a href={at(need, survey.id, question)}>{first!.estimate.question[ctx.lang]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The form itself: for what residents said one of the answers to a question, for the other kinds words and a source. */
export function EvidencePage(
  p: Facts & { form: FormState; kind: Evidence['kind']; from?: { survey: Campaign; figures: readonly Figure[] } },
) {
  const { ctx, need, kind, from } = p
  const t = words[ctx.lang]
  const f = { form: p.form, lang: ctx.lang }
  const base = `/needs/${need.id}`
  const asked = from?.figures[0]
  return (
    <Page ctx={ctx} frame={p.frame} title={t.addEvidence} section="needs" lead={leadOf(kind, ctx)} trail={trailOf(p)}>
      {from && asked && (
        <p>
          <b>{asked.estimate.question[ctx.lang]}</b>
          <br />
          {t.fromSurvey(titleIn(from.survey, ctx.lang))} <a href={at(need, from.survey.id)}>{t.otherQuestion}</a>
        </p>
      )}
      <Form
        action={from ? at(need, from.survey.id, asked?.question) : `${base}/evidence?kind=${kind}`}
        {...f}
        submit={t.addEvidence}
        version={need.version}
        cancel={base}
      >
        {from && (
          <Radios
            {...f}
            name="figure"
            label={t.figure}
            options={from.figures.map((x) => ({ value: `${from.survey.id} ${x.key}`, label: answerOf(x.estimate, ctx) }))}
          />
        )}
        <TextArea {...f} name="says" label={t.evidenceSays} hint={t.evidenceSaysHint} rows={3} />
        {kind !== 'felt' && <TextField {...f} name="source" label={t.evidenceSource} hint={t.evidenceSourceHint} maxLength={300} />}
      </Form>
    </Page>
  )
}
