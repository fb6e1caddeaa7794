import { type Refusal, sentences, type Words } from '#kernel'
import { type InvitationWord, invitationCells as cells, refuseInvitations as refuse } from './invitation-words.ts'

/** One person to be invited, as a line of a list says it. */
interface Invited {
  readonly line: number
  readonly email: string
  readonly role: string
}
/** A role that people may have in the organisation, with what it is called. */
interface RoleHere {
  readonly role: string
  readonly words: Words
}

/** Most people in one list: so many letters go out at once. */
export const mostInvited = 200

/**
 * Reads a list as people paste it from a letter or a workbook: a line for each person, the email first, the role behind it where it is
 * not the one meant for all, anything else between them left aside. Every wrong line is named; nobody is half invited.
 * @param o.emailOf an address of e-mail as it is kept, or undefined where it is none
 * @param o.roles the roles of this kind of organisation; `meant` is that of lines which name none
 */
export function readInvitations(
  text: string,
  o: { roles: readonly RoleHere[]; meant: string; emailOf: (typed: string) => string | undefined },
): Invited[] | Refusal {
  const lines = text.split('\n').flatMap((typed, i) => (typed.trim() === '' ? [] : [{ line: i + 1, typed: typed.trim() }]))
  if (lines.length === 0) return refuse('invite-nobody').at('list')
  if (lines.length > mostInvited) return refuse('invite-too-many', lines.length, mostInvited).at('list')
  const wrong: Words[] = []
  const say = (line: number, what: InvitationWord, ...facts: string[]) =>
    wrong.push(cells.both('at', line, cells.both(what, facts[0] ?? '')))
  const first = new Map<string, number>()
  const read = lines.flatMap(({ line, typed }): Invited[] => {
    const [email, role] = [emailIn(typed, o.emailOf), roleIn(typed, o)]
    if (email === undefined) say(line, 'noEmail')
    if (role === undefined) say(line, 'noRole', o.roles.map((r) => `${r.words.zh}/${r.words.en}`).join('、'))
    if (email === undefined || role === undefined) return []
    const known = first.get(`${email} ${role}`)
    if (known !== undefined) say(line, 'twice', String(known))
    else first.set(`${email} ${role}`, line)
    return known === undefined ? [{ line, email, role }] : []
  })
  if (wrong.length === 0) return read
  const more = wrong.length > mostTold ? [cells.both('more', wrong.length - mostTold)] : []
  return refuse('invite-list-wrong').with({ fields: { list: sentences([...wrong.slice(0, mostTold), ...more]) } })
}
/** How many wrong lines are named; whoever pasted the wrong column needs no two hundred sentences. */
const mostTold = 20

/** The parts of a line, by whatever people put between them. */
const partsOf = (typed: string): string[] => typed.split(/[\s,，;；、<>《》()（）]+/).filter((p) => p !== '')
const emailIn = (typed: string, emailOf: (t: string) => string | undefined): string | undefined =>
  partsOf(typed)
    .filter((p) => /[@＠]/.test(p))
    .map(emailOf)
    .find((e) => e !== undefined)

/**
 * The role a line names behind the email or, where there is none behind, before it among the names; else the one meant for all. Undefined
 * where what stands behind is no role of this house, or the line names several.
 */
function roleIn(typed: string, o: { roles: readonly RoleHere[]; meant: string }): string | undefined {
  const isCalled = (r: RoleHere, text: string) => [r.role, r.words.zh, r.words.en].some((w) => w.toLowerCase() === text)
  const at = typed.search(/[@＠]/)
  const behind = typed
    .slice(at + 1)
    .split(/[\t,，;；（(]|\s{1,}/)
    .slice(1)
    .join(' ')
    .replace(/[<>()（）]/g, ' ')
    .trim()
    .toLowerCase()
  const ahead = namedBefore(typed.slice(0, Math.max(0, at)), o.roles)
  if (ahead.length > 1) return undefined
  if (behind === '') return ahead[0] ?? o.roles.find((r) => r.role === o.meant)?.role
  const named = o.roles.find((r) => isCalled(r, behind))?.role
  return ahead.length === 0 || ahead[0] === named ? named : undefined
}

/** Roles that stand among the words before an email, each by itself: a name may hold any other word. */
function namedBefore(text: string, roles: readonly RoleHere[]): string[] {
  const words = ` ${text
    .toLowerCase()
    .split(/[\s,，;；、:：<>《》()（）[\]【】/|]+/)
    .slice(0, -1)
    .join(' ')} `
  return roles.filter((r) => [r.role, r.words.zh, r.words.en].some((w) => words.includes(` ${w.toLowerCase()} `))).map((r) => r.role)
}
