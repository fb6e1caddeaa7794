import { fraction, isRefusal, type Words } from '#kernel'
import { setOn } from '#law'
import {
  calendarDue,
  communities,
  contactLines,
  organisations,
  ownSettingHistory,
  type OrganisationKind,
  people,
  publishedAs,
} from '#people'
import type { Ctx } from '#platform'
import { settingsWords } from './settings-words.ts'

/** One thing an administrator keeps. */
export interface Setting {
  readonly key:
    | 'organisations'
    | 'people'
    | 'communities'
    | 'thresholds'
    | 'wages'
    | 'calendar'
    | 'dataOfficer'
    | 'contact'
    | 'publishing'
    | 'numbering'
    | 'retention'
    | 'place'
  readonly href: string
  /** False where something still has to be entered before everything works. */
  readonly isDone: boolean
  /** How many there are, where they are counted. */
  readonly count?: number
  /** Kinds of organisations of which there is none yet. */
  readonly missing?: readonly OrganisationKind[]
  /** It works without: what then holds. */
  readonly byDefault?: Words
  /** What has to be done, where it is one thing. */
  readonly toDo?: Words
}

const needed = ['purchaser', 'bureau', 'finance', 'institution', 'evaluator', 'community'] as const satisfies readonly OrganisationKind[]

/** Whether something has to be entered before a first purchase can go all its way. */
export const isMissing = (s: Setting): boolean => !s.isDone && !s.byDefault

/** Everything an administrator keeps, in the order in which an empty installation is filled. */
export async function settings(ctx: Ctx): Promise<readonly Setting[]> {
  const all = await organisations(ctx, { open: true })
  const everybody = await people(ctx, {})
  const open = await communities(ctx, { open: true })
  const missing = needed.filter((kind) => !all.some((o) => o.kind === kind))
  const settable = ctx.law.country.settable()
  const thresholds = settable.filter((s) => s.group === 'thresholds')
  const floor = ctx.law.plans.costFloor({ grade: 'any', posts: fraction(1), months: 1 }, ctx.today)
  const published = await ctx.db
    .selectFrom('jurisdictions')
    .select('ocid_prefix')
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  const [set] = await publishedAs(ctx)
  const hasPrefix = (set ? set.value.prefix : published.ocid_prefix) !== null
  const [year] = await calendarDue(ctx)
  const hasHead = everybody.some((p) => p.role === 'head')
  return [
    { key: 'organisations', href: '/people', isDone: missing.length === 0, count: all.length, missing },
    {
      key: 'people',
      href: '/people',
      isDone: hasHead,
      ...(!hasHead && { toDo: settingsWords.both('noHead') }),
      count: new Set(everybody.map((p) => p.userId)).size,
    },
    { key: 'communities', href: '/people/communities', isDone: open.length > 0, count: open.length },
    {
      key: 'place',
      href: '/settings/place',
      isDone: !!(await ownSettingHistory(ctx, 'place'))[0]?.value.name,
      byDefault: ctx.law.place.says,
    },
    ...(thresholds.length > 0
      ? [
          {
            key: 'thresholds' as const,
            href: '/law/local#thresholds',
            isDone: thresholds.every((s) => setOn(ctx.law, s, ctx.today) !== undefined),
          },
        ]
      : []),
    ...(settable.some((s) => s.group === 'wages')
      ? [{ key: 'wages' as const, href: '/law/local#wages', isDone: floor !== undefined && !isRefusal(floor) }]
      : []),
    { key: 'calendar', href: '/law/calendar', isDone: !year, ...(year && { toDo: year.title }) },
    { key: 'dataOfficer', href: '/people', isDone: everybody.some((p) => p.role === 'data-officer') },
    {
      key: 'contact',
      href: '/settings/contact',
      isDone: (await contactLines(ctx)) !== undefined,
      byDefault: settingsWords.both('contactDefault'),
    },
    { key: 'publishing', href: '/settings/publishing', isDone: hasPrefix, byDefault: settingsWords.both('publishingDefault') },
    {
      key: 'numbering',
      href: '/settings/numbering',
      isDone: (await ownSettingHistory(ctx, 'numbering')).length > 0,
      byDefault: settingsWords.both('numberingDefault'),
    },
    {
      key: 'retention',
      href: '/settings/retention',
      isDone: settable.some((s) => s.group === 'retention' && setOn(ctx.law, s, ctx.today)?.by.own),
      byDefault: settingsWords.both('retentionDefault'),
    },
  ]
}
