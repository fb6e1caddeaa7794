import {
  type Day,
  decimal,
  type Fraction,
  sayNumber,
  indexFactor,
  indexWords,
  type IndexTerms,
  isSame,
  type Lang,
  minor,
  type Money,
  movedBy,
  type Refusal,
  roundToWhole,
  sayDay,
  sayIndex,
  sayIndexMonth,
  sayMoney,
  shareText,
  fraction,
} from '#kernel'
import { PostFloors, type SeriesValue } from '#plans'
import type { Ctx } from '#platform'
import { Cites, DataTable, Form, type FormState, type FrameFacts, Page, Select, SummaryList, TextArea } from '#ui'
import { indexText } from '../rules/index-words.ts'
import type { Contract, ContractLine } from '../rules/contract.ts'
import { asAgreed } from '../rules/in-force.ts'
import {
  type AgreedPrice,
  agreedPrice,
  firstPrice,
  followed,
  follows,
  lastStep,
  priceAhead,
  priceAt,
  whyNotFollow,
} from '../rules/price-by-series.ts'
import { priceWords } from '../price-words.ts'
import { words } from '../words.ts'
import { PassesTenth } from './passes-tenth.tsx'

interface PriceFacts {
  ctx: Ctx
  contract: Contract
  first: readonly ContractLine[]
  value: SeriesValue | undefined
  days: readonly Day[]
  whyNot: Refusal | undefined
  open: boolean
  form: FormState
  seen: string
}

/** What was agreed, the newest value, the arithmetic line by line, and the proposal. */
export function PricePage(p: PriceFacts & { frame: FrameFacts }) {
  const { ctx, frame, contract: c } = p
  const { lang } = ctx
  const t = priceWords[lang]
  const index = c.terms.index!
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="contracts"
      trail={[{ label: words[lang].title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.title }]}
      lead={sayIndex(index)[lang]}
    >
      <p className="small soft">
        {indexWords.law[lang]} <Cites cites={ctx.law.cites('award-and-contract')} lang={lang} />
      </p>
      <Standing {...p} index={index} />
      {p.value && p.value.month > index.baseMonth && <Arithmetic {...p} index={index} value={p.value} />}
      <Proposal {...p} />
    </Page>
  )
}

/** The values: the one the prices are of, the one they stand by, and the newest. */
function Standing({ ctx, contract: c, value, index }: PriceFacts & { index: IndexTerms }) {
  const { lang } = ctx
  const t = priceWords[lang]
  const last = lastStep(asAgreed(c))
  return (
    <SummaryList
      rows={[
        { label: t.base, value: `${sayIndexMonth(index.baseMonth)[lang]} · ${index.baseValue}` },
        ...(last
          ? [
              {
                label: t.standsBy,
                value: t.standsBySays(sayIndexMonth(last.month)[lang], last.value, sayDay(Temporal.PlainDate.from(last.on), lang)),
              },
            ]
          : []),
        {
          label: t.newest,
          value: (
            <>
              {value ? t.newestSays(sayIndexMonth(value.month)[lang], value.value, sayDay(value.publishedOn, lang)) : t.noValue}{' '}
              <a href={`/plans/series/${index.seriesId}`}>{indexWords.values[lang]}</a>
            </>
          ),
        },
      ]}
    />
  )
}

const exact = (f: ReturnType<typeof firstPrice>): string => decimal(f, 6).replace(/\.?0+$/, '')

/** How the new price comes about, in exact fractions, and what it does to the whole from the nearest day. */
function Arithmetic(p: PriceFacts & { index: IndexTerms; value: SeriesValue }) {
  const { ctx, contract: c, index, value, first, days } = p
  const { lang } = ctx
  const t = priceWords[lang]
  const now = asAgreed(c)
  const rows = now.lines.flatMap((l) => {
    const from = follows(l) ? agreedPrice(now, l, first, index) : undefined
    return from && follows(l) ? [{ l, from }] : []
  })
  const on = days[0]
  const step = { month: value.month, value: value.value, number: value.number }
  const next = on && followed(now, first, step, on)
  return (
    <>
      <h2>{t.arithmetic}</h2>
      {[...new Set(rows.map((r) => r.from.value))].map((from) => (
        <p key={from}>{sayFactor(index, from, value.value, lang)}</p>
      ))}
      <p className="small soft">{t.perPost}</p>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={({ l }) => l.id}
        columns={[
          { key: 'line', label: t.line, cell: ({ l }) => l.title },
          { key: 'agreed', label: t.agreedPrice, number: true, cell: ({ from }) => <Agreed from={from} lang={lang} /> },
          { key: 'price', label: t.priceNow, number: true, cell: ({ l }) => sayMoney(inFen(priceAhead(l) ?? firstPrice(l)), lang) },
          { key: 'new', label: t.newPrice, number: true, cell: ({ from }) => sayMoney(priceAt(from, index, value.value), lang) },
          { key: 'now', label: t.amountNow, number: true, cell: ({ l }) => sayMoney(l.amount, lang) },
          {
            key: 'then',
            label: on ? t.amountThen(sayDay(on, lang)) : t.amountThenNone,
            number: true,
            cell: ({ l }) => {
              const then = next?.lines.find((o) => o.id === l.id)
              return then ? sayMoney(then.amount, lang) : '–'
            },
          },
        ]}
      />
      {next && <PostFloors lines={next.lines} law={ctx.law} lawDay={c.lawDay} lang={lang} />}
      {next && <PassesTenth ctx={ctx} contract={c} lines={next.lines} />}
    </>
  )
}

/** The factor of what was priced at a value of the series. */
function sayFactor(index: IndexTerms, from: string, to: string, lang: Lang): string {
  const [t, share] = [priceWords[lang], shareText(index.share)]
  const moved = movedBy(from, to)
  const factor = indexFactor({ ...index, baseValue: from }, to)
  return from === index.baseValue
    ? t.factor(share, sayNumber(moved), exact(moved), sayNumber(factor), exact(factor))
    : t.factorSince(from, share, sayNumber(moved), sayNumber(factor), exact(factor))
}

const inFen = (f: Fraction): Money => minor(roundToWhole(f, 'half-up'))

/** The price from which a post follows, with its fraction where it is no whole number of fen, and since when it is that. */
function Agreed({ from, lang }: { from: AgreedPrice; lang: Lang }) {
  const t = priceWords[lang]
  const fen = inFen(from.price)
  const more = [
    ...(isSame(from.price, fraction(fen)) ? [] : [t.exactly(sayNumber(from.price))]),
    ...(from.since ? [t.since(sayDay(from.since, lang))] : []),
  ]
  return (
    <>
      {sayMoney(fen, lang)}{' '}
      {more.length > 0 && (
        <small className="soft" style={{ display: 'block' }}>
          {more.join(' · ')}
        </small>
      )}
    </>
  )
}

/** Proposing it, or why it is not yet to be proposed. */
function Proposal({ ctx, contract: c, value, days, whyNot, open, form, seen }: PriceFacts) {
  const { lang } = ctx
  const t = priceWords[lang]
  const index = c.terms.index!
  if (!open) return <p className="soft">{t.notOpen}</p>
  const why = value && days.length === 0 ? whyNotFollow(index, asAgreed(c), value, asAgreed(c).endsOn) : undefined
  if (!value || days.length === 0)
    return <p className="soft">{(why ?? indexText.both(value ? 'nothingAhead' : 'noNewer', index.baseMonth))[lang]}</p>
  if (whyNot) return <p className="why-not">{whyNot.words[lang]}</p>
  return (
    <>
      <h2>{t.propose}</h2>
      <p>{t.proposeLead}</p>
      <Form
        action={`/contracts/${c.id}/price`}
        form={form}
        lang={lang}
        submit={t.propose}
        cancel={`/contracts/${c.id}`}
        version={c.version}
      >
        <input type="hidden" name="seen" value={seen} />
        <Select
          form={form}
          lang={lang}
          name="effectiveOn"
          label={words[lang].effectiveOn}
          options={days.map((d) => ({ value: d.toString(), label: sayDay(d, lang) }))}
        />
        <TextArea form={form} lang={lang} name="reason" label={words[lang].proposeReason} rows={2} />
      </Form>
    </>
  )
}
