import { both, type Words } from '#kernel'

/** For whom a service is, in everyday words. */
export const groupWords = {
  everybody: both('所有居民', 'Everybody'),
  children: both('儿童青少年', 'Children and young people'),
  families: both('家长和家庭', 'Parents and families'),
  older: both('老年人', 'Older people'),
  disability: both('残疾人', 'People with disabilities'),
  carers: both('照顾家人的人', 'Carers'),
  poor: both('生活困难的家庭', 'Families in hardship'),
  migrants: both('外来务工人员', 'People who moved here'),
  women: both('妇女', 'Women'),
} satisfies Record<string, Words>

export const wayWords = {
  'walk-in': both('直接去', 'Walk in'),
  phone: both('打电话', 'Telephone'),
  appointment: both('先预约', 'By appointment'),
  visit: both('请上门', 'Ask for a visit'),
} satisfies Record<string, Words>

/** Languages by their code in ISO 639-3. */
export const languageWords = {
  cmn: both('普通话', 'Mandarin'),
  wuu: both('吴语（苏南、上海话）', 'Wu'),
  yue: both('粤语', 'Cantonese'),
  nan: both('闽南话', 'Hokkien'),
  hak: both('客家话', 'Hakka'),
  csl: both('手语', 'Chinese sign language'),
  bod: both('藏语', 'Tibetan'),
  uig: both('维吾尔语', 'Uyghur'),
  mon: both('蒙古语', 'Mongolian'),
  eng: both('英语', 'English'),
} satisfies Record<string, Words>

export const roomWords = {
  room: both('有名额，来了就能办', 'There is room'),
  waiting: both('要排队', 'There is a waiting list'),
  full: both('满了，暂时不收', 'Full for now'),
  'not-said': both('没有说', 'Not said'),
} satisfies Record<string, Words>

export const accessWords = {
  yes: both('轮椅进得去', 'A wheelchair gets in'),
  no: both('轮椅进不去', 'A wheelchair does not get in'),
  'not-said': both('没有说', 'Not said'),
} satisfies Record<string, Words>

export const weekdayWords = {
  '1': both('周一', 'Mon'),
  '2': both('周二', 'Tue'),
  '3': both('周三', 'Wed'),
  '4': both('周四', 'Thu'),
  '5': both('周五', 'Fri'),
  '6': both('周六', 'Sat'),
  '7': both('周日', 'Sun'),
} satisfies Record<string, Words>
