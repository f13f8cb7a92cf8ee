import type { CliContext } from '../context.ts';

/** Where models are reached and with which key; the one place that reads the variables. */
export interface EndpointEnvironment {
  apiKey?: string;
  baseUrl?: string;
}

export function endpointEnvironment({ environment }: CliContext): EndpointEnvironment {
  const apiKey = environment['OPENAI_API_KEY']?.trim();
  const baseUrl = environment['OPENAI_BASE_URL']?.trim();
  return { ...(apiKey ? { apiKey } : {}), ...(baseUrl ? { baseUrl } : {}) };
}
