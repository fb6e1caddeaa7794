import type { Lang } from '#kernel'
import { frameWords } from '#ui'
import { words } from '../words.ts'

/** The way back: delivery, and those who are served. */
export const toDelivery = (lang: Lang) => ({ label: frameWords[lang].delivery, href: '/delivery' })
export const toClients = (lang: Lang) => [toDelivery(lang), { label: words[lang].title, href: '/clients' }]
