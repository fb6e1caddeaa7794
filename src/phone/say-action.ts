import { both, type Words } from '#kernel'

/** What the record log says of telephones: that one came, was lost or went, and nothing of what was written on it. */
export function sayAction(action: string): Words | undefined {
  return says[action]
}
const says: Readonly<Record<string, Words>> = {
  'phones.enter': both('登记随身手机', 'Telephone for work without signal entered'),
  'phones.lose': both('随身手机挂失', 'Telephone reported lost'),
  'phones.remove': both('移除随身手机', 'Telephone removed'),
  'phones.open': both('随身手机重设密码', 'New PIN for a telephone'),
  'phones.entry': both('从随身手机收下一条', 'Entry taken from a telephone'),
  'phones.forget': both('删除很久没用的随身手机', 'Telephones not heard of forgotten'),
}
