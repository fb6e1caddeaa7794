import { type Hanging, indicatorsOf, type Lang, sayDay, saidWords, sayTarget, treeOf } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  LineName,
  Notice,
  Page,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { Contract, Side } from '../rules/contract.ts'
import { type ComparedLine, differing, linesWithGoals, type SuccessWords } from '../rules/success.ts'
import type { Success } from '../success-of.ts'
import { successWords } from '../success-words.ts'
import { words } from '../words.ts'

/** What is shown of a line, whichever step kept it. */
type Compared = Omit<ComparedLine, 'line'> & { readonly line: { readonly id: string; readonly title: string } }

interface Facts {
  readonly ctx: Ctx
  readonly contract: Contract
  readonly success: Success
}

/** What both sides say will count as success: written apart, then read beside each other, then agreed on or left standing. */
export function SuccessPage(
  p: Facts & {
    frame: FrameFacts
    /** The side for which whoever reads may speak. */
    mine: Side | undefined
    form: FormState
    /** The line whose form came back. */
    of: string | undefined
  },
) {
  const { ctx, contract: c, success, mine, form } = p
  const { lang } = ctx
  const [t, w] = [successWords[lang], words[lang]]
  const own = success.said.find((s) => s.side === mine)
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.title}
      section="contracts"
      lead={t.lead}
      trail={[{ label: w.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.title }]}
    >
      <WhoSaid ctx={ctx} contract={c} success={success} />
      {success.compared.length > 0 ? (
        <>
          <SuccessTable lines={success.compared} contract={c} agreed={success.words} lang={lang} heading="h2" />
          {mine && success.compared.map((l) => <Agreeing key={l.line.id} p={p} mine={mine} l={l} />)}
        </>
      ) : (
        <>
          <Notice>{t.sealedNote}</Notice>
          {mine && !own && <Saying c={c} form={form} lang={lang} />}
          {own?.lines && <Own c={c} lines={own.lines} lang={lang} />}
        </>
      )}
    </Page>
  )
}

/** Who has said it, who has not, and how long after the start it was where it came late. */
function WhoSaid({ ctx, contract: c, success }: Facts) {
  const { lang } = ctx
  const t = successWords[lang]
  if (linesWithGoals(c.lines).length === 0) return <p className="soft">{t.noGoals}</p>
  return (
    <ul>
      {(['purchaser', 'provider'] as const).map((side) => {
        const said = success.said.find((s) => s.side === side)
        const after = said ? c.startsOn.until(said.saidOn).days : 0
        return (
          <li key={side}>
            {said ? t.saidOn(t[side], sayDay(said.saidOn, lang)) : t.waits(t[side])}
            {after > 0 && (
              <>
                {' '}
                <Tag>{t.afterStart(after)}</Tag>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The same on the page of the contract: who has said it, both beside each other, and the way to the page on which it is said. */
export function SuccessOf(p: Facts) {
  const { contract: c, success, ctx } = p
  const t = successWords[ctx.lang]
  if (!c.signedOn || linesWithGoals(c.lines).length === 0) return null
  return (
    <section id="success">
      <h2>{t.title}</h2>
      <WhoSaid {...p} />
      {success.compared.length > 0 && <SuccessTable lines={success.compared} contract={c} agreed={success.words} lang={ctx.lang} />}
      <p className="no-print">
        <a href={`/contracts/${c.id}/success`}>{t.link}</a>
      </p>
    </section>
  )
}

/** Both sides beside each other by line and indicator, with what was promised, and the words of both where there are any. */
export function SuccessTable(p: {
  lines: readonly Compared[]
  contract: { readonly lines: readonly (Hanging & { readonly title: string })[] }
  agreed: readonly SuccessWords[]
  lang: Lang
  /** One level below what it stands under. */
  heading?: 'h2' | 'h3'
}) {
  const { lines, lang, heading: Heading = 'h3' } = p
  const t = successWords[lang]
  const tree = treeOf(p.contract.lines)
  return (
    <>
      <p>{t.differences(differing(lines))}</p>
      {lines.map((l) => (
        <section key={l.line.id}>
          <Heading>
            <LineName tree={tree} id={l.line.id} lang={lang} flat />
          </Heading>
          <SuccessOfLine l={l} agreed={p.agreed} lang={lang} />
        </section>
      ))}
    </>
  )
}

/** One line: both sides beside each other, and the words of both where there are any. */
export const SuccessOfLine = ({ l, agreed, lang }: { l: Compared; agreed: readonly SuccessWords[]; lang: Lang }) => (
  <>
    {l.changedSince && <p className="soft">{successWords[lang].changedSince}</p>}
    <OfLine l={l} lang={lang} />
    <Both words={agreed.find((w) => w.lineId === l.line.id)} differ={l.indicators.some((i) => !i.same)} lang={lang} />
  </>
)

interface Row {
  readonly key: string
  readonly what: string
  readonly promised: string
  readonly purchaser: string
  readonly provider: string
  /** Null where they did not speak of the same; undefined of their own words, which nobody compares. */
  readonly same: boolean | null | undefined
}

function OfLine({ l, lang }: { l: Compared; lang: Lang }) {
  const t = successWords[lang]
  const value = (v: string | null, unit: string) => (v === null ? t.notNamed : `${v} ${unit}`)
  const rows: Row[] = [
    { key: 'words', what: t.words, promised: '', ...l.says, same: undefined },
    ...l.indicators.map((i) => ({
      key: i.indicator.id,
      what: i.indicator.name,
      promised: `${sayTarget(i.indicator, lang)}${i.promised === null ? '' : ` · ${saidWords[lang].promised(`${i.promised} ${i.indicator.unit}`)}`}`,
      purchaser: value(i.values.purchaser, i.indicator.unit),
      provider: value(i.values.provider, i.indicator.unit),
      same: i.same,
    })),
  ]
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.key}
      columns={[
        {
          key: 'what',
          label: t.what,
          cell: (r) => (
            <>
              {r.what}{' '}
              {r.same !== undefined && <Tag quiet={r.same === true}>{r.same === null ? t.notAlike : r.same ? t.sameValue : t.differs}</Tag>}
            </>
          ),
        },
        { key: 'promised', label: t.promised, cell: (r) => <span className="soft">{r.promised}</span> },
        { key: 'purchaser', label: t.purchaser, cell: (r) => r.purchaser },
        { key: 'provider', label: t.provider, cell: (r) => r.provider },
      ]}
    />
  )
}

/** The words of both, words that wait for the other side, or that the difference stands. */
function Both({ words: w, differ, lang }: { words: SuccessWords | undefined; differ: boolean; lang: Lang }) {
  const t = successWords[lang]
  if (!w) return <p className="soft">{differ ? t.stands : t.ownWords}</p>
  return (
    <p>
      <b>{w.agreedOn ? t.agreed(sayDay(w.agreedOn, lang)) : t.written(t[w.writtenBy], sayDay(w.writtenOn, lang))}</b>
      <br />
      {w.words}
    </p>
  )
}

/** The form of a side that has not said it: its words for each line, and from which value of each indicator it is a success. */
function Saying({ c, form, lang }: { c: Contract; form: FormState; lang: Lang }) {
  const t = successWords[lang]
  const tree = treeOf(c.lines)
  const f = { form, lang }
  return (
    <Form action={`/contracts/${c.id}/success`} {...f} submit={t.say} cancel={`/contracts/${c.id}`} wide>
      <p className="soft">{t.once}</p>
      {linesWithGoals(tree.placed.map((p) => p.line)).map((l) => (
        <fieldset key={l.id} className="field">
          <legend>{l.title}</legend>
          {l.goals.map((g) => (
            <p key={g.id} className="small">
              {g.says} <span className="soft">· {g.forWhom}</span>
            </p>
          ))}
          <TextArea {...f} name={`says-${l.id}`} label={t.says} hint={t.saysHint} rows={3} />
          {indicatorsOf(l).map((i) => (
            <TextField
              key={i.id}
              {...f}
              name={`value-${i.id}`}
              label={t.value(i.name, i.unit)}
              hint={t.valueHint(sayTarget(i, lang))}
              inputMode="decimal"
              short
              optional
            />
          ))}
        </fieldset>
      ))}
    </Form>
  )
}

/** What one’s own side wrote, while it waits for the other. */
function Own({ c, lines, lang }: { c: Contract; lines: NonNullable<Success['said'][number]['lines']>; lang: Lang }) {
  const t = successWords[lang]
  return (
    <>
      <h2>{t.mine}</h2>
      {linesWithGoals(c.lines).map((l) => {
        const own = lines.find((s) => s.lineId === l.id)
        return (
          own && (
            <section key={l.id}>
              <h3>{l.title}</h3>
              <p>{own.says}</p>
              <ul>
                {indicatorsOf(l).map((i) => (
                  <li key={i.id}>{`${i.name} · ${own.values[i.id] === undefined ? t.notNamed : `${own.values[i.id]} ${i.unit}`}`}</li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

/** Words of both for a line: proposed by one side, agreed to by the other. */
function Agreeing({ p, mine, l }: { p: Facts & { form: FormState; of: string | undefined }; mine: Side; l: ComparedLine }) {
  const { lang } = p.ctx
  const t = successWords[lang]
  const w = p.success.words.find((x) => x.lineId === l.line.id)
  if (w?.agreedOn) return null
  const base = `/contracts/${p.contract.id}/success/${l.line.id}`
  const form = p.of === l.line.id ? p.form : { ...freshForm(), at: l.line.id }
  return (
    <section>
      <h2>{l.line.title}</h2>
      {w && w.writtenBy !== mine && <ActionButton action={`${base}/agree`} lang={lang} label={t.agree} version={w.version} primary />}
      <details open={p.of === l.line.id}>
        <summary>{w ? t.writeOther : t.write}</summary>
        <Form action={`${base}/words`} form={form} lang={lang} submit={t.write} version={w?.version ?? 0}>
          <TextArea form={form} lang={lang} name="words" label={t.write} hint={t.writeHint} rows={3} />
        </Form>
      </details>
    </section>
  )
}
