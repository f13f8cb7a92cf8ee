import { Command } from 'commander';
import type { CommandDefinition } from './index.ts';
import { jsonOption } from './options.ts';
import type { DoctorOptions } from '../actions/doctor.ts';

export const doctorCommand: CommandDefinition = (run) =>
  new Command('doctor')
    .description('say what works on this machine and what to do about the rest')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  uagent doctor')
    .action((_: unknown, command: Command) =>
      run(async (context) => (await import('../actions/doctor.ts')).doctor(command.optsWithGlobals<DoctorOptions>(), context)),
    );
