import { type Lang, sayDay, titleIn } from '#kernel'
import { type Community, type ContactLines, nameOf, type Organisation, sayContact } from '#people'
import { type Logo, LogoImage, Page } from '#ui'
import type { Campaign } from '../campaigns.ts'
import { sayCode } from '../code-hash.ts'
import { words } from '../page-words.ts'
import type { Common } from './parts.tsx'

/** The open link as a poster. */
export function OpenLinkPage(
  p: Common & {
    campaign: Campaign
    asks: Organisation | undefined
    address: string
    svg: string
    contact: ContactLines | undefined
    logo: Logo | undefined
  },
) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  const called = whomToCall(p, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.openLinkPoster}
      section="needs"
      ownHead
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <p className="no-print">{t.printPoster}</p>
      <div style={{ textAlign: 'center', maxWidth: 480, margin: '24px auto' }}>
        {p.logo && <LogoImage logo={p.logo} high={64} />}
        <h2 style={{ border: 0 }}>{c.purpose === 'needs' ? t.slipAsk(nameOf(p.asks, lang)) : t.slipJudge(nameOf(p.asks, lang))}</h2>
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
        {called && (
          <p className="small">
            {t.slipCall}
            <br />
            <b>{called}</b>
          </p>
        )}
      </div>
    </Page>
  )
}

/** How many slips stand on one page of the screen. */
export const slipsPerPage = 60

interface Slip {
  code: string
  /** The address of its answer as a QR code. */
  svg: string
}

interface Slips extends Common {
  campaign: Campaign
  /** Who asks: the office, unless an evaluator drew the sample. */
  asks: Organisation | undefined
  contact: ContactLines | undefined
  logo: Logo | undefined
  places: readonly Community[]
  chosen: Community | undefined
  slips: readonly Slip[]
  page: number
  /** Slips of the chosen community in all. */
  of: number
  address: string
}

export function SlipsPage(p: Slips) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  const first = (p.page - 1) * slipsPerPage + 1
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.slips}
      section="needs"
      ownHead
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <div className="no-print">
        <p>
          {t.slipsLead} {t.printNow}
        </p>
        <Chosen {...p} />
        {p.of > 0 && <p className="small soft">{t.slipPage(first, first + p.slips.length - 1, p.of)}</p>}
      </div>
      <div className="sheet" style={{ marginTop: 24 }}>
        {p.slips.map((s) => (
          <OneSlip key={s.code} {...p} slip={s} />
        ))}
      </div>
    </Page>
  )
}

/** The communities, and the pages of the chosen one. */
function Chosen({ ctx, campaign, places, chosen, page, of }: Slips) {
  const base = `/surveys/${campaign.id}/slips?community=`
  const pages = Math.ceil(of / slipsPerPage)
  const links = [
    ...places.map((p) => ({ label: nameOf(p, ctx.lang), href: `${base}${p.id}`, current: p.id === chosen?.id })),
    ...(pages > 1
      ? Array.from({ length: pages }, (_, i) => ({
          label: `${i * slipsPerPage + 1}–${Math.min(of, (i + 1) * slipsPerPage)}`,
          href: `${base}${chosen?.id}&page=${i + 1}`,
          current: i + 1 === page,
        }))
      : []),
  ]
  return (
    <nav className="subnav" aria-label={words[ctx.lang].communities}>
      {links.map((m) => (
        <a key={m.href} href={m.href} aria-current={m.current ? 'page' : undefined}>
          {m.label}
        </a>
      ))}
    </nav>
  )
}

/** One slip, for one household. */
function OneSlip({ ctx, campaign: c, asks, chosen, address, contact, logo, slip: s }: Slips & { slip: Slip }) {
  const { lang } = ctx
  const t = words[lang]
  const called = whomToCall({ campaign: c, contact }, lang)
  return (
    <div>
      {logo && (
        <div>
          <LogoImage logo={logo} high={28} />
        </div>
      )}
      <b>{{ needs: t.slipAsk, vote: t.slipVote, satisfaction: t.slipJudge, opinion: t.slipJudge }[c.purpose](nameOf(asks, lang))}</b>
      <div className="small soft">
        {nameOf(chosen, lang)} · {t.slipUntil(sayDay(c.closesOn, lang))}
      </div>
      <div dangerouslySetInnerHTML={{ __html: s.svg }} />
      <div className="code" style={{ fontSize: 22 }}>
        {sayCode(s.code)}
      </div>
      <div className="small">
        {t.slipHow}
        <br />
        <b>{address}</b>
      </div>
      <div className="small">
        {t.slipPrivate}
        {called && t.slipCall}
        {called && (
          <>
            <br />
            <b>{called}</b>
          </>
        )}
      </div>
    </div>
  )
}

/** Whom to call without a phone of one's own: what the survey says, else what the administrator keeps for all of them. */
function whomToCall({ campaign: c, contact }: { campaign: Campaign; contact: ContactLines | undefined }, lang: Lang): string {
  if (contact) return sayContact(contact, lang, { name: c.contactName, phone: c.contactPhone })
  return c.contactPhone ? [c.contactName, c.contactPhone].filter(Boolean).join(' ') : ''
}
