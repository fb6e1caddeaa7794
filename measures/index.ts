export {}
export * from './distributions.ts'
export * from './raking.ts'
