import type { Lang } from '#kernel'
import { Link } from '#people'
import type { Ctx } from '#platform'
import { Notice } from '#ui'
import type { EndingSoon } from '../ending-soon.ts'
import { endingWords } from '../ending-words.ts'
import { yearMonths } from '../next-term.ts'
import { type Contract, monthsOf } from '../rules/contract.ts'

/** That a contract ends soon while nothing signed follows it, and what that means for people. */
export function EndsWithout({ e, lang }: { e: EndingSoon; lang: Lang }) {
  const t = endingWords[lang]
  return (
    <Notice late>
      <h2>{t.title(e.lastOn)}</h2>
      <p>
        {t.where(e.left, e.of)} {e.nextOn && t.next(e.nextOn)}
      </p>
      <p>{t.people}</p>
    </Notice>
  )
}

/** The way to the gate at which both sides say whether they want another year. */
export function ToGate({ ctx, c }: { ctx: Ctx; c: Contract }) {
  if (c.state !== 'active' || c.closedOn || monthsOf(c) < yearMonths) return null
  return (
    <p className="no-print">
      <Link asker={ctx.asker} href={`/evaluations/gates/${c.id}`} of={c}>
        {endingWords[ctx.lang].gate}
      </Link>
    </p>
  )
}
