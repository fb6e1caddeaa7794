import { purchases, purchaseTitle } from '#needs'
import { mayNot, kindIn, nameOf, organisations } from '#people'
import { type Ctx, type CycleStep, type Hit, holds } from '#platform'
import { type C, Empty, type FrameFacts, frameWords, Page } from '#ui'
import { doors } from './gather.ts'
import { rulesAbout } from './law-rules-pages.tsx'
import { words } from './words.ts'

/** Looks in every step for what one may see there, for organisations, and in the law. */
export async function SearchPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const t = words[ctx.lang]
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const { found, steps, law, named } = await lookedFor(ctx, q)
  return (
    <Page ctx={ctx} frame={frame} title={t.search}>
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.searchFor}</label>
          <input id="q" type="search" name="q" defaultValue={q} style={{ width: 320 }} />
        </div>
        <button className="button small">{t.search}</button>
      </form>
      {q && found.length + named.length + steps.length + law.length === 0 && (
        <Empty title={t.foundNothing(q)}>
          <p>{t.foundHint}</p>
        </Empty>
      )}
      {found.length > 0 && (
        <>
          <h2>{t.purchase}</h2>
          <Hits hits={found.map((p) => ({ title: purchaseTitle(p, ctx.lang), number: p.number, href: `/purchases/${p.id}` }))} />
        </>
      )}
      {steps.map(({ step, hits }) => (
        <section key={step}>
          <h2>{frameWords[ctx.lang][step]}</h2>
          <Hits hits={hits} />
          {hits.length === mostHits && <p className="soft small">{t.moreHits(mostHits)}</p>}
        </section>
      ))}
      {named.length > 0 && (
        <>
          <h2>{t.organisations}</h2>
          <ul>
            {named.map((o) => (
              <li key={o.id}>
                {o.kind === 'institution' ? <a href={`/open/institutions/${o.id}`}>{nameOf(o, ctx.lang)}</a> : nameOf(o, ctx.lang)}{' '}
                <span className="soft small">{kindIn(ctx, o.kind)[ctx.lang]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {law.length > 0 && (
        <>
          <h2>{frameWords[ctx.lang].law}</h2>
          <Hits hits={law.map((r) => ({ title: r.says[ctx.lang], number: r.number, href: `/law/${r.number}` }))} />
        </>
      )}
    </Page>
  )
}

/** What fits in every step, among the organisations and in the law. */
async function lookedFor(ctx: Ctx, q: string) {
  const own = ctx.asker.organisationKind === 'purchaser' ? ctx.asker.organisationId! : undefined
  const maySee = !mayNot(ctx.asker, 'purchases.read', { purchaserId: own ?? null })
  const found = q && maySee ? await purchases(ctx, { search: q, limit: 30, ...(own && { purchaserId: own }) }) : []
  const steps: { step: CycleStep; hits: readonly Hit[] }[] = []
  for (const door of q ? doors : []) {
    const hits = (await door.find?.(ctx, q)) ?? []
    if (hits.length > 0) steps.push({ step: door.step, hits: hits.slice(0, mostHits) })
  }
  const law = q ? rulesAbout(ctx, q).slice(0, mostHits) : []
  const named = q
    ? (await organisations(ctx)).filter((o) => o.kind !== 'platform' && holds(`${o.name} ${o.name_en ?? ''}`, q)).slice(0, 30)
    : []
  return { found, steps, law, named }
}

/** How many of one kind are shown; the lists of the steps have the rest. */
const mostHits = 20

function Hits({ hits }: { hits: readonly Hit[] }) {
  return (
    <ul className="hits">
      {hits.map((h) => (
        <li key={h.href}>
          <a href={h.href}>{h.title}</a> <span className="soft small">{[h.number, h.note].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
