/** Milliseconds of work this process has done, all its threads: what else the machine does meanwhile is not counted. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
