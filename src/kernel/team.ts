import { compare, type Fraction, add, fractionOf, zero } from './fraction.ts'
import { typedNumber } from './typed.ts'
import { teamWords } from './team-words.ts'
import { commaIn, type Lang, type Words } from './words.ts'

/** Who would work at a line. Names are for the panel and for both sides of the contract; in public nobody is named. */
export interface TeamMember {
  readonly name: string
  /** As it is called by whoever gave it: `社会工作师`, `二级心理咨询师`. */
  readonly qualification: string
  /** Share of full working time that goes to the line, in per cent, as exact text. */
  readonly percent: string
}
export type Team = readonly TeamMember[]

/** People of one line, at most. */
const mostMembers = 40

/** What parts name, qualification and share. A qualification may hold such a mark itself; what comes first is the name, what comes last the share. */
const apart = /[,，;；|｜]/

/** A team as people type it, one person a line: `王敏，社会工作师，50%`; with what of it cannot be read. */
export function readTeam(typed: string): { readonly team: Team; readonly wrong: readonly Words[] } {
  const wrong: Words[] = []
  const say = teamWords.both
  const team = typed
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row): TeamMember => {
      const [name = '', ...more] = row.split(apart).map((s) => s.trim())
      const percent = typedNumber((more.pop() ?? '').replace(/[%％]$/, '').trim())
      const qualification = more.filter(Boolean).join(' ')
      if (!name || !qualification || percent === undefined || !isShare(percent)) wrong.push(say('unreadable', row.trim().slice(0, 40)))
      return { name: name.slice(0, 60), qualification: qualification.slice(0, 200), percent: percent ?? '0' }
    })
  if (team.length > mostMembers) wrong.push(say('tooMany', mostMembers))
  const twice = team.find((m, i) => team.findIndex((o) => sameName(o.name, m.name)) < i)
  if (twice) wrong.push(say('twice', twice.name))
  return { team, wrong }
}

const isShare = (percent: string): boolean =>
  /^\d{1,3}(\.\d{1,2})?$/.test(percent) && compare(fractionOf(percent), zero) > 0 && compare(fractionOf(percent), fractionOf('100')) <= 0

/** A team as it is typed, so that what is shown can be sent again unchanged. */
export const typedTeam = (team: Team): string => team.map((m) => [m.name, m.qualification, `${m.percent}%`].join('，')).join('\n')

/** A team as people read it, a person a line. */
export const sayTeam = (team: Team, lang: Lang): string =>
  team.map((m) => [m.name, m.qualification, teamWords[lang].share(m.percent)].join(commaIn(lang))).join('\n')

/** How much working time a team gives, in per cent of one full post. */
export const teamTime = (team: Team): Fraction => team.reduce((n, m) => add(n, fractionOf(m.percent)), zero)

/** Whether two names are those of one person, as far as names tell: half-width, without spaces, dots between syllables and differences of case. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・.‧]+/gu, '')

/** Of a bid: who is promised to its lines with more than all of a working time, by name. */
export function promisedTooMuch(teams: readonly Team[]): string[] {
  const all = Map.groupBy(teams.flat(), (m) => plain(m.name))
  return [...all.values()].filter((of) => compare(teamTime(of), fractionOf('100')) > 0).map((of) => of[0]!.name)
}
