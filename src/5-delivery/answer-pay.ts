import { type Money, minor, moneyText, readMoney, type Refusal, sum } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, doneAnew, recordRefusal } from '#platform'
import { refusePay } from './pay-words.ts'
import { aboutPay, askedOf, isAsked, type PayAnswer, type PayStatement } from './rules/pay.ts'
import { answersBy, keepAnswer, statementsOf } from './store/index.ts'

/** A month somebody is asked about: what was stated of all their posts at one institution. */
export interface MyPay {
  readonly payMonth: string
  readonly stated: readonly PayStatement[]
  readonly gross: Money
  readonly contributions: Money
  /** Names the statements; an answer is given to these and no others. */
  readonly about: string
  /** What they answered, and whether the statement was corrected since. */
  readonly answer: { readonly differs: boolean; readonly corrected: boolean } | null
}

/** The months whoever asks is asked about at the institution they act for, the newest first. */
export async function myPay(ctx: Ctx): Promise<MyPay[]> {
  const { userId, organisationId } = ctx.asker
  if (!userId || !organisationId) return []
  const [stated, answers] = [await statementsOf(ctx, userId), await answersBy(ctx, userId)]
  const here = stated.filter((s) => s.providerId === organisationId && isAsked(s.payMonth, ctx.today))
  return [...Map.groupBy(askedOf(here), (s) => s.payMonth)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([payMonth, mine]) => {
      const given = answers.find((a) => a.payMonth === payMonth && a.providerId === organisationId)
      const about = aboutPay(mine)
      return {
        ...{ payMonth, stated: mine, about, gross: sum(mine.map((s) => s.gross)), contributions: sum(mine.map((s) => s.contributions)) },
        answer: given ? { differs: opened(ctx, given).differs, corrected: given.about !== about } : null,
      }
    })
}

/**
 * A worker says whether a month was paid as it was stated. Nothing tells that they did: the log gets no entry before the month is counted, and none where
 * it was refused, no page but their own shows it, and what they said is sealed until then. Answered again it takes the place of what they said before.
 */
export async function answerPay(
  ctx: Ctx,
  i: { payMonth: string; about: string; differs: boolean; got?: Money | undefined },
): Promise<{ payMonth: string } | Refusal> {
  const { userId, organisationId } = ctx.asker
  const no = mayNot(ctx.asker, 'delivery.confirm-pay', { userId })
  if (no) return await recordRefusal(ctx, 'delivery.confirm-pay', no)
  // An answer takes the place of an earlier one, so the key of a form is not needed, and would be kept with the name longer than the answer.
  return await change(doneAnew(ctx), { action: 'delivery.confirm-pay', countedLater: true, unseen: true }, async (tx) => {
    const inside = { ...ctx, db: tx }
    const month = (await myPay(inside)).find((m) => m.payMonth === i.payMonth)
    if (!month) return refusePay('pay-not-asked')
    if (month.about !== i.about) return refusePay('pay-changed')
    const answer: PayAnswer = { differs: i.differs, stated: month.gross, got: i.differs ? (i.got ?? null) : null }
    const of = { payMonth: i.payMonth, providerId: organisationId!, userId: userId! }
    // The same again leaves everything as it is.
    const given = (await answersBy(inside, of.userId)).find((a) => a.payMonth === of.payMonth && a.providerId === of.providerId)
    if (given?.about === month.about && plainOf(opened(ctx, given)) === plainOf(answer)) return { payMonth: i.payMonth }
    await keepAnswer(inside, tx, { ...of, about: month.about, sealed: closed(ctx, of, answer) })
    return { payMonth: i.payMonth }
  })
}

type Of = { payMonth: string; providerId: string; userId: string }
const of = (a: Of): string => `pay ${a.payMonth} ${a.providerId} ${a.userId}`

const plainOf = (x: PayAnswer): string =>
  JSON.stringify({ d: x.differs, s: moneyText(x.stated), g: x.got === null ? '' : moneyText(x.got) })

/** Of one length whatever was said, so that its size tells nothing. */
function closed(ctx: Pick<Ctx, 'seal'>, a: Of, answer: PayAnswer): string {
  return ctx.seal.hide(plainOf(answer).padEnd(100), of(a))
}
export function opened(ctx: Pick<Ctx, 'seal'>, a: Of & { sealed: string }): PayAnswer {
  const { d, s, g } = JSON.parse(ctx.seal.reveal(a.sealed, of(a))) as { d: boolean; s: string; g: string }
  return { differs: d, stated: readMoney(s) ?? minor(0n), got: g === '' ? null : (readMoney(g) ?? null) }
}
