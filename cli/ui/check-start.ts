import { openRespondent } from '../../agents/models/open-respondent.ts';
import { usualPatience } from '../../agents/chat/chat-endpoint.ts';
import { readPersona } from '../../agents/read-persona.ts';
import { createEmbedder } from '../../knowledge/embedders/create-embedder.ts';
import { isLocal } from '../../knowledge/embedders/is-local.ts';
import type { StartRequest } from '../../reports/live/start-request.ts';
import { findById } from '../../tasks/find-by-id.ts';
import type { Suite } from '../../tasks/suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import { endpointEnvironment } from '../actions/endpoint-environment.ts';
import { openGates } from '../actions/gates.ts';
import { openJudges } from '../actions/open-judges.ts';
import { openPricing, refuseUnknownPrices } from '../actions/open-pricing.ts';
import { openSuite } from '../actions/open-suite.ts';
import { planRun, type PlannedRun } from '../actions/plan-run.ts';
import { untilOf } from '../actions/repeat-until.ts';
import type { CliContext } from '../context.ts';
import { atField } from './answer.ts';
import { runOptions } from './start-arguments.ts';
import type { UiWorld } from './ui-world.ts';

/** Refuses what the command would refuse before it does anything, in its words, at the field of the form that it is about. */
export function checkPlan(request: StartRequest, world: UiWorld): PlannedRun {
  const context = quiet(world.context);
  const options = runOptions(request, world);
  const suite = atField('suite', () => openSuite(request.suite, context, options));
  checkNames(request, suite, context);
  atField(request.mostRepeats === null ? 'until' : 'mostRepeats', () => untilOf(options));
  const lacksDocs = request.ablate !== null && !request.arms.includes('docs');
  const plan = atField(lacksDocs ? 'ablate' : 'personas', () => planRun({ suite, suiteName: request.suite, options, context }));
  atField('prices', () => openPricing(plan, options, context));
  const { store } = world;
  atField('failUnder', () => openGates({ options: { home: options.home, failUnder: request.failUnder }, planned: plan, store, context }));
  return plan;
}

/** What is only looked at says nothing in the terminal of the server. */
export function quiet(context: CliContext): CliContext {
  return { ...context, messages: { ...context.messages, write: () => undefined } };
}

/** The same, and what it takes to be begun: keys, and prices where dollars are limited. */
export function checkStart(request: StartRequest, world: UiWorld): void {
  const plan = checkPlan(request, world);
  const { context } = world;
  const options = runOptions(request, world);
  atField(request.budgetUsd === null ? 'budgetTrialUsd' : 'budgetUsd', () => { refuseUnknownPrices(openPricing(plan, options, context), options); });
  atField('models', () => {
    for (const model of request.models) if (model.startsWith('openai:')) openRespondent({ model, what: 'model', environment: endpointEnvironment(context, plan.suite), patience: usualPatience });
  });
  atField('judges', () => openJudges(options.judge, context, { shown: plan.suite }));
  atField('embedder', () => { checkEmbedder(request.embedder, context, plan.suite); });
  // Last, as all that came out of the other run is read for it.
  const { home, failOn, baseline } = options;
  atField('baseline', () => openGates({ options: { home, ...(failOn === undefined ? {} : { failOn }), ...(baseline === undefined ? {} : { baseline }) }, planned: plan, store: world.store, context }));
}

/** @throws UserError where there is no such embedder, or no key for it */
export function checkEmbedder(id: string, context: CliContext, suite?: Suite): void {
  const { apiKey, baseUrl } = endpointEnvironment(context, suite);
  createEmbedder(id, {});
  if (isLocal(id) || apiKey !== undefined || baseUrl !== undefined) return;
  throw new UserError(`"${id}" needs OPENAI_API_KEY or OPENAI_BASE_URL where this server was started; "hashing" works without.`);
}

function checkNames({ libraries, tasks, personas }: StartRequest, suite: Suite, { workingFolder }: CliContext): void {
  const owner = `The suite "${suite.id}"`;
  atField('libraries', () => { for (const id of libraries) findById(suite.libraries, id, { what: 'library', owner }); });
  atField('tasks', () => { for (const id of tasks) findById(suite.tasks, id, { what: 'task', owner }); });
  atField('personas', () => { for (const persona of personas) readPersona(persona, workingFolder); });
}
