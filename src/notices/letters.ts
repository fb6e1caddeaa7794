import { nameOf, organisations } from '#people'
import { putInOutbox, type Ctx, type Db } from '#platform'
import { noticeLetters } from './letter-words.ts'
import type { Member } from './members.ts'
import { type Notice, tables } from './store.ts'
import { sayNotice } from './say.ts'

/** Puts one letter with these notices into the outbox, in both languages: nobody knows which one somebody reads. None without mail. */
export async function mailNotices(
  ctx: Ctx,
  tx: Db,
  member: Pick<Member, 'name' | 'email'>,
  notices: readonly Notice[],
  o: { origin: string | undefined; letter: 'atOnce' | 'daily' },
): Promise<void> {
  if (!ctx.mail || !o.origin || notices.length === 0) return
  const origin = o.origin
  const link = (path: string) => new URL(path, origin).href
  // Who works for two organisations gets one letter, and has to know for which of them something is.
  const at = Map.groupBy(notices, (n) => n.organisation_id)
  const named = new Map((await organisations({ ...ctx, db: tx }, { ids: [...at.keys()] })).map((o) => [o.id as string, o]))
  const part = (lang: 'zh' | 'en'): string[] => {
    const t = noticeLetters[lang]
    return [
      t.hello(member.name),
      '',
      ...[...at].flatMap(([id, own]) => [
        t.at(nameOf(named.get(id), lang)),
        '',
        ...own.flatMap((n) => [...sayNotice(n, lang), link(n.href), '']),
      ]),
      t.allNotices(link('/notices')),
      t.switchOff(link('/notices/choices')),
      t.byItself,
    ]
  }
  const subject = (lang: 'zh' | 'en'): string => {
    const t = noticeLetters[lang]
    const [first] = notices
    return notices.length === 1 && o.letter === 'atOnce' ? t.one(sayNotice(first!, lang)[0]!) : t[o.letter](notices.length)
  }
  await putInOutbox(ctx, tx, {
    kind: 'letter',
    letter: {
      to: member.email,
      subject: `${subject('zh')} · ${subject('en')}`,
      text: [...part('zh'), '', '————', '', ...part('en')].join('\n'),
    },
  })
  await tables(tx)
    .updateTable('notices')
    .set({ mailed_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'id',
      'in',
      notices.map((n) => n.id),
    )
    .execute()
}
