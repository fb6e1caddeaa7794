import { isRefusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import { mostInvited, readInvitations } from './invitation-list.ts'

const roles = [
  { role: 'manager', words: { zh: '机构负责人', en: 'Manager' } },
  { role: 'worker', words: { zh: '社工', en: 'Social worker' } },
]
const emailOf = (t: string) => (/^[\w.]+@[\w.]+\.\w+$/.test(t.normalize('NFKC')) ? t.normalize('NFKC').toLowerCase() : undefined)
const read = (text: string, meant = 'worker') => readInvitations(text, { roles, meant, emailOf })
const said = (text: string, meant?: string) => {
  const r = read(text, meant)
  return isRefusal(r) ? `${r.code} ${r.fields?.list?.zh ?? ''}` : r.map((i) => `${i.line} ${i.email} ${i.role}`)
}

describe('a list of people to be invited', () => {
  test.each([
    ['one to a line', 'a@b.org\nc@d.org', ['1 a@b.org worker', '2 c@d.org worker']],
    ['empty lines, capitals, full width', '\n A@B.org \n\nｃ＠ｄ．ｏｒｇ', ['2 a@b.org worker', '4 c@d.org worker']],
    [
      'roles behind, in either language, by tab, comma or blank',
      'a@b.org\t社工\nc@d.org，机构负责人\ne@f.org social worker\ng@h.org manager',
      ['1 a@b.org worker', '2 c@d.org manager', '3 e@f.org worker', '4 g@h.org manager'],
    ],
    [
      'names before the address, as in a letter',
      '林小海 <lin@b.org>\n周 zhou@b.org 机构负责人',
      ['1 lin@b.org worker', '2 zhou@b.org manager'],
    ],
    [
      'roles before the address, by themselves or beside a name',
      '机构负责人 林小海 lin@b.org\n社工：周 zhou@b.org\nSocial worker Wu <wu@b.org>\n社工 a@b.org 社工',
      ['1 lin@b.org manager', '2 zhou@b.org worker', '3 wu@b.org worker', '4 a@b.org worker'],
    ],
    ['a name that only holds the word', '社工站的林 lin@b.org', ['1 lin@b.org worker']],
    ['one person in two roles', 'a@b.org 社工\na@b.org 机构负责人', ['1 a@b.org worker', '2 a@b.org manager']],
  ])('%s', (_, text, rows) => expect(said(text)).toEqual(rows))

  test.each([
    ['nothing', ' \n ', 'invite-nobody'],
    ['no address', 'a@b.org\n林小海', 'invite-list-wrong 第 2 行：没有邮箱'],
    ['a role of another house', 'a@b.org 财务', 'invite-list-wrong 第 1 行：写的或者选的不是这里的角色'],
    [
      'one role before it and another behind',
      '机构负责人 a@b.org 社工',
      'invite-list-wrong 第 1 行：写的或者选的不是这里的角色，或者写了不止一个',
    ],
    ['two roles before it', '机构负责人 社工 a@b.org', 'invite-list-wrong 第 1 行'],
    ['what is said of a role in brackets', 'a@b.org（接替机构负责人李四）', 'invite-list-wrong 第 1 行'],
    ['twice', 'a@b.org\nA@b.org 社工', 'invite-list-wrong 第 2 行：和第 1 行是同一个人'],
    ['too many', Array.from({ length: mostInvited + 1 }, (_, i) => `a${i}@b.org`).join('\n'), 'invite-too-many'],
  ])('is refused whole: %s', (_, text, begins) => expect(String(said(text)).startsWith(begins)).toBe(true))

  test('every wrong line is named at once, and a role meant for all that is none here', () => {
    expect(String(said('x\na@b.org\ny', ''))).toMatch(/第 1 行.*第 3 行/)
    const r = readInvitations('a@b.org', { roles, meant: 'treasurer', emailOf })
    expect(isRefusal(r) && r.fields?.list?.en).toContain('no role here')
  })
})
