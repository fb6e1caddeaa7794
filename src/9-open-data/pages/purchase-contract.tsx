import { SuccessTable, successWords } from '#contracts'
import { decimal, fraction, inTreeOrder, nameIn, sayDay, sayMoment, sayMoney, treeOf } from '#kernel'
import type { Ctx } from '#platform'
import { LineName, Notice, SummaryList } from '#ui'
import { holdsFrom, isForLater, textInForce, toCome } from '../rules/in-force.ts'
import type { PublicContract, PublicPurchase, PublicText, PublicVerdict } from '../rules/public-facts.ts'
import { words } from '../words.ts'
import { Lines } from './purchase-lines.tsx'
import { Acceptances, Duties, Payments } from './purchase-tables.tsx'
import { Values } from './purchase-values.tsx'

interface Part {
  c: PublicContract
  p: PublicPurchase
  ctx: Ctx
}

/** A contract by its text in force, what is signed for later, and what became of it. */
export function ContractPart({ c, p, ctx }: Part) {
  const { lang } = ctx
  const t = words[lang]
  if (c.texts.length === 0) return null
  return (
    <section id={c.id}>
      <h3>{t.contract(c.number)}</h3>
      <ToCome c={c} p={p} ctx={ctx} />
      <Summary c={c} ctx={ctx} />
      <Lines lines={textInForce(c).lines} p={p} ctx={ctx} />
      <BothSaid c={c} lang={lang} />
      <Duties c={c} lang={lang} />
      <h3 id={`acceptances-${c.id}`}>{t.acceptances}</h3>
      <Acceptances c={c} lang={lang} />
      {c.values.length > 0 && (
        <>
          <h3 id={`reached-${c.id}`}>{t.reachedTitle}</h3>
          <Values c={c} lang={lang} />
        </>
      )}
      <h3 id="payments">
        <span id={`payments-${c.id}`}>{t.payments}</span>
      </h3>
      <Payments c={c} ctx={ctx} />
      {c.verdicts.length > 0 && (
        <>
          <h3 id={`verdict-${c.id}`}>{t.verdict}</h3>
          <SummaryList
            rows={c.verdicts.flatMap((v) => [
              { label: sayDay(v.revealedOn, lang), value: t.mark(v.mean.toFixed(2), v.n) },
              ...(v.lines.length > 0 ? [{ label: t.byLine, value: <ByLine v={v} lines={textInForce(c).lines} lang={lang} /> }] : []),
              ...(v.reply ? [{ label: t.reply, value: v.reply }] : []),
            ])}
          />
          <p className="small soft">{t.pooledNote}</p>
        </>
      )}
    </section>
  )
}

/** What both sides said before the start would count as success; of what is still sealed, only who has said it. */
function BothSaid({ c, lang }: { c: PublicContract; lang: Ctx['lang'] }) {
  const t = successWords[lang]
  const { said, compared, words: agreed } = c.success
  if (!textInForce(c).lines.some((l) => l.goals?.length)) return null
  return (
    <>
      <h3>{t.section}</h3>
      <ul>
        {(['purchaser', 'provider'] as const).map((side) => {
          const own = said.find((s) => s.side === side)
          return <li key={side}>{own ? t.saidOn(t[side], sayDay(own.saidOn, lang)) : t.waits(t[side])}</li>
        })}
      </ul>
      {compared.length > 0 && <SuccessTable lines={compared} contract={textInForce(c)} agreed={agreed} lang={lang} />}
    </>
  )
}

/** How far each line came as the purchaser says, and from these the whole. */
function ByLine({ v, lines, lang }: { v: PublicVerdict; lines: PublicText['lines']; lang: Ctx['lang'] }) {
  const t = words[lang]
  const tree = treeOf(lines)
  return (
    <>
      {inTreeOrder(tree, v.lines, (l) => l.id).map((l) => (
        <LineName key={l.id} tree={tree} id={l.id} lang={lang}>
          {l.title} <b>{l.mark === null ? t.cannotTell : `${l.mark} / 5`}</b>
        </LineName>
      ))}
      {v.whole !== null && <p className="small soft">{t.fromLines(v.whole.toFixed(1))}</p>}
    </>
  )
}

const sayPay = (pay: NonNullable<PublicContract['pay']>, lang: Ctx['lang']): string => {
  const t = words[lang]
  if (pay === 'not-stated') return t.payNotStated
  return pay === 'few' ? t.payFew : t.payShare(`${decimal(fraction(pay.part * 100n, pay.of), 1, 'down')}%`, pay.months)
}

function Summary({ c, ctx }: Omit<Part, 'p'>) {
  const { lang } = ctx
  const t = words[lang]
  const now = textInForce(c)
  const [first, ...changes] = c.texts
  return (
    <SummaryList
      rows={[
        { label: t.provider, value: <a href={`/open/institutions/${c.provider.id}`}>{nameIn(c.provider, lang)}</a> },
        { label: t.signed, value: sayMoment(first!.agreedAt, lang, ctx.zone) },
        { label: t.runs, value: runsSays(now, lang) },
        { label: t.total, value: sayMoney(now.total, lang) },
        ...(c.noTenderReason ? [{ label: t.noTender, value: c.noTenderReason }] : []),
        ...(changes.length > 0
          ? [
              {
                label: t.changes,
                value: (
                  <ul>
                    {changes.map((v) => (
                      <li key={v.number}>{changeSays(v, ctx)}</li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        ...(c.endedOn ? [{ label: t.ended, value: `${sayDay(c.endedOn, lang)} ${c.endReason ?? ''}` }] : []),
        ...(c.gapDays === null ? [] : [{ label: t.gapBefore, value: c.gapDays > 0 ? t.gapOf(c.gapDays) : t.noGap }]),
        ...(c.pay ? [{ label: t.pay, value: sayPay(c.pay, lang) }] : []),
      ]}
    />
  )
}

const runsSays = (text: PublicText, lang: Ctx['lang']) => `${sayDay(text.startsOn, lang)} – ${sayDay(text.endsOn, lang)}`

/** When a change was signed and why; with its first day where that was still to come. */
function changeSays(v: PublicText, { lang, zone }: Ctx): string {
  const t = words[lang]
  const signed = sayMoment(v.agreedAt, lang, zone)
  return isForLater(v, zone) ? t.changedFrom(signed, v.reason, holdsFrom(v, zone)) : t.changed(signed, v.reason)
}

/** What both have signed for a later day: from when, for how long, for how much, and what is bought then. */
function ToCome({ c, p, ctx }: Part) {
  const { lang, zone } = ctx
  const t = words[lang]
  const texts = toCome(c, p.asOf, zone)
  if (texts.length === 0) return null
  return (
    <Notice>
      {texts.map((v) => (
        <div key={v.number}>
          <p>{t.toCome(holdsFrom(v, zone))}</p>
          <details>
            <summary>{t.toComeSays(holdsFrom(v, zone))}</summary>
            <SummaryList
              rows={[
                { label: t.runs, value: runsSays(v, lang) },
                { label: t.total, value: sayMoney(v.total, lang) },
              ]}
            />
            <Lines lines={v.lines} p={p} ctx={ctx} />
          </details>
        </div>
      ))}
    </Notice>
  )
}
