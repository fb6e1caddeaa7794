export {}
export * from './distributions.ts'
export * from './raking.ts'
export * from './intervals.ts'
export * from './equal-shares.ts'
export * from './pabulib.ts'
export * from './estimates.ts'
export * from './needs.ts'
export * from './disclosure.ts'
