import { type Day, isBefore, type Refusal } from '#kernel'
import { looserOn } from '#law'
import type { Ctx } from '#platform'
import { changeLocalNumber, localNumbers, thenAnew } from './local-numbers.ts'
import { refuseLocal as refuse } from './local-words.ts'
import { whatContradicts } from './enter-local-numbers.ts'
import { ownOf } from './own-of.ts'

/** Says until when a number holds, or, without a day, that it has no last day. */
export const endLocalNumber = (ctx: Ctx, i: { id: string; until?: Day | undefined }): Promise<{ id: string } | Refusal> =>
  thenAnew(
    ctx,
    changeLocalNumber(ctx, { id: i.id, verb: 'end', action: 'people.end-local' }, async ({ now, set }) => {
      if (i.until && isBefore(i.until, now.from_on)) return refuse('local-days').at('until')
      const s = ctx.law.country.settable().find((x) => x.key === now.key)
      const own = ownOf(now, ctx)
      const looser = s && own && looserOn(s, own.value, own.from, i.until)
      return looser ? refuse('local-looser', looser).at('until') : await set({ until_on: i.until ?? null })
    }),
  )

/** Takes back a number that was entered wrongly. It stays to be read. */
export const withdrawLocalNumber = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  thenAnew(
    ctx,
    changeLocalNumber(ctx, { id: i.id, verb: 'withdraw', action: 'people.withdraw-local' }, async ({ set }) =>
      set({ withdrawn_on: ctx.today }),
    ),
  )

/** Lets a withdrawn number stand again, where no other took its first day meanwhile. */
export const restoreLocalNumber = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  thenAnew(
    ctx,
    changeLocalNumber(ctx, { id: i.id, verb: 'restore', action: 'people.restore-local' }, async ({ tx, now, set }) => {
      const all = await localNumbers(ctx, tx)
      const other = all.some((n) => n.state === 'stands' && n.key === now.key && n.from_on.equals(now.from_on))
      if (other) return refuse('local-there', now.from_on)
      const own = ownOf(now, ctx)
      const [wrong] = own ? Object.values(whatContradicts(ctx, [own])) : []
      return wrong ? { ...refuse('local-wrong'), words: wrong } : await set({ withdrawn_on: null })
    }),
  )
