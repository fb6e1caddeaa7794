import { nameIn, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, Page, Thread } from '#ui'
import { becameWords } from '../became-words.ts'
import type { CommunityNeeds, HeardHere } from '../community-needs.ts'
import { directoryWords } from '../directory-words.ts'
import { words } from '../words.ts'
import { NotBoughtList } from './not-bought.tsx'
import { knotsOf } from './purchase-thread.tsx'

/** Everything a community said in its purchases, and what became of each. */
export function CommunityPage({ ctx, frame, found }: { ctx: Ctx; frame: FrameFacts; found: CommunityNeeds }) {
  const { lang } = ctx
  const t = becameWords[lang]
  const title = t.title(nameOf(found.community, lang))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={title}
      lead={t.lead}
      trail={[
        { label: words[lang].open, href: '/open' },
        { label: directoryWords[lang].title, href: '/open/directory' },
        { label: nameOf(found.community, lang) },
      ]}
    >
      <p>
        <a href={`/open/directory?place=${found.community.id}`}>{t.toDirectory}</a>
      </p>
      {found.heard.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHelp}</p>
        </Empty>
      )}
      {found.heard.map((h) => (
        <OfPurchase key={h.p.id} h={h} ctx={ctx} />
      ))}
    </Page>
  )
}

function OfPurchase({ h: { p, notBought }, ctx }: { h: HeardHere; ctx: Ctx }) {
  const { lang } = ctx
  const t = becameWords[lang]
  const at = `/open/purchases/${p.id}`
  return (
    <section>
      <h2>
        <a href={at}>{titleIn(p, lang)}</a>
      </h2>
      <p className="soft small">
        {nameIn(p.purchaser, lang)} · {p.number}
      </p>
      {p.needs.length === 0 && notBought.length === 0 && <p className="soft">{t.noneOf}</p>}
      {p.needs.map((n) => (
        <Thread key={n.id} knots={knotsOf(n, p, ctx).map((k) => ({ ...k, href: k.href && `${at}${k.href}` }))} />
      ))}
      <NotBoughtList of={notBought} lang={lang} />
    </section>
  )
}
