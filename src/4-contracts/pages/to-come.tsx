import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { Notice } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { toCome } from '../rules/in-force.ts'
import { words } from '../words.ts'

/** What both have signed for a later day, and the text everything goes by until then. */
export function ToCome({ ctx, c }: { ctx: Pick<Ctx, 'lang' | 'today'>; c: Contract }) {
  const { lang, today } = ctx
  const t = words[lang]
  const texts = c.signedOn ? toCome(c, today) : []
  if (texts.length === 0) return null
  return (
    <Notice>
      {texts.map((v) => (
        <p key={v.number}>
          {t.toCome(v.number, sayDay(v.text.effectiveOn!, lang), c.inForce ?? c.versionNumber)}{' '}
          <a href={`/contracts/${c.id}/versions/${v.number}`}>{t.version(v.number)}</a>
        </p>
      ))}
    </Notice>
  )
}
