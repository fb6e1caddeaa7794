import { colonIn, type Day, isRefusal, type Refusal } from '#kernel'
import type { Answer } from '#law'
import type { Ctx } from '#platform'
import { Clock, Notice } from '#ui'
import { clockWords } from '../before-clock-words.ts'
import type { Contract, ContractVersion, Side } from '../rules/contract.ts'
import { words } from '../words.ts'

/** The text that waits, whose turn it is, and where to read what differs. */
export function OpenText({
  ctx,
  c,
  open,
  first,
  waits,
  mine,
  name,
}: {
  ctx: Ctx
  c: Contract
  open: ContractVersion
  /** There is no text before it to compare it with. */
  first: boolean
  /** What keeps both sides from signing. */
  waits: Refusal | undefined
  mine: Side | undefined
  name: (s: Side) => string
}) {
  const t = words[ctx.lang]
  const missing = (['purchaser', 'provider'] as const).filter((s) => !open.signed[s])
  return (
    <Notice>
      <h2>{waits ? t.openBefore(open.number) : `${t.openText(open.number)} ${t.waitingFor(waitingFor(t, missing.map(name)))}`}</h2>
      {c.signedOn && <p>{clockWords[ctx.lang].goesOn}</p>}
      {waits && <p>{waits.words[ctx.lang]}</p>}
      {open.reason && (
        <p>
          {t.reason}
          {colonIn(ctx.lang)}
          {open.reason}
        </p>
      )}
      <p>
        <a
          className={`button${mine && missing.includes(mine) && !waits ? '' : ' plain'} small`}
          href={`/contracts/${c.id}/versions/${open.number}`}
        >
          {first ? t.readFirstAndAnswer : t.readAndAnswer}
        </a>
      </p>
    </Notice>
  )
}
const waitingFor = (t: (typeof words)['zh'], [one, other]: readonly string[]): string =>
  other === undefined ? (one ?? '') : t.waitingForBoth(one!, other)

/** Until when a contract is signed that came of an award. */
export function SignClock({ ctx, noticeOn, by }: { ctx: Ctx; noticeOn: Day; by: Answer<Day> | Refusal | undefined }) {
  const t = words[ctx.lang]
  if (!by || isRefusal(by)) return null
  return (
    <Clock
      label={t.signLate}
      startOn={noticeOn}
      dueOn={by.value}
      rule={t.signLateRule}
      cites={ctx.law.cites('award-and-contract')}
      today={ctx.today}
      lang={ctx.lang}
    />
  )
}
