import { day, promisedTooMuch, readTeam, sayTeam, teamTime, typedTeam } from '#kernel'
import { expect, test } from 'vitest'
import { teamKept } from './team-kept.ts'

const today = day('2026-05-15')
const team = readTeam('王敏，社会工作师，50%\n李红, 助理社会工作师, 100\n陈立｜二级心理咨询师｜２０％').team
const at = (workerName: string, fromOn: string, toOn: string | null = null) => ({
  workerName,
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
})

test.each([
  ['a comma of either width, a bar, digits of either width', '陈立｜二级心理咨询师｜２０％', ['陈立', '二级心理咨询师', '20']],
  ['a qualification with a comma in it', '王敏，社会工作师，有督导证，12.5%', ['王敏', '社会工作师 有督导证', '12.5']],
])('a row of a team is read: %s', (_, row, [name, qualification, percent]) =>
  expect(readTeam(row)).toEqual({ team: [{ name, qualification, percent }], wrong: [] }),
)

test.each([
  ['no share', '王敏，社会工作师'],
  ['no qualification', '王敏，50%'],
  ['nothing of their time', '王敏，社会工作师，0'],
  ['more than all of it', '王敏，社会工作师，100.5%'],
  ['a share that is none', '王敏，社会工作师，半天'],
  ['no name', '，社会工作师，50%'],
  ['below nothing', '王敏，社会工作师，-5%'],
  ['the same person twice', '王敏，社会工作师，50%\n王 敏，督导，10%\n王  敏，督导，10%'],
  ['too many', Array.from({ length: 41 }, (_, i) => `甲${i}，社工，10%`).join('\n')],
])('a row that cannot be meant is refused: %s', (_, typed) => expect(readTeam(typed).wrong.length).toBeGreaterThan(0))

test('what is shown can be sent again and means the same', () => {
  expect(readTeam(typedTeam(team))).toEqual({ team, wrong: [] })
  expect(sayTeam(team, 'en')).toContain('王敏, 社会工作师, 50% of full time')
  expect(teamTime(team)).toEqual({ n: 170n, d: 1n })
})

test('nobody is promised with more than all of a working time over the lines of a bid', () => {
  const [post, project] = [readTeam('王敏，社会工作师，60%').team, readTeam('王敏，社会工作师，50%\n李红，社工，50%').team]
  expect(promisedTooMuch([post, project])).toEqual(['王敏'])
  expect(promisedTooMuch([readTeam('王敏，社会工作师，50%').team, project])).toEqual([])
})

test('who was promised stands beside who is at the post', () => {
  const { kept, others } = teamKept(
    team,
    [at('王敏', '2026-01-01', '2026-03-31'), at('王敏', '2026-04-01'), at('李红', '2026-01-01', '2026-02-28'), at('赵一', '2026-03-01')],
    today,
  )
  expect(kept.map((k) => [k.member.name, k.state, k.from?.toString() ?? null])).toEqual([
    ['王敏', 'here', '2026-04-01'],
    ['李红', 'was-here', '2026-01-01'],
    ['陈立', 'never', null],
  ])
  expect(others).toEqual(['赵一'])
})

test('who comes later is said to come, and who left is no other', () => {
  const { kept, others } = teamKept(team, [at('陈立', '2026-06-01'), at('赵一', '2026-01-01', '2026-05-14')], today)
  expect(kept.map((k) => k.state)).toEqual(['never', 'never', 'to-come'])
  expect(others).toEqual([])
})
