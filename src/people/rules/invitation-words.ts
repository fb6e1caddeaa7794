import { count, dictionary, refusals, type Words } from '#kernel'

/** What is wrong with a line of a list of people to be invited. */
export const invitationCells = dictionary('people/rules/invitation-words.invitationCells', {
  at: { zh: (line: number, wrong: Words) => `第 ${line} 行：${wrong.zh}`, en: (line: number, wrong: Words) => `Line ${line}: ${wrong.en}` },
  noEmail: { zh: (_: string) => '没有邮箱，或者邮箱不对。', en: (_: string) => 'there is no email, or it is none.' },
  noRole: {
    zh: (known: string) => `写的或者选的不是这里的角色，或者写了不止一个，可以用：${known}。`,
    en: (known: string) =>
      `what stands beside the email, or is chosen above, is no role here, or it is more than one; there are: ${known}.`,
  },
  twice: {
    zh: (line: string) => `和第 ${line} 行是同一个人、同一个角色。`,
    en: (line: string) => `the same person and role as line ${line}.`,
  },
  more: { zh: (n: number) => `另外 ${n} 行也要改。`, en: (n: number) => `There is more to mend in ${count(n, 'line')}.` },
})
export type InvitationWord = 'noEmail' | 'noRole' | 'twice'

export const refuseInvitations = refusals({
  'invite-nobody': { status: 422, zh: '一个人也没有写。请一行写一个邮箱。', en: 'Nobody is in the list. Write one email to a line.' },
  'invite-too-many': {
    status: 422,
    zh: (n: number, most: number) => `一次最多邀请 ${most} 人，这里有 ${n} 行。请分几次。`,
    en: (n: number, most: number) => `The list has ${count(n, 'line')}, and ${most} is the most at once. Do it in parts.`,
  },
  'invitations-changed': {
    status: 409,
    zh: '您看过以后，这里的人或者邀请有改动。请再看一遍，还谁也没有邀请。',
    en: 'People or invitations here changed since you looked. Look again; nobody was invited.',
  },
  'all-there': {
    status: 409,
    zh: '名单上的人都已经在这里，有了这些角色，没有要邀请的。',
    en: 'Everybody of the list works here in these roles already; there is nobody to invite.',
  },
  'invite-list-wrong': {
    status: 422,
    zh: '有几行看不明白，谁也没有邀请。请改好再来。',
    en: 'Some lines could not be read and nobody was invited. Mend them and send it again.',
  },
})
