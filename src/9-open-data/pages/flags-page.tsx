import { type Lang, listIn, statementsIn, titleIn } from '#kernel'
import type { Flag, FlagFinding } from '#ocds'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Page } from '#ui'
import { flagWords } from '../flag-words.ts'
import type { FlagsHere, FlagsUnderWay } from '../flags-here.ts'
import { words } from '../words.ts'

/** What is worth a look in everything that is public here, rule by rule, with what each cannot tell. */
export function FlagsPage({ ctx, frame, found }: { ctx: Ctx; frame: FrameFacts; found: FlagsHere | FlagsUnderWay }) {
  const { lang } = ctx
  const [t, f] = [words[lang], flagWords[lang]]
  const around = {
    ctx,
    frame,
    section: 'open',
    title: f.title,
    lead: f.lead,
    trail: [{ label: t.open, href: '/open' }, { label: f.title }],
  } as const
  if (!('findings' in found))
    return (
      <Page {...around}>
        <Empty title={f.underWay}>
          <p>{f.read(found.read, found.of)}</p>
          <p>
            <a href="/open/flags">{f.readOn}</a>
          </p>
        </Empty>
      </Page>
    )
  const seen = found.findings.filter((one) => one.outcome.flags.length > 0)
  return (
    <Page {...around}>
      {seen.length === 0 && (
        <Empty title={f.none}>
          <p>{f.noneHelp}</p>
        </Empty>
      )}
      {seen.map((one) => (
        <Seen key={one.indicator.code} one={one} found={found} lang={lang} />
      ))}
      <h2>{f.rest}</h2>
      <Rest all={found.findings.filter((one) => one.outcome.flags.length === 0)} lang={lang} />
      <p className="soft">{f.toCheck}</p>
      <p>
        <a href="/open/flags.json">{f.asJson}</a>
      </p>
    </Page>
  )
}

function Seen({ one, found, lang }: { one: FlagFinding; found: FlagsHere; lang: Lang }) {
  const f = flagWords[lang]
  const { indicator: i, outcome } = one
  const say = (x: number) => figureIn(x, one, lang)
  const lines =
    outcome.sets.length > 0
      ? outcome.sets.map((s) => f.set(s.n, say(s.q1), say(s.q3), say(lineOf(outcome.flags, s.of))))
      : [f.fixed(say(outcome.flags[0]!.line))]
  const columns = [
    { key: 'who', label: f.about, cell: (flag: Flag) => <Who flag={flag} found={found} lang={lang} /> },
    ...(i.unit === 'yes' ? [] : [{ key: 'value', label: f.value, number: true as const, cell: (flag: Flag) => say(flag.value) }]),
    ...(outcome.flags.some(hasOthers)
      ? [{ key: 'with', label: f.others, cell: (flag: Flag) => <With flag={flag} found={found} lang={lang} /> }]
      : []),
  ]
  return (
    <section id={i.code}>
      <h2>
        {i.says[lang]} <span className="soft small">{f.found(outcome.flags.length, outcome.looked)}</span>
      </h2>
      <DataTable rows={outcome.flags} columns={columns} rowKey={(flag) => `${flag.kind} ${flag.id} ${flag.with.join(' ')}`} lang={lang} />
      <p className="soft small">{f.explained(i.code, i.formula[lang], statementsIn(lines, lang), i.cannotTell[lang])}</p>
    </section>
  )
}

/** The line of one kind of subject; every flag of it lies at or beyond the same. */
const lineOf = (flags: readonly Flag[], kind: Flag['kind']): number => flags.find((x) => x.kind === kind)?.line ?? Number.NaN

function Who({ flag, found, lang }: { flag: Flag; found: FlagsHere; lang: Lang }) {
  const purchase = flag.kind === 'process' ? found.purchases.get(flag.id) : undefined
  if (purchase) return <a href={`/open/purchases/${purchase.id}`}>{titleIn(purchase, lang)}</a>
  const name = found.names.get(flag.id) ?? flag.id
  const href = flag.kind === 'tenderer' ? `/open/institutions/${flag.id}` : `/open/purchases?purchaser=${flag.id}`
  return <a href={href}>{name}</a>
}

const hasOthers = (flag: Flag): boolean => flag.with.length > 0 || flag.kind !== 'process'

/** The organisations it is about besides, or the purchases it was seen in. */
function With({ flag, found, lang }: { flag: Flag; found: FlagsHere; lang: Lang }) {
  const names = flag.with.map((id) => found.names.get(id) ?? id)
  const seenIn = flag.kind === 'process' ? [] : flag.seenIn.flatMap((ocid) => found.purchases.get(ocid) ?? [])
  return (
    <>
      {listIn(names, lang)}
      {seenIn.length > 0 && (
        <ul className="plain small">
          {seenIn.map((p) => (
            <li key={p.id}>
              <a href={`/open/purchases/${p.id}`}>{titleIn(p, lang)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Rest({ all, lang }: { all: readonly FlagFinding[]; lang: Lang }) {
  const f = flagWords[lang]
  const why = ({ outcome: { looked, noLine } }: FlagFinding) => (looked === 0 ? f.lacking : f[noLine ?? 'clear'](looked))
  const columns = [
    {
      key: 'rule',
      label: f.rule,
      cell: ({ indicator: i }: FlagFinding) => (
        <>
          {i.says[lang]} <span className="soft small">{i.code}</span>
          <div className="soft small">{i.formula[lang]}</div>
        </>
      ),
    },
    { key: 'why', label: f.why, cell: why },
  ]
  return <DataTable rows={all} columns={columns} rowKey={(one) => one.indicator.code} lang={lang} />
}

const figureIn = (x: number, { indicator: { unit } }: FlagFinding, lang: Lang): string => {
  if (Number.isNaN(x)) return '–'
  if (unit === 'share') return `${Math.round(x * 1000) / 10}%`
  const figure = `${Math.round(x * 10) / 10}`
  return unit === 'days' ? flagWords[lang].days(figure) : figure
}
