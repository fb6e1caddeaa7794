import { sayDay, sayMoney, titleIn } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import type { Purchase } from '#needs'
import { type FrameFacts, type Logo, LogoImage, Page } from '#ui'
import { words } from '../page-words.ts'
import type { Vote, VoteProject } from '../rules/vote.ts'
import { sayWhere } from './projects-table.tsx'
import { toVote } from './trail.ts'

/** How many ballots stand on one page of the screen. */
export const ballotsPerPage = 20

interface BallotsShown {
  ctx: Ctx
  frame: FrameFacts
  vote: Vote
  purchase: Purchase
  office: Organisation | undefined
  logo: Logo | undefined
  places: readonly Community[]
  chosen: Community | undefined
  projects: readonly VoteProject[]
  /** Each with its code as it is said, and the address to vote at as a code to scan. */
  ballots: readonly { code: string; svg: string }[]
  page: number
  of: number
  address: string
}

/** Paper ballots in large type, one sheet for each household. */
export function BallotsPage(p: BallotsShown) {
  const { ctx, vote: v } = p
  const { lang } = ctx
  const t = words[lang]
  const first = (p.page - 1) * ballotsPerPage + 1
  return (
    <Page ctx={ctx} frame={p.frame} title={t.printBallots} section="plans" ownHead trail={toVote(lang, p.purchase, v)}>
      <div className="no-print">
        <p>{t.ballotsLead}</p>
        <Chosen {...p} />
        {p.of > 0 && <p className="small soft">{t.shown(first, first + p.ballots.length - 1, p.of)}</p>}
      </div>
      {p.ballots.map((b) => (
        <OneBallot key={b.code} {...p} ballot={b} />
      ))}
    </Page>
  )
}

function Chosen({ ctx: { lang }, vote: v, places, chosen, page, of }: BallotsShown) {
  const base = `/votes/${v.id}/ballots?community=`
  const pages = Math.ceil(of / ballotsPerPage)
  return (
    <nav className="subnav" aria-label={words[lang].communities}>
      {places.map((c) => (
        <a key={c.id} href={`${base}${c.id}`} aria-current={c.id === chosen?.id ? 'page' : undefined}>
          {nameOf(c, lang)}
        </a>
      ))}
      {pages > 1 &&
        Array.from({ length: pages }, (_, i) => (
          <a key={i} href={`${base}${chosen?.id}&page=${i + 1}`} aria-current={i + 1 === page ? 'page' : undefined}>
            {i * ballotsPerPage + 1}–{Math.min(of, (i + 1) * ballotsPerPage)}
          </a>
        ))}
    </nav>
  )
}

function OneBallot({
  ctx: { lang },
  vote: v,
  office,
  logo,
  places,
  chosen,
  projects,
  address,
  ballot,
}: BallotsShown & { ballot: { code: string; svg: string } }) {
  const t = words[lang]
  return (
    <section style={{ breakAfter: 'page', border: '1px solid var(--line)', padding: 24, marginBlock: 24, fontSize: 20, lineHeight: 1.5 }}>
      {logo && <LogoImage logo={logo} high={36} />}
      <p className="soft" style={{ margin: 0 }}>
        {nameOf(office, lang)} · {nameOf(chosen, lang)}
      </p>
      <h2 style={{ border: 0, margin: '8px 0', fontSize: 28 }}>{titleIn(v, lang)}</h2>
      <p>{v.most === null ? t.tickAny : t.tickMost(v.most)}</p>
      <ul style={{ listStyle: 'none', padding: 0, margin: '16px 0' }}>
        {projects.map((x) => (
          <li key={x.id} style={{ display: 'flex', gap: 16, borderTop: '1px solid var(--line)', padding: '12px 0' }}>
            <span aria-hidden="true" style={{ flex: 'none', width: 30, height: 30, border: '2px solid #1c2422', marginTop: 2 }} />
            <span style={{ minWidth: 0 }}>
              <b>
                {x.number}. {titleIn(x, lang)}
              </b>{' '}
              <span className="nowrap">{sayMoney(x.cost!, lang)}</span>
              <span style={{ display: 'block', fontSize: 17 }}>
                {x.communityIds.length > 0 && `${sayWhere(x, places, lang)} · `}
                {x.what}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p>{t.giveBack(sayDay(v.closesOn, lang))}</p>
      <div style={{ display: 'flex', gap: 24, alignItems: 'center', flexWrap: 'wrap' }}>
        <div style={{ width: 110 }} dangerouslySetInnerHTML={{ __html: ballot.svg }} />
        <div>
          <div className="code" style={{ fontSize: 28 }}>
            {ballot.code}
          </div>
          <div style={{ fontSize: 16 }}>
            {t.orPhone} <b style={{ overflowWrap: 'anywhere' }}>{address}</b>
          </div>
          <div className="soft" style={{ fontSize: 16 }}>
            {t.sheetNumber} ________
          </div>
        </div>
      </div>
    </section>
  )
}
