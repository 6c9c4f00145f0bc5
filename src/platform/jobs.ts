import { type Runner, type TaskList, Logger as WorkerLogger, run } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Tx } from './db/db.ts';
import { sql } from './db/sql.ts';

/** Puts a job in the queue as part of the act: it exists if and only if the act was committed. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: Readonly<Record<string, string | null>>,
  key?: string,
): Promise<void> {
  await tx.run(sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
    max_attempts := 12, job_key := ${key ?? null})`);
}

/** Runs jobs until stopped; many instances may do so side by side. Stopping hands unfinished jobs back. */
export async function startJobs(databaseUrl: string, tasks: TaskList, crontab: string, log: Logger): Promise<Runner> {
  return run({
    connectionString: databaseUrl,
    maxPoolSize: 4,
    taskList: tasks,
    crontab,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger(log),
  });
}

/** The queue's own log lines: troubles only, and never a payload. */
function quietLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') log.error({ source: 'jobs' }, message);
    else if (level === 'warning') log.warn({ source: 'jobs' }, message);
  });
}
