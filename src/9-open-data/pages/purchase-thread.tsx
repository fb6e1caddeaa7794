import { colonIn, listIn, noMoney, sayMoney, sum, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { textInForce } from '../rules/in-force.ts'
import { acceptedWorth } from '../rules/line-done.ts'
import type { PublicContract, PublicLine, PublicNeed, PublicPurchase } from '../rules/public-facts.ts'
import { achievedWords } from '../achieved-words.ts'
import { becameWords } from '../became-words.ts'
import { words } from '../words.ts'
import { kindSays } from './purchase-heard.tsx'
import { quantitySays } from './purchase-lines.tsx'

/** From the need to the line, the contract, what was accepted of it and what was paid: each knot a link to its own figures. */
export function knotsOf(n: PublicNeed, p: PublicPurchase, { lang }: Ctx) {
  const t = words[lang]
  const of = (lines: readonly PublicLine[]) => lines.filter((l) => l.needIds.includes(n.id))
  const linesSay = (lines: readonly PublicLine[]) =>
    listIn(
      lines.map((l) => `${l.title} (${quantitySays(l, lang)})`),
      lang,
    )
  /** What a knot says after its name; without anything it is still open. */
  const knot = (name: string, says: string | undefined, href: string | undefined, note?: string) => ({
    title: `${name}${colonIn(lang)}${says ?? t.notYet}`,
    ...(note && { note }),
    href: says === undefined ? undefined : href,
    open: says === undefined,
  })
  const planned = of(p.plan?.lines ?? [])
  const agreed = p.contracts
    .filter((c) => c.texts.length > 0)
    .map((c) => ({ c, lines: of(textInForce(c).lines) }))
    .filter((x) => x.lines.length > 0)
  const lines = agreed.flatMap((x) => x.lines)
  const at = agreed[0] && `#${agreed[0].c.id}`
  const accepted = sum(agreed.map((x) => acceptedWorth(x.c, x.lines)))
  const paid = sum(agreed.flatMap((x) => x.lines.map((l) => x.c.paidByLine.get(l.id) ?? noMoney)))
  const judged = agreed.map(({ c, lines: own }) => ({ id: c.id, marks: marksOf(c, own) })).findLast((x) => x.marks.length > 0)
  const claims = agreed.flatMap(({ c }) => c.claims).filter((k) => k.withdrawnAt === null)
  const settled = claims.filter((k) => k.settledOn).length
  return [
    {
      title: <b>{titleIn(n, lang)}</b>,
      note: listIn(
        n.evidence.map((e) => kindSays(e.kind, t)),
        lang,
      ),
      href: '#heard',
    },
    knot(t.toPlan, planned.length > 0 ? linesSay(planned) : undefined, '#plan'),
    knot(
      t.toContract,
      lines.length > 0 ? linesSay(lines) : undefined,
      at,
      lines.length > 0 ? sayMoney(sum(lines.map((l) => l.amount)), lang) : undefined,
    ),
    knot(t.toAccepted, accepted > 0n ? sayMoney(accepted, lang) : undefined, at),
    knot(
      t.toPaid,
      paid > 0n ? sayMoney(paid, lang) : undefined,
      agreed[0] && `#payments-${agreed[0].c.id}`,
      claims.length > 0 ? t.paidOf(settled, claims.length) : undefined,
    ),
    knot(becameWords[lang].toVerdict, judged && sayJudged(judged.marks, lang), judged && `#verdict-${judged.id}`),
  ]
}

/** How far lines came as the purchaser said last; null where it could not be told. */
function marksOf(c: PublicContract, lines: readonly PublicLine[]): (number | null)[] {
  const said = c.verdicts.findLast((v) => v.lines.some((l) => lines.some((x) => x.id === l.id)))
  return said?.lines.filter((l) => lines.some((x) => x.id === l.id)).map((l) => l.mark) ?? []
}

const sayJudged = (marks: readonly (number | null)[], lang: Ctx['lang']): string =>
  listIn(
    marks.map((m) => (m === null ? achievedWords[lang].cannotTell : `${m} / 5`)),
    lang,
  )
