import { count, dictionary, listIn } from '#kernel'

/** How the payment sentence of the tender documents was read. */
export const paymentWords = dictionary('4-contracts/rules/payment-words.paymentWords', {
  daysDiffer: {
    zh: (sentence: string, named: readonly number[], unread: readonly string[], days: number) =>
      `采购文件的付款约定写的是「${sentence}」，提到 ${timesIn(named, unread, 'zh')}；本文本写 ${days} 日付款。请双方核对。`,
    en: (sentence: string, named: readonly number[], unread: readonly string[], days: number) =>
      `The documents say of paying: “${sentence}”, naming ${timesIn(named, unread, 'en')}; this text says ${count(days, 'day')}. Compare them, both of you.`,
  },
  timeUnread: {
    zh: (unread: readonly string[], days: number) =>
      `这一条写到的付款时间${timesIn([], unread, 'zh')}，机器读不准；付款期限一栏是 ${days} 日。请双方核对，两处不要矛盾。`,
    en: (unread: readonly string[], days: number) =>
      `A time to pay is written here that could not be read surely: ${timesIn([], unread, 'en')}. The field says ${count(days, 'day')}. Compare them, both of you.`,
  },
  sharesUnread: {
    zh: (sentence: string, named: readonly string[], stages: readonly string[]) =>
      `采购文件的付款约定「${sentence}」中的比例 ${listIn(named, 'zh')} 不能确定是不是阶段付款；本文本${stages.length > 0 ? `的阶段是 ${listIn(stages, 'zh')}` : '没有阶段付款'}。请双方核对。`,
    en: (sentence: string, named: readonly string[], stages: readonly string[]) =>
      `The documents say of paying: “${sentence}”. Whether ${listIn(named, 'en')} are stages could not be read surely; this text ${stages.length > 0 ? `has the stages ${listIn(stages, 'en')}` : 'pays by no stages'}. Compare them, both of you.`,
  },
})

const timesIn = (days: readonly number[], written: readonly string[], lang: 'zh' | 'en'): string =>
  listIn([...days.map((n) => daysWords[lang](n)), ...written.map((w) => daysWords.written[lang](w))], lang)
const daysWords = {
  zh: (n: number) => `${n} 日`,
  en: (n: number) => count(n, 'day'),
  written: { zh: (w: string) => `「${w}」`, en: (w: string) => `“${w}”` },
}
