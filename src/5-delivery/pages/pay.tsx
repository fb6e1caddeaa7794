import type { Contract } from '#contracts'
import { type Day, isAfter, listIn, type Money, noMoney, sayMoney, subsidyOf } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, Form, type FormState, type FrameFacts, MoneyField, Page, SummaryList, Tag, TextField } from '#ui'
import { type LinePay, passedOn } from '../pay-of.ts'
import { sayPayMonth } from '../pay-due.ts'
import { payWords } from '../pay-words.ts'
import { fewestAnswers, fewestInstitutions, type PayCount, payDays, payMonthOf } from '../rules/pay.ts'
import { type CountedPay, together } from '../store/index.ts'
import { words } from '../words.ts'
import { lineTitle, sayPeriod, sharePercent, titleOf } from './say.ts'

interface PayFacts {
  contract: Contract
  rows: readonly LinePay[]
  /** What the workers of the institution said of months, and those of institutions with too few. */
  counts: readonly CountedPay[]
  mayState: boolean
}

/** What was paid for posts beside their price and the floor, and what the workers say of it. */
export function PayPage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: PayFacts }) {
  const { lang } = ctx
  const [t, w] = [payWords[lang], words[lang]]
  const c = f.contract
  const hasPosts = c.lines.some((l) => l.kind === 'post')
  const subsidised = c.lines.some((l) => subsidyOf(l))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="delivery"
      lead={t.lead}
      trail={[{ label: w.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: t.title }]}
    >
      {subsidised && <p className="small soft">{t.wholeNote}</p>}
      <DataTable
        lang={lang}
        rows={f.rows}
        rowKey={(r) => `${r.month.key} ${r.lineId}`}
        columns={payColumns(ctx, f)}
        empty={<Empty title={hasPosts ? t.none : t.noPosts} />}
      />
      {hasPosts && <Said ctx={ctx} counts={f.counts} months={new Set(f.rows.map((r) => payMonthOf(r.month.to)))} />}
    </Page>
  )
}

function payColumns({ lang, today }: Ctx, f: PayFacts): Column<LinePay>[] {
  const t = payWords[lang]
  const c = f.contract
  const money = (of: (p: NonNullable<ReturnType<typeof passedOn>>) => Money) => (r: LinePay) => {
    const p = passedOn([r])
    return p ? sayMoney(of(p), lang) : <span className="soft">{t.notStated}</span>
  }
  return [
    { key: 'month', label: t.month, cell: (r) => sayPeriod(c, r.month.key, lang) },
    { key: 'line', label: t.line, cell: (r) => lineTitle(c, r.lineId) },
    { key: 'gross', label: t.gross, number: true, cell: money((p) => p.gross) },
    { key: 'contributions', label: t.contributions, number: true, cell: money((p) => p.contributions) },
    { key: 'price', label: t.price, number: true, cell: (r) => sayMoney(passedOn([r])?.price ?? sumPrice(r), lang) },
    { key: 'share', label: t.share, number: true, cell: (r) => <ShareCell r={r} lang={lang} /> },
    { key: 'floor', label: t.floor, number: true, cell: (r) => <FloorCell r={r} lang={lang} /> },
    ...(f.mayState
      ? [
          {
            key: 'do',
            label: '',
            cell: (r: LinePay) => {
              const stated = r.posts.some((p) => p.stated)
              if (stated && isAfter(today, payDays(payMonthOf(r.month.to)).statedUntil)) return null
              return (
                <a className="nowrap" href={`/delivery/${c.id}/pay/${r.month.key}`}>
                  {stated ? t.correctPay : t.statePay}
                </a>
              )
            },
          },
        ]
      : []),
  ]
}
const sumPrice = (r: LinePay): Money => r.posts.reduce((n, p) => (n + p.price) as Money, noMoney)

function ShareCell({ r, lang }: { r: LinePay; lang: Ctx['lang'] }) {
  const t = payWords[lang]
  const p = passedOn([r])
  if (!p || p.price === 0n) return <span className="soft">–</span>
  return (
    <>
      <b>{sharePercent(p.gross + p.contributions, p.price)}</b>
      {p.stated < p.of && <small className="soft"> {t.partly(p.stated, p.of)}</small>}
    </>
  )
}

function FloorCell({ r, lang }: { r: LinePay; lang: Ctx['lang'] }) {
  const t = payWords[lang]
  const p = passedOn([r])
  if (!p) return <span className="soft">–</span>
  if (p.floor === null) return <span className="soft">{t.unknownFloor}</span>
  return (
    <>
      {sayMoney(p.floor, lang)} {p.gross + p.contributions < p.floor && <Tag late>{t.belowFloor}</Tag>}
    </>
  )
}

/** What workers said, month by month: of the institution, and of those with too few together. */
function Said({ ctx, counts, months }: { ctx: Ctx; counts: readonly CountedPay[]; months: ReadonlySet<string> }) {
  const { lang } = ctx
  const t = payWords[lang]
  const of = (month: string, own: boolean) => counts.find((x) => x.payMonth === month && (x.providerId === together) !== own)
  const cell = (month: string, own: boolean) => {
    const found = of(month, own)
    if (!found) return <span className="soft">{t.notCounted}</span>
    return found.count ? sayCount(found.count, lang) : <span className="soft">{t.tooFew}</span>
  }
  return (
    <>
      <h2 id="said">{t.said}</h2>
      <p className="small soft">{t.saidLead(fewestAnswers, fewestInstitutions)}</p>
      <DataTable
        lang={lang}
        rows={[...months].sort().toReversed()}
        rowKey={(m) => m}
        columns={[
          { key: 'month', label: t.month, cell: (m) => sayPayMonth(m)[lang] },
          { key: 'own', label: t.institution, cell: (m) => cell(m, true) },
          { key: 'others', label: t.others, cell: (m) => cell(m, false) },
        ]}
        empty={<Empty title={t.notCounted} />}
      />
    </>
  )
}

const sayCount = (x: PayCount, lang: Ctx['lang']): string => {
  const t = payWords[lang]
  return listIn([t.answered(x.atLeast), t[x.differ], ...(x.shortPercent ? [t.short(x.shortPercent)] : [])], lang)
}

interface StateFacts {
  contract: Contract
  rows: readonly LinePay[]
  until: Day
  /** What of it was stated when the form was opened; 1 where nothing was. */
  version: number
}

/** What each post was paid in a month, typed by the institution. */
export function StatePayPage({ ctx, frame, f, form }: { ctx: Ctx; frame: FrameFacts; f: StateFacts; form: FormState }) {
  const { lang } = ctx
  const [t, w] = [payWords[lang], words[lang]]
  const c = f.contract
  const base = `/delivery/${c.id}/pay`
  const month = f.rows[0]!.month
  const title = t.stateTitle(sayPeriod(c, month.key, lang))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      section="delivery"
      lead={t.stateLead(f.until)}
      trail={[
        { label: w.title, href: '/delivery' },
        { label: titleOf(c, lang), href: `/delivery/${c.id}` },
        { label: t.title, href: base },
        { label: sayPeriod(c, month.key, lang) },
      ]}
    >
      <Form action={`${base}/${month.key}`} form={form} lang={lang} submit={t.state} cancel={base} version={f.version}>
        {f.rows.map((l) =>
          l.posts.map((p) => (
            <fieldset key={p.appointment.id}>
              <legend>
                {p.appointment.workerName} <span className="soft">· {lineTitle(c, l.lineId)}</span>
              </legend>
              <SummaryList
                rows={[
                  { label: t.price, value: sayMoney(p.price, lang) },
                  { label: t.floor, value: p.floor === null ? t.unknownFloor : sayMoney(p.floor, lang) },
                ]}
              />
              <MoneyField form={form} lang={lang} name={`gross-${p.appointment.id}`} label={t.gross} optional />
              <MoneyField form={form} lang={lang} name={`contributions-${p.appointment.id}`} label={t.contributions} optional />
            </fieldset>
          )),
        )}
        {f.version > 1 && <TextField form={form} lang={lang} name="reason" label={t.reason} maxLength={500} optional />}
      </Form>
    </Page>
  )
}
