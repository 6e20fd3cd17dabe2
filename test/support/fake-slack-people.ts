import { createHmac } from 'node:crypto';
import type { Clock } from '../../src/base/base';
import { nodesOf } from './block-kit-rules';
import { botUser, type FakeMessage, type FakeView, team, type Workspace } from './fake-slack-workspace';

/** How the bot answered a delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
  /** Goes out again as Slack repeats it: signed anew, everything else the same. */
  again(): Promise<Delivered>;
}

export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What people do in Slack's client, and the signed requests that Slack makes of it. */
export interface PeopleOfSlack {
  /** Where the bot listens; set before anybody does anything. */
  botUrl: string;
  sign(body: string, contentType: string, at?: number): SignedRequest;
  send(request: SignedRequest): Promise<Delivered>;
  event(event: object, envelope?: object): Promise<Delivered>;
  mention(user: string, channel: string, text: string, more?: object): Promise<Delivered>;
  /** A line in the private chat. */
  tell(user: string, text: string, more?: object): Promise<Delivered>;
  command(user: string, channel: string, text: string): Promise<Delivered>;
  /** Presses a button by its action_id or payload; a payload that is on no button is sent all the same. */
  press(user: string, message: FakeMessage, button: string | object): Promise<Delivered>;
  pressHome(user: string, button: string): Promise<Delivered>;
  submit(user: string, view: FakeView, values: Readonly<Record<string, string>>): Promise<Delivered>;
  openHome(user: string): Promise<Delivered>;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** As Slack's client writes what was typed. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function createPeopleOfSlack({
  workspace,
  clock,
  signingSecret,
}: {
  workspace: Workspace;
  clock: Clock;
  signingSecret: string;
}): PeopleOfSlack {
  let events = 0;

  function sign(body: string, contentType: string, at = clock.now().getTime()): SignedRequest {
    const time = String(Math.floor(at / 1000));
    const mac = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
    return {
      body,
      headers: { 'content-type': contentType, 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${mac}` },
    };
  }

  async function deliver(body: string, contentType: string): Promise<Delivered> {
    // A person's next deed, and a repeat, come in another second: so does their signature.
    return send(sign(body, contentType), () => deliver(body, contentType));
  }

  async function send({ body, headers }: SignedRequest, again = () => send({ body, headers })): Promise<Delivered> {
    const began = performance.now();
    const response = await fetch(people.botUrl, { method: 'POST', body, headers });
    const answer = await response.text();
    if (performance.now() - began > 3000) workspace.violations.push('answered after 3 s');
    return { status: response.status, body: answer, again };
  }

  const payload = (content: object) => deliver(String(new URLSearchParams({ payload: JSON.stringify(content) })), form);
  const teamOf = (user: unknown) => workspace.users.get(String(user))?.team ?? team;
  function nameOf(channel: string): string {
    if (workspace.groups.has(channel)) return 'mpdm-aino--bjorn-1';
    return channel.startsWith('D') ? 'directmessage' : 'general';
  }
  const frame = (type: string, user: string) => ({
    type,
    team: { id: team, domain: 'test' },
    user: { id: user, username: workspace.users.get(user)?.name, team_id: teamOf(user) },
    api_app_id: 'A0TEST',
  });

  const people: PeopleOfSlack = {
    botUrl: '',
    sign,
    send,
    event(event, envelope = {}) {
      events += 1;
      return deliver(
        JSON.stringify({
          type: 'event_callback',
          team_id: teamOf('user' in event ? event.user : undefined),
          event_id: `Ev${events}`,
          authorizations: [{ team_id: team, user_id: botUser, is_bot: true }],
          event,
          ...envelope,
        }),
        json,
      );
    },
    mention(user, channel, text, more = {}) {
      const said = workspace.post({ channel, by: user, text, blocks: [] });
      return people.event({
        type: 'app_mention',
        user,
        channel,
        ts: said.ts,
        text: `<@${botUser}> ${escaped(text)}`,
        ...more,
      });
    },
    tell(user, text, more = {}) {
      const channel = workspace.imOf(user);
      const { ts } = workspace.post({ channel, by: user, text, blocks: [] });
      return people.event({ type: 'message', channel_type: 'im', user, channel, ts, text: escaped(text), ...more });
    },
    command(user, channel, text) {
      return deliver(
        String(
          new URLSearchParams({
            team_id: team,
            channel_id: channel,
            channel_name: nameOf(channel),
            user_id: user,
            user_name: workspace.users.get(user)?.name ?? '',
            command: '/kumppani',
            text: escaped(text),
            response_url: workspace.newResponseUrl({ channel, user }),
            trigger_id: workspace.newTrigger(user),
          }),
        ),
        form,
      );
    },
    press(user, { channel, ts, thread, onlyFor, blocks }, button) {
      return payload({
        ...frame('block_actions', user),
        trigger_id: workspace.newTrigger(user),
        response_url: workspace.newResponseUrl({ channel, user, ts }),
        channel: { id: channel, name: nameOf(channel) },
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: Boolean(onlyFor),
          ...(thread ? { thread_ts: thread } : {}),
        },
        actions: [toAction(blocks, button, workspace.newTs())],
      });
    },
    pressHome(user, button) {
      const home = workspace.homes.get(user);
      if (!home) throw new Error(`${user} has no home`);
      return payload({
        ...frame('block_actions', user),
        trigger_id: workspace.newTrigger(user),
        container: { type: 'view', view_id: home.id },
        view: { ...home.content, id: home.id, hash: home.hash },
        actions: [toAction(home.content.blocks, button, workspace.newTs())],
      });
    },
    async submit(user, view, values) {
      const state = Object.fromEntries(
        inputsOf(view.content.blocks).map(({ block, type, initial }) => {
          const value = values[block] ?? initial;
          const held =
            type === 'plain_text_input' ? { value: value ?? null } : { selected_option: value ? { value } : null };
          return [block, { [block]: { type, ...held } }];
        }),
      );
      const delivered = await payload({
        ...frame('view_submission', user),
        team: { id: teamOf(user), domain: 'test' },
        view: { ...view.content, id: view.id, hash: view.hash, app_installed_team_id: team, state: { values: state } },
      });
      if (delivered.status === 200) afterSubmit(workspace, view, delivered.body);
      return delivered;
    },
    openHome(user) {
      return people.event({ type: 'app_home_opened', user, channel: workspace.imOf(user), tab: 'home' });
    },
  };
  return people;
}

function toAction(blocks: unknown, button: string | object, ts: string): object {
  if (typeof button === 'object')
    return { type: 'button', action_id: 'made:up', value: JSON.stringify(button), action_ts: ts };
  const found = nodesOf(blocks).find((node) => node.type === 'button' && node.action_id === button);
  if (!found) throw new Error(`no button ${button}`);
  return {
    type: 'button',
    action_id: button,
    action_ts: ts,
    ...(found.value === undefined ? {} : { value: found.value }),
  };
}

function inputsOf(blocks: unknown) {
  return nodesOf(blocks).flatMap(({ type, block_id, element }) => {
    if (type !== 'input') return [];
    const { type: kind, initial_value, initial_option } = Object(element);
    return [{ block: String(block_id), type: String(kind), initial: initial_value ?? initial_option?.value }];
  });
}

function afterSubmit(workspace: Workspace, view: FakeView, body: string): void {
  const answer = body === '' ? {} : JSON.parse(body);
  if (answer.response_action === 'update') workspace.putView(view.user, answer.view, view.id);
  else if (answer.response_action === undefined) workspace.views.delete(view.id);
  else workspace.violations.push(`strange answer to a form: ${body}`);
}
