import { decimal, divide, fraction, isBefore, sayDay } from '#kernel'
import { colleagueChoice, type Person } from '#people'
import type { Ctx } from '#platform'
import { DataTable, DayField, Facts, Form, type FormState, type FrameFacts, Page, Select, Tag } from '#ui'
import { openingStates, openingWords, qualificationKinds } from '../rules/opening-words.ts'
import type { PostOpening } from '../rules/opening.ts'
import type { Staying } from '../rules/staying.ts'
import type { Qualification } from '../store/index.ts'
import { words } from '../words.ts'
import { sayPercent } from './say.ts'

interface OpeningsFacts {
  readonly leads: boolean
  readonly rows: readonly { readonly o: PostOpening; readonly title: string; readonly candidates: number }[]
  readonly staying: Staying | undefined
  readonly qualifications: readonly Qualification[]
  readonly staff: readonly Person[]
}
interface Shown {
  ctx: Ctx
  f: OpeningsFacts
}

/** Posts that are competed for, how long people stay, and what they are qualified by. */
export function OpeningsPage({ ctx, frame, f, form }: Shown & { frame: FrameFacts; form: FormState }) {
  const { lang } = ctx
  const t = openingWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[lang].title, href: '/delivery' }, { label: t.title }]}
      actions={
        f.leads ? (
          <a className="button" href="/openings/new">
            {t.open}
          </a>
        ) : undefined
      }
    >
      <DataTable
        lang={lang}
        rows={f.rows}
        rowKey={(r) => r.o.id}
        empty={<p className="soft">{t.none}</p>}
        columns={[
          { key: 'post', label: t.post, cell: (r) => <a href={`/openings/${r.o.id}`}>{r.title}</a> },
          { key: 'opened', label: t.opened, cell: (r) => sayDay(r.o.openedOn, lang) },
          { key: 'closes', label: t.closes, cell: (r) => sayDay(r.o.closesOn, lang) },
          { key: 'candidates', label: t.candidates, number: true, cell: (r) => r.candidates },
          { key: 'state', label: t.state, cell: (r) => <Tag quiet={r.o.overOn !== null}>{openingStates[r.o.state][lang]}</Tag> },
        ]}
      />
      {f.staying && <Stays s={f.staying} ctx={ctx} />}
      <Qualifications ctx={ctx} f={f} form={form} />
    </Page>
  )
}

function Stays({ s, ctx: { lang } }: { s: Staying; ctx: Ctx }) {
  const t = openingWords[lang]
  const months = s.medianDays === null ? '—' : t.months(decimal(divide(fraction(s.medianDays * 12), fraction(365)), 1))
  return (
    <>
      <h2>{t.staff}</h2>
      <Facts
        facts={[
          { label: t.there, value: String(s.there) },
          { label: t.tenure, value: months },
          { label: t.left, value: String(s.left) },
          { label: t.turnover, value: s.turnover === null ? '—' : t.ofThere(sayPercent(s.turnover)) },
        ]}
      />
    </>
  )
}

function Qualifications({ ctx, f, form }: Shown & { form: FormState }) {
  const { lang } = ctx
  const t = openingWords[lang]
  const name = (id: string) => f.staff.find((p) => p.userId === id)?.name ?? ''
  const kinds = Object.entries(qualificationKinds).map(([value, says]) => ({ value, label: says[lang] }))
  return (
    <>
      <h2>{t.qualifications}</h2>
      <DataTable
        lang={lang}
        rows={f.qualifications}
        rowKey={(q) => q.id}
        late={(q) => isBefore(q.valid_until, ctx.today)}
        empty={<p className="soft">{t.noQualification}</p>}
        columns={[
          { key: 'who', label: t.worker, cell: (q) => name(q.user_id) },
          { key: 'kind', label: t.kind, cell: (q) => kinds.find((k) => k.value === q.kind)?.label ?? '' },
          {
            key: 'until',
            label: t.validUntil,
            cell: (q) => (
              <>
                {sayDay(q.valid_until, lang)} {isBefore(q.valid_until, ctx.today) && <Tag late>{t.ended}</Tag>}
              </>
            ),
          },
        ]}
      />
      {f.leads && (
        <Form action="/openings/qualifications" form={form} lang={lang} submit={t.keep}>
          <Select form={form} lang={lang} name="userId" label={t.worker} empty="—" options={f.staff.map(colleagueChoice)} />
          <Select form={form} lang={lang} name="kind" label={t.kind} empty="—" options={kinds} />
          <DayField form={form} lang={lang} name="validUntil" label={t.validUntil} />
        </Form>
      )}
    </>
  )
}
