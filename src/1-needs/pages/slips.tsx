import { sayDay, titleIn } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import { Page } from '#ui'
import type { Campaign } from '../campaigns.ts'
import { sayCode } from '../code-hash.ts'
import { words } from '../page-words.ts'
import type { Common } from './parts.tsx'

/** The open link as a poster. */
export function OpenLinkPage(p: Common & { campaign: Campaign; asks: Organisation | undefined; address: string; svg: string }) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.openLinkPoster}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <p className="no-print">{t.printPoster}</p>
      <div style={{ textAlign: 'center', maxWidth: 480, margin: '24px auto' }}>
        <h2>{c.purpose === 'needs' ? t.slipAsk(nameOf(p.asks, lang)) : t.slipJudge(nameOf(p.asks, lang))}</h2>
        <div style={{ maxWidth: 320, margin: '0 auto' }} dangerouslySetInnerHTML={{ __html: p.svg }} />
        <p>{t.openLinkHow}</p>
        <p>
          <a href={p.address} style={{ overflowWrap: 'anywhere' }}>
            {p.address}
          </a>
        </p>
        <p className="small soft">
          {t.slipUntil(sayDay(c.closesOn, lang))} · {t.slipPrivate}
        </p>
        {c.contactPhone && (
          <p className="small">
            {t.slipCall}
            <br />
            <b>{[c.contactName, c.contactPhone].filter(Boolean).join(' ')}</b>
          </p>
        )}
      </div>
    </Page>
  )
}

export interface Slip {
  code: string
  svg: string
}

export function SlipsPage(
  p: Common & {
    campaign: Campaign
    /** Who asks, and whose purchase is asked about: the same, unless an evaluator drew the sample. */
    asks: Organisation | undefined
    about: Organisation | undefined
    places: readonly Community[]
    chosen: Community | undefined
    slips: readonly Slip[]
    from: number
    of: number
    address: string
    more: { label: string; href: string; current: boolean }[]
  },
) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const { lang } = ctx
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.slips}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <div className="no-print">
        <p>
          {t.slipsLead} {t.printNow}
        </p>
        <nav className="subnav" aria-label={t.communities}>
          {p.more.map((m) => (
            <a key={m.href} href={m.href} aria-current={m.current ? 'page' : undefined}>
              {m.label}
            </a>
          ))}
        </nav>
        {p.of > 0 && <p className="small soft">{t.slipPage(p.from, p.from + p.slips.length - 1, p.of)}</p>}
      </div>
      <div className="sheet" style={{ marginTop: 24 }}>
        {p.slips.map((s) => (
          <div key={s.code}>
            <b>{c.purpose === 'needs' ? t.slipAsk(nameOf(p.asks, lang)) : t.slipJudge(nameOf(p.asks, lang))}</b>
            <div className="small soft">
              {nameOf(p.chosen, lang)} · {t.slipUntil(sayDay(c.closesOn, lang))}
            </div>
            <div dangerouslySetInnerHTML={{ __html: s.svg }} />
            <div className="code" style={{ fontSize: 22 }}>
              {sayCode(s.code)}
            </div>
            <div className="small">
              {t.slipHow}
              <br />
              <b>{p.address}</b>
            </div>
            <div className="small">
              {t.slipPrivate}
              {c.contactPhone && t.slipCall}
              {c.contactPhone && (
                <>
                  <br />
                  <b>{[c.contactName, c.contactPhone].filter(Boolean).join(' ')}</b>
                </>
              )}
            </div>
          </div>
        ))}
      </div>
    </Page>
  )
}
