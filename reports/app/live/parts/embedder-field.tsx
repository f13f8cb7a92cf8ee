import type { VNode } from 'preact';
import { SelectField } from '../../parts/select-field.tsx';
import { Field } from './field.tsx';

export interface EmbedderFieldProps {
  value: string;
  onChange: (embedder: string) => void;
  /** Whether an endpoint is there to be asked. */
  hasKey: boolean;
  error: string | undefined;
}

/** Whose vectors the docs are searched by: those of this program, or an endpoint's where there is a key. */
export function EmbedderField({ value, onChange, hasKey, error }: EmbedderFieldProps): VNode {
  const isOwn = value === 'hashing';
  return (
    <>
      <SelectField
        label="Embedder"
        value={isOwn ? 'hashing' : 'endpoint'}
        onChange={(kind) => {
          onChange(kind === 'hashing' ? 'hashing' : 'openai:text-embedding-3-small');
        }}
        options={[['hashing', 'hashing: offline and free'], ...(hasKey ? [['endpoint', 'a model of the endpoint'] as const] : [])]}
        hint={hasKey ? 'how the docs are searched by meaning' : 'another needs OPENAI_API_KEY or OPENAI_BASE_URL where this server was started'}
        error={isOwn ? error : undefined}
      />
      {isOwn ? null : <Field label="Embedding model" value={value} onInput={onChange} hint="openai: and its name; indexing calls it, once" error={error} />}
    </>
  );
}
