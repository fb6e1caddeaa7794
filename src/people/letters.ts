import { type Ctx, type Db, type Letter, putInOutbox } from '#platform'
import { letters } from './letter-words.ts'
import { contactLines } from './own-settings.ts'
import { type ContactLines, sayContact } from './rules/own-setting.ts'

type News = 'password' | 'twoStepOn' | 'twoStepOff' | 'link' | 'unlinked'
const both = (of: (t: (typeof letters)['zh'], lang: 'zh' | 'en') => readonly string[]) =>
  [...of(letters.zh, 'zh'), '', '————', '', ...of(letters.en, 'en')].join('\n')
const bothSubjects = (of: (t: (typeof letters)['zh']) => string) => `${of(letters.zh)} · ${of(letters.en)}`

/** Tells a person of a change of their sign-in, in both languages: nobody knows which one they read. Nothing where no mail is set up. */
export async function tellOf(ctx: Ctx, tx: Db, user: { name: string; email: string }, news: News | { email: string }): Promise<void> {
  if (!ctx.mail) return
  const contact = await contactLines({ ...ctx, db: tx })
  const ask = (lang: 'zh' | 'en') => (contact ? [letters[lang].ask(sayContact(contact, lang))] : [])
  const text = both((t, lang) => [t.hello(user.name), '', typeof news === 'string' ? t[news] : t.email(news.email), t.notYou, ...ask(lang)])
  await putInOutbox(ctx, tx, { kind: 'letter', letter: { to: user.email, subject: bothSubjects((t) => t.changedSubject), text } })
}

/** The link of an invitation, by mail beside the page that shows it. */
export async function sendInvitation(
  ctx: Ctx,
  tx: Db,
  i: {
    to: string
    organisation: { zh: string; en: string }
    role: { zh: string; en: string }
    link: string
    contact: ContactLines | undefined
  },
): Promise<void> {
  if (!ctx.mail) return
  await putInOutbox(ctx, tx, { kind: 'letter', letter: invitationLetter(i) })
}

/** The letter with the link of an invitation, in both languages. */
export function invitationLetter(i: {
  to: string
  organisation: { zh: string; en: string }
  role: { zh: string; en: string }
  link: string
  /** Whom to ask, where an administrator has said so. */
  contact?: ContactLines | undefined
}): Letter {
  const text = [
    letters.zh.invite(i.organisation.zh, i.role.zh),
    i.link,
    '',
    letters.zh.inviteNot,
    ...(i.contact ? [letters.zh.ask(sayContact(i.contact, 'zh'))] : []),
    '',
    '————',
    '',
    letters.en.invite(i.organisation.en, i.role.en),
    i.link,
    '',
    letters.en.inviteNot,
    ...(i.contact ? [letters.en.ask(sayContact(i.contact, 'en'))] : []),
  ].join('\n')
  const subject = `${letters.zh.inviteSubject(i.organisation.zh)} · ${letters.en.inviteSubject(i.organisation.en)}`
  return { to: i.to, subject, text }
}

/** The letter with a link to set a forgotten password anew. */
export function resetLetterTo(user: { name: string; email: string }, lang: 'zh' | 'en', link: string): Letter {
  const t = letters[lang]
  return { to: user.email, subject: t.resetSubject, text: [t.hello(user.name), '', t.reset, link, '', t.resetNot].join('\n') }
}
