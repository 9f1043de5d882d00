/** Ends with 0 when the bot on this machine answers on `/healthz` of HEALTH_PORT: for a container's health check, which has no curl. */
const port = process.env.HEALTH_PORT;
const isWell = await fetch(`http://127.0.0.1:${port}/healthz`).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = isWell ? 0 : 1;
