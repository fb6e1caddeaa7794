/** What a notice says: whose turn it is, that a day nears or has passed, that something owed did not come, how something came out. */
export const noticeKinds = ['turn', 'near', 'late', 'owed', 'result'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How somebody wants a kind by mail; in the program it is always told. */
export const mailChoices = ['at-once', 'daily', 'never'] as const
export type MailChoice = (typeof mailChoices)[number]

/** How each kind is mailed where nobody chose: what one must act on at once, the rest in the letter of the day. */
export const usualChoice: Record<NoticeKind, MailChoice> = {
  turn: 'at-once',
  near: 'daily',
  late: 'daily',
  owed: 'daily',
  result: 'at-once',
}

/** Days before a day on which it counts as near. */
export const nearDays = 3
