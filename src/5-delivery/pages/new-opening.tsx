import { lineChoices, type Contract } from '#contracts'
import { sayDay } from '#kernel'
import { colleagueChoice, type Person } from '#people'
import type { Ctx } from '#platform'
import { Checkboxes, DayField, Form, type FormState, type FrameFacts, NumberField, Page, Select, TextField } from '#ui'
import { openingWords } from '../rules/opening-words.ts'
import { mostCriteria } from '../rules/opening.ts'
import type { Appointment } from '../rules/posts.ts'
import { words } from '../words.ts'

interface NewOpening {
  ctx: Ctx
  frame: FrameFacts
  contracts: readonly Contract[]
  /** Whether the criteria were filled from the role card. */
  fromCard: boolean
  stays: readonly Appointment[]
  staff: readonly Person[]
  form: FormState
}

/** A post is competed for: which, what counts, who scores. */
export function NewOpeningPage({ ctx, frame, contracts, fromCard, stays, staff, form }: NewOpening) {
  const { lang } = ctx
  const t = openingWords[lang]
  const f = { form, lang }
  const posts = contracts.map((c) => ({ ...c, lines: c.lines.filter((l) => l.kind === 'post') }))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.open}
      lead={t.lead}
      trail={[{ label: words[lang].title, href: '/delivery' }, { label: t.title, href: '/openings' }, { label: t.open }]}
    >
      <Form action="/openings/new" form={form} lang={lang} submit={t.start} cancel="/openings">
        <Select {...f} name="line" label={t.post} empty="—" options={lineChoices(posts, lang)} />
        {stays.length > 0 && (
          <Select
            {...f}
            name="replacesId"
            label={t.replaces}
            empty={t.nobody}
            options={stays.map((a) => ({ value: a.id, label: `${a.workerName} (${sayDay(a.fromOn, lang)})` }))}
          />
        )}
        <DayField {...f} name="closesOn" label={t.closes} />
        <h2>{t.criteria}</h2>
        {fromCard && <p className="small soft">{t.fromCard}</p>}
        {Array.from({ length: mostCriteria }, (_, i) => i + 1).map((n) => (
          <div key={n}>
            <TextField {...f} name={`says-${n}`} label={t.criterion(n)} optional={n > 1} />
            <NumberField {...f} name={`weight-${n}`} label={t.weightOf(n)} optional={n > 1} />
          </div>
        ))}
        <Checkboxes {...f} name="panel" label={t.panel} options={staff.map(colleagueChoice)} />
      </Form>
    </Page>
  )
}
