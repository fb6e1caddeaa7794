import { type Lang, nameIn, sayDay } from '#kernel'
import { type ContactLines, sayContact } from '#people'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, LogoImage, NarrowedTo, Page } from '#ui'
import { directoryWords } from '../directory-words.ts'
import type { Listing } from '../rules/directory.ts'
import { words } from '../words.ts'
import { placesIn } from './directory-page.tsx'
import { comingRows } from './listing-parts.tsx'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  all: readonly Listing[]
  placeId: string
  address: string
  contact: ContactLines | undefined
}

/** A sheet for a notice board: everything there is in one community, in large type. */
export function NoticePage({ ctx, frame, all, placeId, address, contact }: Shown) {
  const { lang } = ctx
  const t = directoryWords[lang]
  const places = placesIn(all, lang)
  const place = places.find((p) => p.id === placeId) ?? (places.length === 1 ? places[0] : undefined)
  const there = place ? all.filter((l) => l.places.some((p) => p.id === place.id)) : []
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      ownHead
      title={t.print}
      trail={[{ label: words[lang].open, href: '/open' }, { label: t.title, href: '/open/directory' }, { label: t.print }]}
    >
      <form className="filters" action="/open/directory/print">
        <NarrowedTo
          name="place"
          label={t.printWhich}
          all="–"
          value={place?.id ?? ''}
          options={places.map((p) => ({ value: p.id, label: nameIn(p, lang) }))}
        />
        <button className="button plain">{t.find}</button>
      </form>
      <p className="no-print soft">{t.printHow}</p>
      {places.length === 0 && <Empty title={t.none} />}
      {place && (
        <div className="board">
          {frame.logo && <LogoImage logo={frame.logo} high={48} />}
          <h2>{t.printTitle(nameIn(place, lang))}</h2>
          {there.map((l) => (
            <OnBoard key={l.lineId} l={l} lang={lang} />
          ))}
          <p>
            {t.printFoot(address, sayDay(ctx.today, lang))}
            {contact && <br />}
            {contact && sayContact(contact, lang)}
          </p>
        </div>
      )}
    </Page>
  )
}

/** One service on the board: what it is, how to come, when and where. */
function OnBoard({ l, lang }: { l: Listing; lang: Lang }) {
  const t = directoryWords[lang]
  const shown = comingRows(l, lang).filter((r) => [t.group, t.how, t.phone, t.where, t.when].includes(r.label))
  return (
    <section>
      <h3>{l.title}</h3>
      {l.entry && <p>{l.entry.says}</p>}
      {shown.map((r) => (
        <p key={r.label} className="board-line">
          {r.label} <b>{r.value}</b>
        </p>
      ))}
      <p className="board-line">
        {t.who} {nameIn(l.institution, lang)}
      </p>
    </section>
  )
}
