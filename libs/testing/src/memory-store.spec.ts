import { MemoryStore } from '@tabir/runtime';
import { unitOfWorkContract } from './unit-of-work-contract.js';

unitOfWorkContract('MemoryStore', async () => {
  const store = new MemoryStore();
  return { unitOfWork: store, reads: store.reads, agenda: store.agenda, close: async () => undefined };
});
