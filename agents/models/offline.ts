import type { ModelKind } from './model-kind.ts';

/** No model at all: the docs' own examples, adapted. The developer is loaded when it is first needed. */
export const offline: ModelKind = {
  usage: 'offline',
  isPaid: false,
  open: async () => {
    const { openOfflineDeveloper } = await import('../offline/offline-developer.ts');
    return openOfflineDeveloper();
  },
};
