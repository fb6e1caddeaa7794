import { type Lang, type Moment, nameIn } from '#kernel'
import type { Numbering } from './numbering.ts'

/** Where people reach the office: printed on slips and posters, and in the letter of an invitation. */
export interface ContactLines {
  readonly office: string
  readonly officeEn: string | null
  readonly phone: string
  readonly hours: string | null
  readonly hoursEn: string | null
}

/** What the jurisdiction itself is called: at the head of every page, and in open data where no publisher is named. */
interface CalledAs {
  readonly name: string
  readonly nameEn: string | null
}

/** Under which names open data is published. */
interface PublishedAs {
  /** As the Open Contracting Partnership gave it out; null until there is one. */
  readonly prefix: string | null
  /** Null: the name of the jurisdiction. */
  readonly publisher: string | null
}

/** What the jurisdiction is called as a place of its own within the one whose rules it chose; null: it is that one. */
interface OwnPlaceName {
  readonly name: string | null
  readonly nameEn: string | null
}

/** Within how many days a word of a resident is answered. */
interface VoicesAnswered {
  readonly answerDays: number
}

/** What a jurisdiction sets for itself, each kind with its own shape. */
export interface OwnSettings {
  readonly name: CalledAs
  readonly contact: ContactLines
  readonly publishing: PublishedAs
  readonly place: OwnPlaceName
  readonly voices: VoicesAnswered
  /** Of an office by its id, or of all of the jurisdiction. */
  readonly numbering: Numbering
}
export type OwnSettingKind = keyof OwnSettings
/** Kinds of which there is one in a jurisdiction, and which are taken up again as they stood. */
export const ownSettingKinds = ['name', 'contact', 'publishing', 'place', 'voices'] as const satisfies readonly OwnSettingKind[]

/** How a setting stood from a moment on. */
export interface Kept<K extends OwnSettingKind = OwnSettingKind> {
  readonly version: number
  readonly value: OwnSettings[K]
  readonly from: Moment
}

export const isOcidPrefix = (typed: string): boolean => /^ocds-[a-z0-9]{6}$/.test(typed)

type Plain = string | number | null

/** What of a setting a change touches, as it was and as it became. */
export function changesOf(before: object | undefined, after: object): { field: string; before: Plain; after: Plain }[] {
  const was = before as Readonly<Record<string, Plain>> | undefined
  return Object.entries(after as Readonly<Record<string, Plain>>).flatMap(([field, now]) =>
    (was?.[field] ?? null) === now ? [] : [{ field, before: was?.[field] ?? null, after: now }],
  )
}

/** Office, telephone and hours in one line, in the language of whoever reads it as far as it was given. */
export function sayContact(c: ContactLines, lang: Lang, own?: { name: string | null; phone: string | null }): string {
  const hours = c.hours === null && c.hoursEn === null ? '' : nameIn({ name: c.hours ?? c.hoursEn ?? '', nameEn: c.hoursEn }, lang)
  const who = own?.phone ? [own.name, own.phone] : [nameIn({ name: c.office, nameEn: c.officeEn }, lang), c.phone]
  return [who.filter(Boolean).join(' '), hours].filter(Boolean).join(' · ')
}

/** What a form says was seen: one more than the version that stands, since 0 is what a form says that saw nothing. */
export const seenAs = (now: { readonly version: number } | undefined): number => (now?.version ?? 0) + 1
