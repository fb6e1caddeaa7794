import { dictionary } from './words.ts'

/** What is said of something that was on its way over a deadline. What follows in a sentence brings its own space. */
export const receiptWords = dictionary('kernel/receipt-words.receiptWords', {
  moments: {
    zh: (begun: string, arrived: string, deadline: string) =>
      `上传开始于 ${begun}，最后一个字节到达于 ${arrived}，截止时间是 ${deadline}；以全部到达的时刻为准。`,
    en: (begun: string, arrived: string, deadline: string) =>
      ` The transfer began at ${begun} and its last byte came at ${arrived}; the deadline was ${deadline}. What counts is when it was all there.`,
  },
})
