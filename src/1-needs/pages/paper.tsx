import { titleIn, type Words } from '#kernel'
import { type Community, namedChoice, nameOf } from '#people'
import { DataTable, Form, type FormState, Notice, Page, Select, TextField } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { OpenSheet } from '../enter-paper.ts'
import { words } from '../page-words.ts'
import type { Question } from '../rules/questionnaire.ts'
import { PaperQuestion } from './paper-question.tsx'
import type { Common } from './parts.tsx'

interface Facts extends Common {
  campaign: Campaign
}

/** The whole questionnaire on one page, in the order of the paper, for the keyboard. */
export function PaperPage(
  p: Facts & {
    form: FormState
    questions: readonly Question[]
    places: readonly Community[]
    waiting: readonly OpenSheet[]
    said: Words | undefined
  },
) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const f = { form: p.form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.paper}
      section="needs"
      lead={t.paperLead}
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, ctx.lang), href: `/surveys/${c.id}` },
      ]}
    >
      {p.said && (
        <Notice>
          <p role="status">{p.said[ctx.lang]}</p>
        </Notice>
      )}
      <Waiting {...p} />
      <Form action={`/surveys/${c.id}/paper`} {...f} submit={t.keyIn} cancel={`/surveys/${c.id}`} wide>
        <div className="row">
          <TextField {...f} name="sheet" label={t.sheet} hint={t.sheetHint} short maxLength={20} />
          <Select {...f} name="communityId" label={t.communities} options={p.places.map((x) => namedChoice(x, ctx.lang))} empty="—" />
          <TextField {...f} name="code" label={t.paperCode} hint={t.paperCodeHint} optional short maxLength={12} />
        </div>
        {p.questions.map((q, i) => (
          <PaperQuestion key={q.id} q={q} at={i + 1} f={f} questions={p.questions} />
        ))}
      </Form>
    </Page>
  )
}

/** Sheets that wait for their second keying, or to be settled. */
function Waiting({ ctx, campaign, places, waiting }: Facts & { places: readonly Community[]; waiting: readonly OpenSheet[] }) {
  const { lang } = ctx
  const t = words[lang]
  if (waiting.length === 0) return null
  const settle = (s: OpenSheet) => <a href={`/surveys/${campaign.id}/paper/${encodeURIComponent(s.sheet)}`}>{t.differs}</a>
  const placeOf = (s: OpenSheet) => places.find((x) => x.id === s.communityId)
  return (
    <>
      <h2>{t.waiting}</h2>
      <DataTable
        rows={waiting}
        lang={lang}
        rowKey={(s) => s.sheet}
        columns={[
          { key: 'sheet', label: t.sheet, cell: (s) => s.sheet },
          { key: 'community', label: t.communities, cell: (s) => nameOf(placeOf(s), lang) },
          { key: 'state', label: t.state, cell: (s) => (s.state === 'differs' ? settle(s) : t.waitsSecond) },
        ]}
      />
      <h2>{t.paper}</h2>
    </>
  )
}
