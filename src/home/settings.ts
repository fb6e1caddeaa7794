import { fraction, isRefusal, type Words } from '#kernel'
import { setOn, type Settable } from '#law'
import {
  type Action,
  calendarDue,
  communityCount,
  contactLines,
  isHeld,
  organisationCounts,
  ownSettingHistory,
  type OrganisationKind,
  publishedAs,
  standingLogo,
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
    | 'logo'
    | 'publishing'
    | 'numbering'
    | 'retention'
    | 'place'
    | 'name'
    | 'voices'
  readonly href: string
  /** What one needs to be allowed to change it. */
  readonly may: Action
  /** False where something still has to be entered before everything works. */
  readonly isDone: boolean
  /** How many there are, where they are counted. */
  readonly count?: number
  /** Kinds of organisations of which there is none yet. */
  readonly missing?: readonly OrganisationKind[]
  /** It works without: what then holds. */
  readonly byDefault?: Words
  /** Some of it is there. */
  readonly isBegun?: boolean
  /** What has to be done, where it is one thing. */
  readonly toDo?: Words
}

const needed = ['purchaser', 'bureau', 'finance', 'institution', 'evaluator', 'community'] as const satisfies readonly OrganisationKind[]

/** Whether something has to be entered before a first purchase can go all its way. */
export const isMissing = (s: Setting): boolean => !s.isDone && !s.byDefault

/** Everything an administrator keeps, in the order in which an empty installation is filled. People are counted only by whoever shows it. */
export async function settings(ctx: Ctx): Promise<readonly Setting[]> {
  return [...(await whoIsThere(ctx)), ...(await whatHolds(ctx)), ...(await ownSettings(ctx))]
}

async function whoIsThere(ctx: Ctx): Promise<Setting[]> {
  const there = await organisationCounts(ctx)
  const open = await communityCount(ctx)
  const missing = needed.filter((kind) => !there.has(kind))
  const hasHead = await isHeld(ctx, 'head')
  return [
    {
      ...{ key: 'organisations', href: '/people', may: 'people.manage-all' },
      isDone: missing.length === 0,
      count: [...there.values()].reduce((sum, n) => sum + n, 0),
      missing,
    },
    {
      ...{ key: 'people', href: '/people', may: 'people.manage-own' },
      isDone: hasHead,
      ...(!hasHead && { toDo: settingsWords.both('noHead') }),
    },
    { key: 'communities', href: '/people/communities', may: 'people.keep-communities', isDone: open > 0, count: open },
    { key: 'dataOfficer', href: '/people', may: 'people.manage-all', isDone: await isHeld(ctx, 'data-officer') },
  ]
}

/** The place and its numbers, and the days off. */
async function whatHolds(ctx: Ctx): Promise<Setting[]> {
  const may = 'people.manage-all'
  const settable = ctx.law.country.settable()
  const thresholds = settable.filter((s) => s.group === 'thresholds')
  const floor = ctx.law.plans.costFloor({ grade: 'any', posts: fraction(1), months: 1 }, ctx.today)
  const [year] = await calendarDue(ctx)
  const all: Setting[] = [
    { key: 'name', href: '/settings/name', may, isDone: true },
    {
      ...{ key: 'place', href: '/settings/place', may },
      isDone: !!(await ownSettingHistory(ctx, 'place'))[0]?.value.name,
      byDefault: ctx.law.place.says,
    },
  ]
  if (thresholds.length > 0)
    all.push({
      ...{ key: 'thresholds', href: '/law/local#thresholds', may },
      ...entered(ctx, thresholds),
    })
  if (settable.some((s) => s.group === 'wages'))
    all.push({
      ...{ key: 'wages', href: '/law/local#wages', may },
      ...entered(
        ctx,
        settable.filter((s) => s.group === 'wages' || s.group === 'budget'),
      ),
      isDone: floor !== undefined && !isRefusal(floor),
    })
  all.push({ key: 'calendar', href: '/law/calendar', may, isDone: !year, ...(year && { toDo: year.title }) })
  return all
}

/** How far numbers of the place are entered: whoever has entered some is told which are not. */
function entered(ctx: Ctx, numbers: readonly Settable[]): Pick<Setting, 'isDone' | 'isBegun' | 'toDo'> {
  const open = numbers.filter((s) => setOn(ctx.law, s, ctx.today) === undefined)
  const isBegun = open.length < numbers.length
  return {
    ...{ isDone: open.length === 0, isBegun },
    ...(isBegun &&
      open.length > 0 && {
        toDo: settingsWords.both(
          'notEntered',
          open.map((s) => s.says),
        ),
      }),
  }
}

/** What works without being set, each with what then holds. */
async function ownSettings(ctx: Ctx): Promise<Setting[]> {
  const may = 'people.manage-all'
  const published = await ctx.db
    .selectFrom('jurisdictions')
    .select('ocid_prefix')
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  const [set] = await publishedAs(ctx)
  const periods = ctx.law.country.settable().filter((s) => s.group === 'retention')
  return [
    {
      ...{ key: 'contact', href: '/settings/contact', may },
      isDone: (await contactLines(ctx)) !== undefined,
      byDefault: settingsWords.both('contactDefault'),
    },
    {
      ...{ key: 'logo', href: '/settings/logo', may },
      isDone: (await standingLogo(ctx, null)).logo !== undefined,
      byDefault: settingsWords.both('logoDefault'),
    },
    {
      ...{ key: 'numbering', href: '/settings/numbering', may },
      isDone: (await ownSettingHistory(ctx, 'numbering')).length > 0,
      byDefault: settingsWords.both('numberingDefault'),
    },
    {
      ...{ key: 'retention', href: '/settings/retention', may },
      isDone: periods.some((s) => setOn(ctx.law, s, ctx.today)?.by.own),
      byDefault: settingsWords.both('retentionDefault'),
    },
    {
      ...{ key: 'voices', href: '/settings/voices', may },
      isDone: (await ownSettingHistory(ctx, 'voices')).length > 0,
      byDefault: settingsWords.both('voicesDefault'),
    },
    {
      ...{ key: 'publishing', href: '/settings/publishing', may },
      isDone: (set ? set.value.prefix : published.ocid_prefix) !== null,
      byDefault: settingsWords.both('publishingDefault'),
    },
  ]
}
