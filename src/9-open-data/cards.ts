import { combinationWords, decimal, fraction, listIn, multiply, nameIn, sayMoney, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { cardWords } from './card-words.ts'
import { publicIndex } from './public-index.ts'
import { publicInstitution } from './public-institution.ts'
import type { Card } from './rules/card-of.ts'
import { stageWords, words } from './words.ts'

/** A purchase in a few lines; undefined while nothing of it is public. */
async function ofPurchase(ctx: Ctx, id: string, origin: string): Promise<Card | undefined> {
  const row = (await publicIndex(ctx)).find((r) => r.id === id)
  if (!row) return undefined
  const { lang } = ctx
  const t = words[lang]
  const providers = listIn(
    row.providers.map((p) => nameIn(p, lang)),
    lang,
  )
  return {
    lang,
    title: titleIn(row, lang),
    about: [nameIn(row.purchaser, lang), row.combination && combinationWords[row.combination][lang]].filter(Boolean).join(' · '),
    facts: [
      { label: cardWords[lang].stage, value: stageWords[row.stage][lang] },
      { label: t.total, value: sayMoney(row.total, lang) },
      ...(providers === '' ? [] : [{ label: t.provider, value: providers }]),
    ],
    href: `${origin}/open/purchases/${id}`,
  }
}

/** An institution in a few lines; undefined while it holds no signed contract. */
async function ofInstitution(ctx: Ctx, id: string, origin: string): Promise<Card | undefined> {
  const found = await publicInstitution(ctx, id)
  if (!found) return undefined
  const { lang } = ctx
  const [t, { now, ever }, paid] = [cardWords[lang], found.sums, found.punctuality?.inTimeByCount]
  return {
    lang,
    title: nameOf(found.organisation, lang),
    about: listIn(
      found.communities.map((c) => nameOf(c, lang)),
      lang,
    ),
    facts: [
      { label: t.inForce, value: `${now.contracts} · ${sayMoney(now.total, lang)}` },
      { label: t.ever, value: `${ever.contracts} · ${sayMoney(ever.total, lang)}` },
      ...(paid ? [{ label: t.paidInTime, value: `${decimal(multiply(paid, fraction(100)), 0)}%` }] : []),
    ],
    href: `${origin}/open/institutions/${id}`,
  }
}

/** What anybody may show in a frame of a page of theirs. */
export const cards = { ofPurchase, ofInstitution }
