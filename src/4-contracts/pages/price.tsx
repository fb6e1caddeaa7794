import {
  type Day,
  decimal,
  sayNumber,
  indexFactor,
  indexWords,
  type IndexTerms,
  isSame,
  type Lang,
  minor,
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
import { firstOf, firstPrice, followed, follows, lastStep, priceAt, whyNotFollow } from '../rules/price-by-series.ts'
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
        ...(last ? [{ label: t.standsBy, value: t.standsBySays(sayIndexMonth(last.month)[lang], last.value, last.on) }] : []),
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
  const factor = indexFactor(index, value.value)
  const moved = movedBy(index.baseValue, value.value)
  const now = asAgreed(c)
  const on = days[0]
  const step = { month: value.month, value: value.value, number: value.number }
  const next = on && followed(now, first, step, on)
  return (
    <>
      <h2>{t.arithmetic}</h2>
      <p>{t.factor(shareText(index.share), sayNumber(moved), exact(moved), sayNumber(factor), exact(factor))}</p>
      <DataTable
        lang={lang}
        rows={now.lines.filter((l) => follows(l) && firstOf(l, first))}
        rowKey={(l) => l.id}
        columns={[
          { key: 'line', label: t.line, cell: (l) => l.title },
          { key: 'first', label: t.firstPrice, number: true, cell: (l) => <FirstPrice l={l} first={first} lang={lang} /> },
          { key: 'new', label: t.newPrice, number: true, cell: (l) => sayMoney(priceAt(firstOf(l, first)!, index, value.value), lang) },
          { key: 'now', label: t.amountNow, number: true, cell: (l) => sayMoney(l.amount, lang) },
          {
            key: 'then',
            label: on ? t.amountThen(sayDay(on, lang)) : t.amountThenNone,
            number: true,
            cell: (l) => {
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

/** The first price of a post and month, with its fraction where it is no whole number of fen. */
function FirstPrice({ l, first, lang }: { l: ContractLine; first: readonly ContractLine[]; lang: Lang }) {
  const exactly = firstPrice(firstOf(l, first)!)
  const fen = minor(roundToWhole(exactly, 'half-up'))
  if (isSame(exactly, fraction(fen))) return <>{sayMoney(fen, lang)}</>
  return (
    <>
      {sayMoney(fen, lang)} <small className="soft">{priceWords[lang].exactly(sayNumber(exactly))}</small>
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
