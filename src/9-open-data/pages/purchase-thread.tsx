import { colonIn, listIn, type Money, sayMoney, sum, titleIn, worthOf } from '#kernel'
import type { Ctx } from '#platform'
import { textInForce } from '../rules/in-force.ts'
import type { PublicContract, PublicLine, PublicNeed, PublicPurchase } from '../rules/public-facts.ts'
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
    knot(t.toPaid, settled > 0 ? t.paidOf(settled, claims.length) : undefined, '#payments'),
  ]
}

/** What was accepted of some lines comes to. Amounts add up over the whole term: by the last text both agreed to, also one for later. */
export function acceptedWorth(c: PublicContract, lines: readonly PublicLine[]): Money {
  const own = new Set<string>(lines.map((l) => l.id))
  const parts = c.acceptances.flatMap((a) => a.parts)
  const acceptedOf = (key: string) => parts.filter((p) => p.instalmentKey === key).map((p) => p.accepted)
  return sum(
    c.texts
      .at(-1)!
      .instalments.filter((i) => own.has(i.key.split(':')[0]!))
      .map((i) => worthOf(i, acceptedOf(i.key))),
  )
}
