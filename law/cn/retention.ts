import { type Day, plusDays } from '#kernel'
import { type Parameter, parameter } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { cite } from './instruments.ts'

/*
 * How long what names people, and no record needs any more, is kept. The law gives no number: personal data is kept for the shortest time
 * its purpose needs and deleted once the purpose is reached (R-117, arts 19 and 47). The numbers are this program's own and say so.
 */
const days = { zh: '日', en: 'days' }
const own = {
  zh: '法律只要求最短必要时间，没有定数；这个数是本系统自己定的。',
  en: 'The law asks for the shortest time needed and gives no number; this one is the program’s own.',
}
const kept = (name: string, value: number, zh: string, en: string): Parameter<number> =>
  parameter({
    name: `retention.${name}`,
    says: { zh, en },
    unit: days,
    values: { '2021-11-01': { value, cites: [cite('R-117')], note: own } },
    checkedOn: '2026-11-28',
  })

export const retention = {
  onceKeys: kept('once-keys', 30, '防止重复提交的钥匙，保留几天', 'Days a key against sending twice is kept'),
  sessions: kept('sessions', 30, '登录过期以后，登录记录保留几天', 'Days a session is kept after it expired'),
  invitations: kept(
    'invitations',
    90,
    '邀请用过、收回或过期以后，保留几天',
    'Days an invitation is kept after it was used, withdrawn or expired',
  ),
  tokens: kept('tokens', 180, '令牌停用或过期以后，保留几天', 'Days a token is kept after it was revoked or expired'),
  devices: kept('devices', 400, '认得的浏览器几天没用就忘掉', 'Days without use after which a known browser is forgotten'),
  resets: kept(
    'resets',
    30,
    '重设密码的链接用过或过期以后，保留几天',
    'Days a link to reset a password is kept after it was used or expired',
  ),
  letters: kept('letters', 30, '信件寄出或放弃以后，保留几天', 'Days a letter is kept after it was sent or given up'),
  notices: kept(
    'notices',
    180,
    '提醒了结以后（结果：读过以后），保留几天',
    'Days a notice is kept after it was over, or, of a result, read',
  ),
  tries: kept('tries', 1, '登录试错次数，最后一次以后保留几天', 'Days counts of wrong tries to sign in are kept after the last'),
  paperSheets: kept(
    'paper-sheets',
    30,
    '调查统计以后，纸质问卷的编号保留几天',
    'Days the numbers of paper sheets are kept after the survey is counted',
  ),
  scans: kept(
    'scans',
    90,
    '供应商撤下一份证照以后，它的扫描件保留几天（投标里的副本随采购文件保存）',
    'Days the scans of a document are kept after its supplier withdrew it (copies in bids are kept with the procurement file)',
  ),
  drafts: kept('drafts', 14, '居民没交的问卷，保留几天', 'Days an answer that was begun and not sent is kept'),
  voices: kept(
    'voices',
    365,
    '居民的留言答复以后（感谢：留下以后），原文和答复保留几天',
    'Days the words of a resident are kept with their answer after it (of thanks, after they were said)',
  ),
  sentDrafts: kept('sent-drafts', 1, '居民交了的问卷，空的短码保留几天', 'Days the emptied draft of a sent answer is kept'),
} as const

export type Retained = keyof typeof retention
export const retainedKinds = Object.keys(retention) as readonly Retained[]

/**
 * The fewest and the most days a jurisdiction may say for itself: wide of every purpose, since the law gives no number, and no more than a
 * browser keeps the cookie by which it is known.
 */
export const retentionBounds: Readonly<Record<Retained, readonly [least: number, most: number]>> = {
  onceKeys: [7, 365],
  sessions: [1, 365],
  invitations: [1, 730],
  tokens: [1, 1095],
  devices: [1, 400],
  resets: [1, 365],
  letters: [1, 365],
  notices: [7, 1095],
  tries: [1, 30],
  paperSheets: [1, 730],
  scans: [1, 3650],
  drafts: [1, 90],
  voices: [30, 1825],
  sentDrafts: [1, 30],
}

/** For how many days something is kept in a place, as it holds on a day. */
export const daysKept = (of: Retained, on: Day, place?: Place): number => inPlace(retention[of], place, on).value

/** The last day whose leftovers are deleted today: what ended on it or before goes. */
export const forgottenBefore = (of: Retained, today: Day, place?: Place): Day => plusDays(today, -daysKept(of, today, place))
