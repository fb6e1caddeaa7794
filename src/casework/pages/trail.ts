import type { ClientRow } from '#clients'
import type { Lang } from '#kernel'
import { frameWords } from '#ui'
import type { Case } from '../rules/case.ts'
import { groupWords } from '../group-words.ts'
import { eventWords } from '../event-words.ts'
import { supervisionWords } from '../supervision-words.ts'
import { words } from '../words.ts'

/** The way back: delivery, and the cases. */
export const toDelivery = (lang: Lang) => ({ label: frameWords[lang].delivery, href: '/delivery' })
export const toCases = (lang: Lang) => [toDelivery(lang), { label: words[lang].title, href: '/cases' }]
export const toGroups = (lang: Lang) => [toDelivery(lang), { label: groupWords[lang].title, href: '/groups' }]
export const toEvents = (lang: Lang) => [toDelivery(lang), { label: eventWords[lang].title, href: '/events' }]
export const toSupervision = (lang: Lang) => [toDelivery(lang), { label: supervisionWords[lang].title, href: '/supervision' }]
export const numbered = (k: Pick<Case, 'number'>, client: Pick<ClientRow, 'number'>, lang: Lang) =>
  words[lang].numbered(client.number, k.number)
export const toCase = (k: Case, client: ClientRow, lang: Lang) => [
  ...toCases(lang),
  { label: numbered(k, client, lang), href: `/cases/${k.id}` },
]
