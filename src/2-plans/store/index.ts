export * from './goals.ts'
export * from './plans.ts'
