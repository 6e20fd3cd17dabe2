import type { Log } from '../../base/base';
import { type Exchange, openEventStream, type Route, sendJson, sendProblem } from '../../http/http';
import type { PagePost, Pen } from './drawing';
import { type Speaker, toSpeaker } from './guard';
import type { People } from './people';
import type { Posts, StoredPost } from './posts';

interface Parts {
  readonly posts: Posts;
  readonly pen: Pen;
  readonly people: People;
  readonly log: Log;
}

/** Where the page reads posts and hears of new ones, as the person in the query; `slack` in the query adds Slack's blocks. */
export function readingRoutes({ posts, pen, people, log }: Parts): readonly Route[] {
  /** None when today's templates cannot draw it any more: one old post must not hide the rest. */
  function draw(post: StoredPost, slack: boolean): readonly PagePost[] {
    try {
      return [pen.drawPost(post, slack)];
    } catch (fault) {
      log.warn({ post: post.id, err: fault }, 'an old post cannot be drawn');
      return [];
    }
  }

  const asPerson =
    (act: (exchange: Exchange, person: Speaker, slack: boolean) => Promise<void>) => async (exchange: Exchange) => {
      const person = toSpeaker(await people(), exchange.query.get('person'));
      if (!person) return sendProblem(exchange.response, 400, 'badRequest');
      return act(exchange, person, exchange.query.has('slack'));
    };

  return [
    {
      method: 'get',
      path: '/local/posts',
      handle: asPerson(async ({ response }, person, slack) => {
        const visible = await posts.visibleTo(person);
        sendJson(response, 200, { posts: visible.flatMap((post) => draw(post, slack)) });
      }),
    },
    {
      method: 'get',
      path: '/local/posts/:id',
      handle: asPerson(async ({ response, params }, person, slack) => {
        const found = await posts.find(params.id ?? '', person);
        const drawn = found ? draw(found, slack) : [];
        if (drawn.length > 0) sendJson(response, 200, { posts: drawn });
        else sendProblem(response, 404, 'notFound');
      }),
    },
    {
      method: 'get',
      path: '/local/events',
      handle: asPerson(async (exchange, person) => {
        const stream = openEventStream(exchange);
        const stopListening = posts.listen(person, (id) => stream.send('post', { id }));
        await stream.closed;
        stopListening();
      }),
    },
  ];
}
