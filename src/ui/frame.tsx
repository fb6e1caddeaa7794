import { type Lang, otherLanguages, sayMoment, tagIn } from '#kernel'
import { clocksApart, type Ctx } from '#platform'
import type { ReactNode } from 'react'
import { type Logo, LogoImage } from './logo-image.tsx'
import { brand, frameWords } from './words.ts'

/** Which part of the menu a page belongs to. */
type Section =
  | 'today'
  | 'notices'
  | 'purchases'
  | 'needs'
  | 'plans'
  | 'tenders'
  | 'contracts'
  | 'delivery'
  | 'payments'
  | 'evaluations'
  | 'modes'
  | 'open'
  | 'data'
  | 'law'
  | 'people'
  | 'settings'

/** What the frame shows about the person besides who they are. Gathered once per page by the app. */
export interface FrameFacts {
  /** Menu of this person, in order. */
  menu: readonly { section: Section; href: string; count?: number }[]
  organisation: string | null
  jurisdictionName: string
  /** What stands at the head of its pages and of what is printed of them. */
  logo?: Logo | undefined
  /** Tries to sign in from elsewhere that failed before this session; said on the first page. */
  failedBefore: number
  /** Address of this page, for the language switch. */
  here: string
  styles: string
}

export interface Crumb {
  label: ReactNode
  href?: string
}

interface PageProps {
  ctx: Ctx
  frame: FrameFacts
  title: string
  section?: Section
  trail?: readonly Crumb[]
  /** Said under the title. */
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** The body brings its own heading. */
  bare?: boolean
  /** What is printed of it is a sheet to hand out: it brings its own logo and heading. */
  ownHead?: boolean
  children: ReactNode
}

const LanguageSwitch = ({ lang, here }: { lang: Lang; here: string }) => (
  <>
    {otherLanguages(lang).map((l) => (
      <a key={l.code} href={`/language/${l.code}?to=${encodeURIComponent(here)}`} lang={l.tag} hrefLang={l.tag}>
        {l.name}
      </a>
    ))}
  </>
)

function Head({ lang, title, styles, inline }: { lang: Lang; title: string; styles: string; inline?: string }) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · ${frameWords[lang].product}`}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      {inline ? <style dangerouslySetInnerHTML={{ __html: inline }} /> : <link rel="stylesheet" href={styles} />}
    </head>
  )
}

/** The frame of every page: who I am, where I am, the language, the search, what is due. */
export function Page({ ctx, frame, title, section, trail, lead, actions, bare, ownHead, children }: PageProps) {
  const { lang } = ctx
  const t = frameWords[lang]
  return (
    <html lang={tagIn(lang)}>
      <Head lang={lang} title={title} styles={frame.styles} />
      <body>
        <a className="skip" href="#content">
          {t.skip}
        </a>
        {ctx.demo && (
          <aside className="demo" aria-label={t.demo}>
            <div className="frame">
              <span>{t.demo}</span>
              <a href="/help/rehearsal">{ctx.rehearsed ? t.rehearsed(sayMoment(ctx.now, lang, ctx.zone)) : t.rehearse}</a>
              <a href="/sign-in">{t.switchRole}</a>
            </div>
          </aside>
        )}
        <Bar ctx={ctx} frame={frame} section={section} />
        <main className={ownHead ? 'frame own-head' : 'frame'} id="content">
          {frame.logo && !ownHead && (
            <p className="only-print">
              <LogoImage logo={frame.logo} high={48} says={frame.jurisdictionName} />
            </p>
          )}
          <Trail trail={trail ?? []} lang={lang} />
          {ctx.apart && (
            <div className="notice is-late" role="status">
              <p>{clocksApart(ctx.apart).words[lang]}</p>
            </div>
          )}
          {!bare && <h1>{title}</h1>}
          {lead && <p className="lead">{lead}</p>}
          {actions && <div className="actions">{actions}</div>}
          {children}
        </main>
        <footer className="foot">
          <div className="frame">
            <span>{frame.jurisdictionName}</span>
            <a href="/open">{t.open}</a>
            <a href="/law">{t.law}</a>
            <a href="/help">{t.help}</a>
            <a href="/api">API</a>
            <span>{t.openSource}</span>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** What stands above every page: the search, the person, the menu. */
function Bar({ ctx, frame, section }: { ctx: Ctx; frame: FrameFacts; section: Section | undefined }) {
  const { lang, asker } = ctx
  const t = frameWords[lang]
  return (
    <header className="bar">
      <div className="frame">
        <a className="brand" href="/">
          {frame.logo && <LogoImage logo={frame.logo} high={32} says={frame.jurisdictionName} />}
          <b>{brand.first}</b> <i>{brand.second}</i>
        </a>
        <div className="me">
          <a className="to-search" href="/search">
            {t.search}
          </a>
          <form className="find" action="/search" role="search" aria-label={t.searchAll}>
            <label className="visually-hidden" htmlFor="find">
              {t.search}
            </label>
            <input id="find" type="search" name="q" placeholder={t.search} />
          </form>
          {asker.kind === 'user' ? (
            <span className="who">
              <a href="/account">{[frame.organisation, asker.name].filter(Boolean).join(' · ')}</a>
            </span>
          ) : (
            <a href="/sign-in">{t.signIn}</a>
          )}
          {asker.kind === 'user' && (
            <form method="post" action="/sign-out">
              <button className="link">{t.signOut}</button>
            </form>
          )}
          <LanguageSwitch lang={lang} here={frame.here} />
        </div>
        <Menu menu={frame.menu} section={section} lang={lang} />
      </div>
    </header>
  )
}

function Menu({ menu, section, lang }: { menu: FrameFacts['menu']; section: Section | undefined; lang: Lang }) {
  const t = frameWords[lang]
  return (
    <nav aria-label={t.mainMenu}>
      {menu.map((m) => (
        <a key={m.section} href={m.href} aria-current={m.section === section ? 'page' : undefined}>
          {t[m.section]}
          {!!m.count && (
            <span className="count">
              <span className="visually-hidden">{m.section === 'notices' ? t.unread : t.due} </span>
              {m.count}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

const Trail = ({ trail, lang }: { trail: readonly Crumb[]; lang: Lang }) => (
  <nav className="trail" aria-label={frameWords[lang].breadcrumb}>
    {trail.length > 0 ? (
      <ol>
        {trail.map((c, i) => (
          <li key={i}>{c.href ? <a href={c.href}>{c.label}</a> : c.label}</li>
        ))}
      </ol>
    ) : (
      <>&nbsp;</>
    )}
  </nav>
)

/** A resident's page: large type, one thing at a time, no menu, styles inside so that one request shows it all. */
export function ResidentPage({
  lang,
  title,
  styles,
  here,
  children,
  top,
}: {
  lang: Lang
  title: string
  styles: string
  here: string
  children: ReactNode
  top?: ReactNode
}) {
  return (
    <html lang={tagIn(lang)}>
      <Head lang={lang} title={title} styles="" inline={styles} />
      <body className="resident">
        <main className="frame" id="content">
          {top}
          {children}
          <p className="quiet">
            <LanguageSwitch lang={lang} here={here} />
          </p>
        </main>
      </body>
    </html>
  )
}
