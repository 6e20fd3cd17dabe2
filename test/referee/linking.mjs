// One person on both platforms, with one bot that serves both.

const channelOfAino = 'D0AINO';

/** Aino's account in Slack and hers in Teams become one person: the role that one of them has counts on both. */
export async function playLinking(teams, slack) {
  await teams.say('cecilia', 'personal', 'link accounts');
  const given = await teams.sees('a:1-cecilia-referee', /[A-Z2-9]{4}-[A-Z2-9]{4}/);
  const [code] = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(given.text);
  await slack.tell('U0AINO', `yhdistä ${code}`);
  await slack.sees(channelOfAino, /on nyt yhdistetty/);
  // Cecilia has rights in Teams now that only her account in Slack was given.
  await teams.say('cecilia', 'groupChat', 'poll "Is it me?" it is | it is not');
  const card = await teams.sees('19:group-referee@thread.v2', /Is it me\?/);
  await teams.press('cecilia', card, 'it is');
  // The same poll from Slack, where she is alone with the bot: still one vote.
  await slack.tell('U0AINO', 'avoimet kyselyt');
  const list = await slack.sees(channelOfAino, /Is it me\?/);
  await slack.press('U0AINO', list, 'showPoll:1');
  const poll = await slack.sees(channelOfAino, /Is it me\?[\s\S]*it is not/);
  await slack.press('U0AINO', poll, 'vote:2');
  await teams.sees('19:group-referee@thread.v2', /it is not\n1\n100[\s\S]*1\/3/);
  await teams.press('cecilia', card, 'Close the poll');
  await teams.sees('19:group-referee@thread.v2', /Is it me\?[\s\S]*it is not: 1\/1/);
  await slack.tell('U0AINO', 'poista yhdistäminen');
  await slack.sees(channelOfAino, /taas erilliset/);
  await teams.settle(1500);
  await slack.settle(1500);
}
