import { combinationWords, type Lang, listIn, nameIn, sayDay, sayMoney, titleIn } from '#kernel'
import { openable } from '#people'
import type { Ctx } from '#platform'
import { Cycle, type FrameFacts, Page, SummaryList, Thread } from '#ui'
import type { PublicAward, PublicPurchase } from '../rules/public-facts.ts'
import { feedWords } from '../feed-words.ts'
import { words } from '../words.ts'
import { Achieved } from './purchase-achieved.tsx'
import { BuyAgain } from './purchase-again.tsx'
import { CallPart, PlanPart } from './purchase-bought.tsx'
import { ContractPart } from './purchase-contract.tsx'
import { CardToTake } from './card-page.tsx'
import { cycleOf } from './purchase-cycle.ts'
import { Heard, type VoteHeld } from './purchase-heard.tsx'
import type { NotBought } from '../not-bought.ts'
import { NotBoughtList } from './not-bought.tsx'
import { SayWord } from './say-word.tsx'
import { knotsOf } from './purchase-thread.tsx'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  /** Under which address this is public. */
  origin: string
  p: PublicPurchase
  votes: readonly VoteHeld[]
  notBought: readonly NotBought[]
  hasBureau: boolean
}

/** A purchase as the public sees it: what was heard, what was bought, what became of it. */
export function PublicPurchasePage(of: Shown) {
  const { ctx, frame, p } = of
  const { lang } = ctx
  const t = words[lang]
  const places = listIn(
    p.communities.map((c) => nameIn(c, lang)),
    lang,
  )
  // Who works on it or supervises it goes on from here to the records themselves.
  const inside = openable(ctx.asker, `/purchases/${p.id}`, {
    purchaserId: p.purchaser.id,
    providerId: p.contracts[0]?.provider.id ?? null,
  })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={titleIn(p, lang)}
      trail={[{ label: t.open, href: '/open' }, { label: t.purchases, href: '/open/purchases' }, { label: p.number }]}
      lead={[nameIn(p.purchaser, lang), places, p.combination && combinationWords[p.combination][lang]].filter(Boolean).join(' · ')}
    >
      <Cycle standings={cycleOf(p, ctx)} lang={lang} />
      <Heard p={p} votes={of.votes} ctx={ctx} />
      <NotBoughtList of={of.notBought} lang={lang} />
      <h2 id="bought">{t.bought}</h2>
      {p.plan && <PlanPart plan={p.plan} p={p} ctx={ctx} />}
      {p.tenders.map((x) => (
        <CallPart key={x.id} x={x} ctx={ctx} />
      ))}
      {p.awards.map((a) => (
        <AwardPart key={a.id} a={a} ctx={ctx} />
      ))}
      <h2 id="became">{t.became}</h2>
      {p.contracts.length === 0 && <p className="soft">{t.notYet}</p>}
      {p.contracts.map((c) => (
        <ContractPart key={c.id} c={c} p={p} ctx={ctx} />
      ))}
      {p.needs.length > 0 && (
        <>
          <h2 id="thread">{t.thread}</h2>
          {p.needs.map((n) => (
            <Thread key={n.id} knots={knotsOf(n, p, ctx)} />
          ))}
        </>
      )}
      <Achieved p={p} lang={lang} />
      <BuyAgain p={p} ctx={ctx} />
      <Say p={p} hasBureau={of.hasBureau} lang={lang} />
      <TakeAway p={p} origin={of.origin} inside={inside} lang={lang} />
    </Page>
  )
}

function Say({ p, hasBureau, lang }: { p: PublicPurchase; hasBureau: boolean; lang: Lang }) {
  const t = words[lang]
  const toBureau = [`office:${p.purchaser.id}`, t.sayToBureau] as const
  const about = [[`purchase:${p.id}`, t.sayToOffice] as const, ...(hasBureau ? [toBureau] : [])]
  return <SayWord lang={lang} about={about} />
}

/** What can be taken away of it, and the way further in for whoever may go it. */
function TakeAway(of: { p: PublicPurchase; origin: string; inside: string | undefined; lang: Lang }) {
  const { lang, inside } = of
  const [t, f] = [words[lang], feedWords[lang]]
  const here = `/open/purchases/${of.p.id}`
  return (
    <>
      <div className="actions no-print">
        <a className="button plain" href={`${here}/ocds.json`}>
          {t.downloadOcds}
        </a>
        <a href={`${here}/record.json`}>{f.record}</a>
        <a href={`${here}/feed.atom`}>{f.feed}</a>
        <a href="/open/about">{t.goAbout}</a>
        {inside && <a href={inside}>{t.inside}</a>}
      </div>
      <CardToTake path={here} title={titleIn(of.p, lang)} origin={of.origin} lang={lang} />
    </>
  )
}

function AwardPart({ a, ctx: { lang } }: { a: PublicAward; ctx: Ctx }) {
  const t = words[lang]
  return (
    <section id="award">
      <h3>{t.award}</h3>
      <SummaryList
        rows={[
          { label: t.awardedTo, value: <a href={`/open/institutions/${a.provider.id}`}>{nameIn(a.provider, lang)}</a> },
          { label: t.on, value: sayDay(a.awardedOn, lang) },
          { label: t.total, value: sayMoney(a.total, lang) },
          { label: t.reasons, value: a.reasons },
        ]}
      />
    </section>
  )
}
