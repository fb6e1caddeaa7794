import { nameIn, sayDay, titleIn } from '#kernel'
import type { ContactLines } from '#people'
import type { Ctx } from '#platform'
import { type FrameFacts, Page, SummaryList } from '#ui'
import { directoryWords } from '../directory-words.ts'
import type { Listing } from '../rules/directory.ts'
import { words } from '../words.ts'
import { AskOffice, comingRows, placesOf } from './listing-parts.tsx'
import { SayWord } from './say-word.tsx'

interface ListingFacts {
  ctx: Ctx
  frame: FrameFacts
  l: Listing
  contact: ContactLines | undefined
  /** There is somebody above the office who hears of it. */
  hasBureau: boolean
}

/** One service: what it is, for whom, how to come, whether there is room, and which contract stands behind it. */
export function ListingPage({ ctx, frame, l, contact, hasBureau }: ListingFacts) {
  const { lang } = ctx
  const t = directoryWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={l.title}
      trail={[{ label: words[lang].open, href: '/open' }, { label: t.title, href: '/open/directory' }, { label: l.title }]}
      lead={l.entry?.says}
    >
      {!l.entry && <AskOffice l={l} contact={contact} lang={lang} />}
      <SummaryList
        rows={[
          ...comingRows(l, lang),
          { label: t.serves, value: placesOf(l, lang) },
          { label: t.who, value: <a href={`/open/institutions/${l.institution.id}`}>{nameIn(l.institution, lang)}</a> },
          { label: t.until, value: sayDay(l.until, lang) },
          { label: t.contract, value: <a href={`/open/purchases/${l.purchaseId}`}>{l.number}</a> },
          ...(l.needs.length > 0
            ? [
                {
                  label: t.boughtFor,
                  value: (
                    <ul style={{ margin: 0, paddingLeft: 18 }}>
                      {l.needs.map((n) => (
                        <li key={n.title}>{titleIn(n, lang)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      {l.entry && <p className="soft small">{t.saidOn(sayDay(l.entry.keptOn, lang))}</p>}
      <SayWord
        lang={lang}
        about={[
          [`line:${l.contractId}/${l.lineId}`, t.about],
          ...(hasBureau ? [[`office:${l.office.id}`, words[lang].sayToBureau] as const] : []),
        ]}
      />
      {l.places.length > 0 && (
        <section className="no-print">
          <h2>{t.needsOf}</h2>
          <ul>
            {l.places.map((p) => (
              <li key={p.id}>
                <a href={`/open/communities/${p.id}`}>{nameIn(p, lang)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
