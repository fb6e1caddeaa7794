import { forgottenBefore } from '#law'
import { change, type Ctx } from '#platform'
import { anyForgotten, forgetPhones } from './store/index.ts'

/** Forgets telephones of which nobody heard for as long as browsers are known. What came from them stays where it belongs. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const before = forgottenBefore('devices', ctx.today, ctx.law.place).toZonedDateTime({ timeZone: ctx.zone }).toInstant()
  if (!(await anyForgotten(ctx, before))) return 0
  const done = await change(ctx, { action: 'phones.forget' }, async (tx, entry) => {
    const n = await forgetPhones(ctx, tx, before)
    entry.facts = { phones: n }
    return n
  })
  return typeof done === 'number' ? done : 0
}
