import { collatorIn, type Lang, nameIn } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, NarrowedTo, Page, SummaryList } from '#ui'
import { groupWords, languageWords } from '#voices'
import { directoryWords } from '../directory-words.ts'
import { type Listing, listingPath, type Place } from '../rules/directory.ts'
import { troubles } from '../rules/trouble-words.ts'
import { words } from '../words.ts'
import { comingRows, placesOf } from './listing-parts.tsx'

/** What somebody looks for; empty where it does not matter. */
export interface Asked {
  readonly q: string
  readonly trouble: string
  readonly place: string
  readonly group: string
  readonly language: string
}

/** Services somebody can use now, found by what is the matter. */
export function DirectoryPage(p: { ctx: Ctx; frame: FrameFacts; all: readonly Listing[]; found: readonly Listing[]; asked: Asked }) {
  const { lang } = p.ctx
  const t = directoryWords[lang]
  const isAsked = Object.values(p.asked).some((x) => x !== '')
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="open"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[lang].open, href: '/open' }, { label: t.title }]}
    >
      <Filters all={p.all} asked={p.asked} isAsked={isAsked} lang={lang} />
      {p.all.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneHelp}</p>
        </Empty>
      ) : p.found.length === 0 ? (
        <Empty title={t.nothing}>
          <p>{t.nothingHelp}</p>
        </Empty>
      ) : (
        <p className="soft">{t.found(p.found.length)}</p>
      )}
      {p.found.map((l) => (
        <Card key={l.lineId} l={l} lang={lang} />
      ))}
      {p.asked.place && (
        <p>
          <a href={`/open/communities/${p.asked.place}`}>{t.needsOf}</a>
        </p>
      )}
      <ul className="no-print">
        <li>
          <a href={`/open/directory/print${p.asked.place ? `?place=${p.asked.place}` : ''}`}>{t.print}</a>
        </li>
        <li>
          <a href="/said">{words[lang].readAnswer}</a>
        </li>
        <li>
          <a href="/open/directory.json">{t.json}</a>
        </li>
      </ul>
      <p className="soft small">{t.noMap}</p>
    </Page>
  )
}

/** The communities in which anything is served, by name. */
export function placesIn(all: readonly Listing[], lang: Lang): Place[] {
  const collator = collatorIn(lang)
  const known = new Map(all.flatMap((l) => l.places.map((p) => [p.id, p] as const)))
  return [...known.values()].toSorted((a, b) => collator.compare(nameIn(a, lang), nameIn(b, lang)))
}

function Filters({ all, asked, isAsked, lang }: { all: readonly Listing[]; asked: Asked; isAsked: boolean; lang: Lang }) {
  const t = directoryWords[lang]
  const spoken = [...new Set(all.flatMap((l) => l.entry?.languages ?? []))]
  const groups = [...new Set(all.flatMap((l) => l.entry?.forWhom ?? []))]
  return (
    <>
      <form className="filters" action="/open/directory">
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input id="q" type="search" name="q" defaultValue={asked.q} aria-describedby="q-hint" />
          <span className="hint" id="q-hint">
            {t.searchHint}
          </span>
        </div>
        <NarrowedTo
          name="place"
          label={t.place}
          all={t.any}
          value={asked.place}
          options={placesIn(all, lang).map((p) => ({ value: p.id, label: nameIn(p, lang) }))}
        />
        <NarrowedTo
          name="group"
          label={t.group}
          all={t.any}
          value={asked.group}
          options={groups.map((g) => ({ value: g, label: groupWords[g][lang] }))}
        />
        <NarrowedTo
          name="language"
          label={t.language}
          all={t.any}
          value={asked.language}
          options={spoken.map((x) => ({ value: x, label: languageWords[x][lang] }))}
        />
        <button className="button">{t.find}</button>
        {isAsked && <a href="/open/directory">{t.clear}</a>}
      </form>
      <nav className="subnav no-print" aria-label={t.orChoose}>
        {troubles.map((x) => (
          <a key={x.key} href={`/open/directory?trouble=${x.key}`} aria-current={x.key === asked.trouble ? 'page' : undefined}>
            {x.says[lang]}
          </a>
        ))}
      </nav>
    </>
  )
}

function Card({ l, lang }: { l: Listing; lang: Lang }) {
  const t = directoryWords[lang]
  return (
    <section>
      <h2>
        <a href={listingPath(l)}>{l.title}</a>
      </h2>
      {l.entry ? <p>{l.entry.says}</p> : <p className="soft">{t.notSaid}</p>}
      <SummaryList
        rows={[
          ...comingRows(l, lang).filter((r) => r.label !== t.speaks),
          { label: t.serves, value: placesOf(l, lang) },
          { label: t.who, value: nameIn(l.institution, lang) },
        ]}
      />
    </section>
  )
}
