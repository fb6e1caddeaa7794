import { both, type Words } from '#kernel'

/** What the record log says of words: that one was said or answered, and nothing of what it says. */
export function sayAction(action: string): Words | undefined {
  return says[action]
}
const says: Readonly<Record<string, Words>> = {
  'voices.say': both('有人留言', 'A word was said'),
  'voices.of-day': both('一天里收到的留言数', 'How many words a day brought'),
  'voices.answer': both('答复留言', 'A word was answered'),
  'voices.say-helped': both('留言的人说答复有没有用', 'Whoever asked said whether the answer helped'),
  'directory.keep': both('写好服务目录里的一项，马上公开', 'Said what a service is in the directory: public at once'),
  'voices.forget': both('留言到期，删除原文', 'Words deleted after their time'),
}
