import { commaIn, daysBetween, sayMoney, sayPlace, sentenceIn, stoppedIn, type Tree, treeOf } from '#kernel'
import { openable } from '#people'
import type { Ctx } from '#platform'
import { type DutyRow, Mirror } from '#ui'
import { type Duty, lineOfDuty } from '../rules/duty.ts'
import { type Contract, type ContractLine, otherSide, type Side } from '../rules/contract.ts'
import { doneAddress, type DutyKind, type DutyTerm, dutyTerms, isByHand, sayDeadline } from '../rules/duty-terms.ts'
import { words } from '../words.ts'

/** How far ahead open duties are shown on the mirrored page; the whole list has its own page. */
const shownAheadDays = 45

/** What is owed all the time after the last day too: what was learnt of people stays theirs. */
const outlasts: ReadonlySet<DutyKind> = new Set(['protect-data'])

/** What each side owes now and in the next weeks, and after it what it owes all the time, side by side. */
export function DutiesOfBoth(p: { ctx: Ctx; c: Contract; duties: readonly Duty[]; mine: Side | undefined; name: (s: Side) => string }) {
  const { ctx, c, mine, name } = p
  const { lang, today } = ctx
  const t = words[lang]
  const near = p.duties.filter((d) => d.state === 'open' && (!d.dueOn || daysBetween(today, d.dueOn) <= shownAheadDays))
  const terms = dutyTerms(c, ctx.law)
  const isOver = c.state === 'ended' || c.state === 'terminated'
  const left = mine ?? 'provider'
  const tree = treeOf(c.lines)
  const rows = (side: Side): DutyRow[] => {
    const open = near.filter((d) => d.debtor === side)
    // Once a contract is over, what it asks for all the time is asked no more; what is left of it stands above.
    const rest = terms.filter((d) => (!isOver || outlasts.has(d.kind)) && d.debtor === side && !open.some((o) => o.kind === d.kind))
    return [...open.map((d) => occurrence(ctx, c, d, { mine, tree })), ...rest.map((d) => standing(ctx, c, d))]
  }
  const titles = mine
    ? { mine: t.weOwe(name(otherSide(mine))), theirs: t.owesUs(name(otherSide(mine))) }
    : { mine: t.owes(name('provider')), theirs: t.owes(name('purchaser')) }
  return <Mirror mine={rows(left)} theirs={rows(otherSide(left))} today={today} lang={lang} titles={titles} />
}

function occurrence(ctx: Ctx, c: Contract, d: Duty, { mine, tree }: { mine: Side | undefined; tree: Tree<ContractLine> }): DutyRow {
  const { lang } = ctx
  const byHand = mine === d.debtor && isByHand(d.kind)
  const at = lineOfDuty(d, tree)
  return {
    id: d.id,
    of: at && [at.line.title, sayPlace(at, lang)].filter(Boolean).join(' · '),
    dueOn: d.dueOn,
    dueSays: d.dueSays?.[lang],
    why: d.why[lang],
    otherwise: stoppedIn(d.otherwise[lang], lang),
    cites: d.cites,
    href: byHand ? doneAddress(d) : openable(ctx.asker, d.href, c),
    title:
      d.amount === null || d.title[lang].includes(sayMoney(d.amount, lang)) ? (
        d.title[lang]
      ) : (
        <>
          {d.title[lang]}
          {commaIn(lang)}
          <b>{sayMoney(d.amount, lang)}</b>
        </>
      ),
    ...(d.clause && { clause: { number: d.clause, href: `/contracts/${c.id}/text#clause-${d.clause}` } }),
  }
}
function standing(ctx: Ctx, c: Contract, d: DutyTerm): DutyRow {
  const { lang } = ctx
  const length = d.deadline.length
  return {
    id: `${d.debtor}:${d.kind}`,
    title: d.title[lang],
    dueOn: null,
    dueSays: sayDeadline(d.deadline)[lang],
    why: length ? sentenceIn(d.deadline.after[lang], lang) : undefined,
    otherwise: stoppedIn(d.remedy[lang], lang),
    clause: { number: d.clause, href: `/contracts/${c.id}/text#clause-${d.clause}` },
  }
}
