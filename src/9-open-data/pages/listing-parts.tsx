import { type Lang, listIn, nameIn, sayDay } from '#kernel'
import { type ContactLines, sayContact } from '#people'
import { accessWords, type Entry, groupWords, languageWords, roomWords, wayWords, weekdayWords } from '#voices'
import { directoryWords } from '../directory-words.ts'
import type { Listing } from '../rules/directory.ts'

type Row = { label: string; value: string }

/** When it is open: days and hours, and what else there is to say. */
function hoursOf(e: Entry, lang: Lang): string {
  const days = listIn(
    e.weekdays.map((d) => weekdayWords[String(d) as keyof typeof weekdayWords][lang]),
    lang,
  )
  const told = e.opens && e.closes ? directoryWords[lang].hours(days, e.opens, e.closes) : ''
  return [told, e.hoursNote].filter(Boolean).join(' · ')
}

/** What somebody needs to know to come, in the order in which they ask it. */
export function comingRows(l: Listing, lang: Lang): Row[] {
  const t = directoryWords[lang]
  const e = l.entry
  const many = (of: readonly { zh: string; en: string }[]) =>
    listIn(
      of.map((w) => w[lang]),
      lang,
    )
  if (!e) return roomRows(l, lang)
  const rows: (Row | false)[] = [
    { label: t.group, value: many(e.forWhom.map((g) => groupWords[g])) },
    { label: t.how, value: many(e.ways.map((w) => wayWords[w])) },
    e.phone !== null && { label: t.phone, value: e.phone },
    e.address !== null && { label: t.where, value: e.address },
    hoursOf(e, lang) !== '' && { label: t.when, value: hoursOf(e, lang) },
    ...roomRows(l, lang),
    { label: t.speaks, value: many(e.languages.map((x) => languageWords[x])) },
    e.accessible !== 'not-said' && { label: t.access, value: accessWords[e.accessible][lang] },
  ]
  return rows.filter((r) => r !== false)
}

/** Whether there is room, as the institution said on a day, and how many wait where they are enough to be told. */
function roomRows({ entry: e, waiting }: Listing, lang: Lang): Row[] {
  const t = directoryWords[lang]
  const says = [e?.roomOn && t.roomOn(roomWords[e.room][lang], sayDay(e.roomOn, lang)), waiting !== null && t.waiting(waiting)]
  const value = says.filter(Boolean).join(' · ')
  return value ? [{ label: t.room, value }] : []
}

export const placesOf = (l: Listing, lang: Lang): string =>
  listIn(
    l.places.map((p) => nameIn(p, lang)),
    lang,
  )

/** Whom to ask while the institution has said nothing. */
export const AskOffice = ({ l, contact, lang }: { l: Listing; contact: ContactLines | undefined; lang: Lang }) => (
  <p>
    {directoryWords[lang].notSaid} {directoryWords[lang].askOffice(contact ? sayContact(contact, lang) : nameIn(l.office, lang))}
  </p>
)
