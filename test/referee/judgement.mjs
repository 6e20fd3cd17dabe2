// What a referee's verdict means for us.

/** What must not happen, in words; none when all is well. */
export function breachesOf(verdict) {
  const slow = [...(verdict.slow ?? []), ...(verdict.slowAcks ?? [])];
  return [
    ...verdict.violations.map(({ at: _, kind, ...detail }) => `violation ${kind}: ${JSON.stringify(detail)}`),
    ...slow.map(({ kind, ms }) => `answered after ${ms} ms: ${kind}`),
    ...verdict.duplicateMessages.map((one) => `message ${one.times} times: ${JSON.stringify(one)}`),
    ...(verdict.duplicateEphemerals ?? []).map((one) => `whispered ${one.times} times: ${JSON.stringify(one)}`),
    ...verdict.earlyRetries.map((one) => `retried too early: ${JSON.stringify(one)}`),
    ...ringing(verdict.mentions ?? []).map((one) => `rings somebody or links: ${JSON.stringify(one)}`),
  ];
}

/** An address in the text is none to press: beside blocks, it is what notifications and screen readers say. */
function ringing(messages) {
  return messages
    .flatMap(({ mentions, ...message }) => mentions.map((mention) => ({ ...message, ...mention })))
    .filter(({ kind, where }) => kind !== 'link' || where !== 'text');
}

/** What is worth a look, in words. */
export function warningsOf(verdict) {
  return verdict.warnings.map(({ kind, times, ...detail }) => `${kind} (${times ?? 1}): ${JSON.stringify(detail)}`);
}

/** How much was judged. */
export function extentOf({ deliveries, faultsInjected, ratelimited, calls }) {
  const called = Object.values(calls).reduce((sum, count) => sum + count, 0);
  return `${deliveries} deliveries, ${called} calls, ${faultsInjected} faults, ${ratelimited} times told to wait`;
}
