import { colonIn, sayMoment } from '#kernel'
import { calendarDue, Link, may } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Empty, type FrameFacts, Notice, Page } from '#ui'
import { type Ahead, momentsAhead } from './moments-ahead.ts'
import { rehearsalWords, walk } from './rehearsal-words.ts'
import { words } from './words.ts'

/** The clock of a synthetic district, for whoever trains others, and the hour that a team walks. On real data it only says so. */
export async function RehearsalPage(ctx: Ctx, frame: FrameFacts) {
  const { lang } = ctx
  const t = rehearsalWords[lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.title} lead={t.lead} trail={[{ label: words[lang].help, href: '/help' }, { label: t.title }]}>
      {ctx.demo ? (
        <ClockPart ctx={ctx} ahead={await momentsAhead(ctx)} missing={await calendarDue(ctx)} />
      ) : (
        <Notice>
          <p>{t.onlyHere}</p>
        </Notice>
      )}
      <h2>{t.walk}</h2>
      <ol>
        {walk.map(([minute, who, does, href]) => (
          <li key={does.en}>
            <span className="soft small">{t.minutes(minute)}</span> <b>{who[lang]}</b>
            {colonIn(lang)}
            <Link asker={ctx.asker} href={href}>
              {does[lang]}
            </Link>
          </li>
        ))}
      </ol>
    </Page>
  )
}

function ClockPart({ ctx, ahead, missing }: { ctx: Ctx; ahead: readonly Ahead[]; missing: Awaited<ReturnType<typeof calendarDue>> }) {
  const { lang } = ctx
  const t = rehearsalWords[lang]
  const isTrainer = may(ctx.asker, 'people.manage-all')
  const button = (to: string, label: string, values: Record<string, string> = {}) => (
    <ActionButton action="/help/rehearsal" lang={lang} label={label} values={{ to, ...values }} />
  )
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{t.clock}</h2>
      <p>
        <b>{t.stands(sayMoment(ctx.now, lang, ctx.zone))}</b> {ctx.rehearsed ? t.ahead(Math.floor(ctx.rehearsed / 86_400)) : t.onTime}{' '}
        {t.onlyOn}
      </p>
      {isTrainer ? (
        <div className="actions">
          {button('next', t.next)}
          {button('day', t.day)}
          {button('week', t.week)}
          {button('month', t.month)}
        </div>
      ) : (
        <p>
          <a href="/sign-in">{t.trainer}</a>
        </p>
      )}
      {missing[0] && (
        <Notice>
          <p>
            {t.daysOff} <a href="/law/calendar/edit">{missing[0].title[lang]}</a> {t.madeUp}
          </p>
        </Notice>
      )}
      <h3>{t.nextTitle}</h3>
      <DataTable
        lang={lang}
        rows={ahead}
        rowKey={(a) => `${a.at.toString()} ${a.href} ${a.says.en}`}
        empty={<Empty title={t.nothing} />}
        columns={[
          { key: 'when', label: t.when, cell: (a) => sayMoment(a.at, lang, ctx.zone) },
          { key: 'what', label: t.what, cell: (a) => a.says[lang] },
          ...(isTrainer ? [{ key: 'to', label: '', cell: (a: Ahead) => button('moment', t.to, { at: a.at.toString() }) }] : []),
        ]}
      />
    </section>
  )
}
