import { purchases, purchaseTitle } from '#needs'
import { mayNot, nameOf, organisationKinds, organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, Empty, type FrameFacts, Page } from '#ui'
import { words } from './words.ts'

/** Looks for purchases one may see and for organisations. */
export async function SearchPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const t = words[ctx.lang]
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const own = ctx.asker.organisationKind === 'purchaser' ? ctx.asker.organisationId! : undefined
  const maySee = !mayNot(ctx.asker, 'purchases.read', { purchaserId: own ?? null })
  const found = q && maySee ? await purchases(ctx, { search: q, limit: 30, ...(own && { purchaserId: own }) }) : []
  const wanted = q.toLowerCase()
  const named = q
    ? (await organisations(ctx))
        .filter((o) => o.kind !== 'platform' && `${o.name} ${o.name_en ?? ''}`.toLowerCase().includes(wanted))
        .slice(0, 30)
    : []
  return (
    <Page ctx={ctx} frame={frame} title={t.search}>
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.searchFor}</label>
          <input id="q" type="search" name="q" defaultValue={q} style={{ width: 320 }} />
        </div>
        <button className="button small">{t.search}</button>
      </form>
      {q && found.length + named.length === 0 && (
        <Empty title={t.foundNothing(q)}>
          <p>{t.foundHint}</p>
        </Empty>
      )}
      {found.length > 0 && (
        <>
          <h2>{t.purchase}</h2>
          <ul>
            {found.map((p) => (
              <li key={p.id}>
                <a href={`/purchases/${p.id}`}>{purchaseTitle(p, ctx.lang)}</a> <span className="soft">{p.number}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {named.length > 0 && (
        <>
          <h2>{t.organisations}</h2>
          <ul>
            {named.map((o) => (
              <li key={o.id}>
                {o.kind === 'institution' ? <a href={`/open/institutions/${o.id}`}>{nameOf(o, ctx.lang)}</a> : nameOf(o, ctx.lang)}{' '}
                <span className="soft small">{organisationKinds[o.kind][ctx.lang]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
