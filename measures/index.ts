export {}
export * from './distributions.ts'
export * from './raking.ts'
export * from './intervals.ts'
