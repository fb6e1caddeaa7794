import { count, dictionary, refusals, type Words } from '#kernel'

export const words = dictionary('phone/words.words', {
  title: { zh: '没有信号也能用的手机', en: 'My phone without signal' },
  lead: {
    zh: '在手机上打开一次，填个密码，以后没有信号也能记服务、个案接触和小组。有信号时自动送上来。',
    en: 'Open it once on your phone and choose a PIN. From then on you record services, contacts of cases and groups without signal; they are sent when there is some.',
  },
  openHere: { zh: '在这台手机上用', en: 'Use it on this phone' },
  mine: { zh: '我的手机', en: 'My phones' },
  noneMine: { zh: '还没有登记手机', en: 'No phone yet' },
  noneMineHelp: { zh: '用手机打开这一页，点「在这台手机上用」。', en: 'Open this page on your phone and press “Use it on this phone”.' },
  ours: { zh: '本机构同事的手机', en: 'Phones of your colleagues' },
  name: { zh: '叫什么', en: 'Name' },
  owner: { zh: '谁的', en: 'Whose' },
  state: { zh: '情况', en: 'State' },
  seen: { zh: '最后一次联系', en: 'Last heard of' },
  unsent: { zh: '当时还没送的', en: 'Not sent by then' },
  entries: { zh: (n: number) => (n === 0 ? '没有' : `${n} 条`), en: (n: number) => (n === 0 ? 'none' : count(n, 'entry', 'entries')) },
  wiped: { zh: '已清空', en: 'emptied' },
  notWiped: { zh: '还没有联系上', en: 'not reached yet' },
  lose: { zh: '挂失', en: 'Report lost' },
  loseHelp: {
    zh: '挂失以后，这台手机不能再送记录，下次联网时自己清空。没有送上来的就没有了；当时还没送的有几条，看最后一次联系。',
    en: 'A phone reported lost sends nothing any more and empties itself when it next has signal. What it had not sent is gone; how much that was is known from when it was last heard of.',
  },
  lostWith: {
    zh: (name: string, n: number, when: string) => `「${name}」已挂失。到${when}最后一次联系时，有 ${n} 条没有送上来，请凭记忆补记。`,
    en: (name: string, n: number, when: string) =>
      `“${name}” is reported lost. When it was last heard of, ${when}, it had not sent ${count(n, 'entry', 'entries')}: please record ${n === 1 ? 'it' : 'them'} anew from memory.`,
  },
})

export const refuse = refusals({
  'no-phone': {
    status: 404,
    zh: '这台手机没有登记，或者已经移除。手机上没送的内容还在，可以复制出来；要接着用，请重新登记。',
    en: 'This phone is not entered, or was removed. What it has not sent is still on it and can be copied; to go on, set it up again.',
  },
  'phone-lost': {
    status: 410,
    zh: '这台手机已经挂失，不能再送记录，上面的内容会清空。',
    en: 'This phone was reported lost. It sends nothing any more and is being emptied.',
  },
  'sign-in-anew': {
    status: 401,
    zh: '忘了密码的，请重新登录，十分钟内改密码：捡到手机的人可能还登录着。',
    en: 'Sign in anew and choose another PIN within ten minutes: whoever found the phone may still be signed in.',
  },
  'other-owner': {
    status: 403,
    zh: '现在登录的是另一个人，这台手机上的内容不是他的。请换本人登录，没送的都还在。',
    en: 'Somebody else is signed in, and what is on this phone is not theirs. Sign in as its owner; nothing that waits is lost.',
  },
  'other-institution': {
    status: 403,
    zh: '您现在是以另一个机构的身份登录的。请换回登记手机时的机构，再送。',
    en: 'You are here for another organisation now. Change back to the one for which the phone was set up, and send again.',
  },
  'only-in-a-browser': { status: 403, zh: '请在手机的浏览器里登录后再用。', en: 'Sign in with the browser of the phone to use this.' },
  'too-many-phones': {
    status: 409,
    zh: (n: number) => `一个人最多登记 ${n} 台手机。请先移除不用的，或者把丢了的挂失。`,
    en: (n: number) => `Nobody has more than ${count(n, 'phone')} here. Remove one you do not use, or report a lost one, first.`,
  },
  'name-wrong': { status: 422, zh: (says: Words) => says.zh, en: (says: Words) => says.en },
  'request-unread': {
    status: 400,
    zh: '手机送来的内容读不懂，可能是旧版本。请联网重新打开这一页；没送的都还在。',
    en: 'What the phone sent cannot be read; it may be of an older version. Open the page again with signal. What waits is still there.',
  },
  'too-many-entries': {
    status: 413,
    zh: (n: number) => `一次最多送 ${n} 条，请分几次。`,
    en: (n: number) => `At most ${count(n, 'entry', 'entries')} are sent at once. Send them in parts.`,
  },
  'ask-day': {
    status: 422,
    zh: (phone: string, server: string) =>
      `手机的时钟不准：手机上是${phone}，实际是${server}。请看一下这条记录的日期对不对，对的话点「日期没错」。`,
    en: (phone: string, server: string) =>
      `The clock of the phone is wrong: it says ${phone}, and it is ${server}. Look whether the day of this entry is right; if it is, press “The day is right”.`,
  },
  'session-there': {
    status: 409,
    zh: (people: number) => `这个小组同一天已经记过一节（${people} 人）。是同一节，就不用再送；是另一节，请选「另外记一节」。`,
    en: (people: number) =>
      `A session of this group on the same day was recorded already, with ${count(people, 'person', 'people')}. If it is the same one, keep that; if it is another, choose “Record mine as well”.`,
  },
  'changed-since': {
    status: 409,
    zh: '您写更正的时候，这条记录被改过了。两个版本都在下面，请选一个。',
    en: 'This record was changed since you saw it. Both versions stand below: choose one.',
  },
  'sent-before': {
    status: 409,
    zh: '这一条已经送到过，后来您在手机上又改了。已存的和手机上的都在下面，请选一个。',
    en: 'This entry had arrived already, and you changed it on the phone afterwards. Both stand below: choose one.',
  },
})
