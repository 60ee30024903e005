CREATE TABLE public.access_token (
    digest character varying(64) NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    person character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);
CREATE TABLE public.action (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    bottleneck character varying,
    improvement character varying,
    department character varying,
    status character varying(20) NOT NULL,
    level character varying(20) NOT NULL,
    deadline character varying(10)
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.annotation (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    about_resource character varying(20) NOT NULL,
    about character varying(63) NOT NULL
);
CREATE TABLE public.answers (
    id character varying(63) NOT NULL,
    questionnaire_id character varying(63) NOT NULL,
    voice character varying(200) NOT NULL,
    token_digest character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    in_interview boolean NOT NULL,
    language character varying(20) NOT NULL,
    consent jsonb NOT NULL,
    body jsonb NOT NULL,
    version integer NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.ballot (
    voting_id character varying(63) NOT NULL,
    voter character varying(64) NOT NULL,
    choices jsonb NOT NULL
);
CREATE TABLE public.bottleneck (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    category character varying NOT NULL,
    owner_department character varying
);
CREATE TABLE public.contact_moment (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    phase character varying NOT NULL,
    department character varying,
    channel character varying,
    date character varying
);
CREATE TABLE public.contribution (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    participant_id character varying(63) NOT NULL,
    question_id character varying(63),
    resource character varying(20) NOT NULL,
    item_id character varying(63) NOT NULL,
    changes boolean NOT NULL,
    fields jsonb NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying NOT NULL,
    operation_id character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.cost_choice (
    journey_id character varying(63) NOT NULL,
    bottleneck character varying(100) NOT NULL,
    price character varying(63) NOT NULL,
    instead character varying(63) NOT NULL
);
CREATE TABLE public.decision (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    finding character varying NOT NULL,
    verdict character varying(20) NOT NULL
);
CREATE TABLE public.department (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    title character varying NOT NULL,
    kind character varying NOT NULL
);
CREATE TABLE public.event (
    journey_id character varying(63) NOT NULL,
    sequence integer NOT NULL,
    operation_id character varying(64) NOT NULL,
    person character varying(64) NOT NULL,
    resource character varying(20) NOT NULL,
    resource_id character varying(63) NOT NULL,
    verb character varying(10) NOT NULL,
    before jsonb,
    after jsonb,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.experience (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    contact_moment character varying NOT NULL,
    perspective character varying NOT NULL,
    score integer
);
CREATE TABLE public.improvement (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    choice character varying(20)
);
CREATE TABLE public.journey (
    id character varying(63) NOT NULL,
    sequence integer NOT NULL,
    version integer NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying NOT NULL,
    template boolean NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    content_sequence integer
);
CREATE TABLE public.operation (
    scope character varying(63) NOT NULL,
    id character varying(64) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    person character varying(64) NOT NULL,
    resource character varying(20) NOT NULL,
    resource_id character varying(63) NOT NULL,
    first_sequence integer NOT NULL,
    last_sequence integer NOT NULL,
    turn character varying(4),
    undoes character varying(64),
    undone_by character varying(64),
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.participant (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    number integer NOT NULL,
    name character varying(60) NOT NULL,
    role character varying(24) NOT NULL,
    department character varying(63),
    state character varying(10) NOT NULL,
    token_digest character varying(64) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.phase (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL
);
CREATE TABLE public.photo (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    title character varying(200) NOT NULL,
    sequence integer NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.problem (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    outcome character varying
);
CREATE TABLE public.project (
    id character varying(63) NOT NULL,
    title character varying NOT NULL,
    version integer NOT NULL,
    body jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.question (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    kind character varying(20) NOT NULL,
    text character varying NOT NULL,
    about_resource character varying(20),
    about_id character varying(63),
    hides boolean NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.questionnaire (
    id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    code character varying(16) NOT NULL,
    title character varying(200) NOT NULL,
    welcome character varying NOT NULL,
    cases jsonb NOT NULL,
    state character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    keep_until timestamp with time zone NOT NULL,
    withdrawn integer NOT NULL
);
CREATE TABLE public.setting (
    name character varying(60) NOT NULL,
    value character varying NOT NULL
);
CREATE TABLE public.share_link (
    id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    title character varying(200) NOT NULL,
    token_digest character varying(64) NOT NULL,
    shows jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone
);
CREATE TABLE public.tally (
    journey_id character varying(63) NOT NULL,
    content integer NOT NULL,
    mark character varying(16) NOT NULL,
    sketch character varying(63),
    sketch_content integer,
    day character varying(10),
    body character varying NOT NULL
);
CREATE TABLE public.voice_use (
    answers_id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    resource character varying(20) NOT NULL,
    item_id character varying(63) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.voting (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    subject character varying(20) NOT NULL,
    votes_each integer NOT NULL,
    state character varying(10) NOT NULL,
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.webhook (
    id character varying(63) NOT NULL,
    title character varying(200) NOT NULL,
    address character varying(2000) NOT NULL,
    state character varying(20) NOT NULL,
    failures integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    leased_until timestamp with time zone
);
CREATE TABLE public.webhook_cursor (
    webhook_id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    sequence integer NOT NULL
);
CREATE TABLE public.webhook_delivery (
    id character varying(63) NOT NULL,
    webhook_id character varying(63) NOT NULL,
    journey_id character varying(63),
    first integer NOT NULL,
    last integer NOT NULL,
    at timestamp with time zone NOT NULL,
    status integer,
    problem character varying(40) NOT NULL,
    milliseconds integer NOT NULL
);
CREATE TABLE public.workshop (
    id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    code character varying(16) NOT NULL,
    state character varying(10) NOT NULL,
    step character varying(20) NOT NULL,
    settings jsonb NOT NULL,
    focus_resource character varying(20),
    focus_id character varying(63),
    shows_code boolean NOT NULL,
    timer_ends_at timestamp with time zone,
    first_sequence integer NOT NULL,
    last_sequence integer,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL
);
INSERT INTO public.access_token VALUES ('b20c0fd01f292d1a2370d9a4f0ab17822ae67e783ac3039fb683b134be29b60f', 'api', 'script', 'owner', '2026-11-22 07:22:58.924614+00', NULL, NULL);
INSERT INTO public.action VALUES ('noor', 'ac', 'a0', 1, '{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}', 'k', 'v', NULL, 'open', 'professional', NULL);
INSERT INTO public.action VALUES ('2qwn8sf5s3', 'ac', 'a0', 1, '{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}', 'k', 'v', NULL, 'open', 'professional', NULL);
INSERT INTO public.action VALUES ('wxdjwtj4pt', 'ac', 'a0', 1, '{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}', 'k', 'v', NULL, 'open', 'professional', NULL);
INSERT INTO public.alembic_version VALUES ('0007');
INSERT INTO public.annotation VALUES ('noor', 'n', 'a0', 1, '{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.annotation VALUES ('noor', 'n2', 'a1', 1, '{"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.annotation VALUES ('2qwn8sf5s3', 'n', 'a0', 1, '{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.annotation VALUES ('2qwn8sf5s3', 'n2', 'a1', 1, '{"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.annotation VALUES ('wxdjwtj4pt', 'n', 'a0', 1, '{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.annotation VALUES ('wxdjwtj4pt', 'n2', 'a1', 1, '{"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}', 'bottleneck', 'k');
INSERT INTO public.answers VALUES ('4tz2swmyj8', '7zwpmq7agc', 'Mus', 'b2af19bb5d008ee3df36302c3e63f39e9b798ed030300465bec55e12e193c7e6', 'sent', false, 'nl', '{"at": "2026-11-22T07:22:58.788725Z", "age": "sixteen_or_older", "words": "2026-11", "spoken": false, "guardian": false, "language": "nl"}', '{"moments": {"b": {"known": "yes", "score": -1, "sentence": "‘Niemand belde’"}}}', 5, '2026-11-22 07:22:58.804954+00', '2026-11-22 07:22:58.88482+00');
INSERT INTO public.answers VALUES ('bdqd9nknd6', '7zwpmq7agc', 'Vink', '62f62e756488af022a3cbf41149eb5865788a78454447a11655d77183377eb12', 'begun', false, 'nl', '{"at": "2026-11-22T07:22:58.891184Z", "age": "sixteen_or_older", "words": "2026-11", "spoken": false, "guardian": false, "language": "nl"}', '{}', 1, '2026-11-22 07:22:58.899262+00', '2026-11-22 07:22:58.899284+00');
INSERT INTO public.ballot VALUES ('brc2de73gj', 'f9c65b33e071dca8d2c723fcd701594cfa9e961b29bd85254d76207bc17a65ae', '["b"]');
INSERT INTO public.bottleneck VALUES ('noor', 'k', 'a0', 12, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('2qwn8sf5s3', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('wxdjwtj4pt', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('noor', 'p3ay85e4p5', 'Zz', 2, '{"id": "p3ay85e4p5", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'a', 'a3', 3, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'c', 'a0', 9, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('2qwn8sf5s3', 'b', 'a0', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('2qwn8sf5s3', 'p3ay85e4p5', 'a1', 1, '{"id": "p3ay85e4p5", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('2qwn8sf5s3', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('2qwn8sf5s3', 'a', 'a3', 1, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('wxdjwtj4pt', 'a', 'a0', 1, '{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}', 'start', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('wxdjwtj4pt', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('wxdjwtj4pt', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contribution VALUES ('kgwc4yc2t7', 'dqee6gskpc', 'gjx9m9zd85', '7ny7y362m2', 'contact-moment', 'rfb3crekf7', false, '{"id": "rfb3crekf7", "phase": "start", "title": "Balie", "source": "young_parent"}', 'hidden', '', '6f25te4g8q', '2026-11-22 07:22:58.67298+00');
INSERT INTO public.contribution VALUES ('krz9ww5qf4', 'dqee6gskpc', 'gjx9m9zd85', NULL, 'experience', 'r-443df6a7523a7757d8a06792', false, '{"id": "r-443df6a7523a7757d8a06792", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "perspective": "young_parent", "contact_moment": "b"}', 'accepted', '', 'h4fxqvstrv', '2026-11-22 07:22:58.655204+00');
INSERT INTO public.decision VALUES ('noor', 'd', 'a0', 1, '{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}', 'long_wait.a', 'confirmed');
INSERT INTO public.decision VALUES ('2qwn8sf5s3', 'd', 'a0', 1, '{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}', 'long_wait.a', 'confirmed');
INSERT INTO public.decision VALUES ('wxdjwtj4pt', 'd', 'a0', 1, '{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}', 'long_wait.a', 'confirmed');
INSERT INTO public.department VALUES ('noor', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('noor', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('2qwn8sf5s3', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('2qwn8sf5s3', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('wxdjwtj4pt', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('wxdjwtj4pt', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.event VALUES ('noor', 1, '2zpmw7wbyc', 'wim', 'journey', 'noor', 'created', NULL, '{"item": {"id": "noor", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "actions": [{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}], "problems": [{"id": "huis", "title": "Geen huis"}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}], "annotations": [{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}, {"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "improvements": [{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 07:22:58.399069+00');
INSERT INTO public.event VALUES ('noor', 2, 'op-1', 'anne', 'contact-moment', 'p3ay85e4p5', 'created', NULL, '{"item": {"id": "p3ay85e4p5", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, "after": null}', '2026-11-22 07:22:58.423377+00');
INSERT INTO public.event VALUES ('noor', 3, '32dmsc73bb', 'wim', 'contact-moment', 'a', 'changed', '{"item": {"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, "after": null}', '{"item": {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}, "after": "c"}', '2026-11-22 07:22:58.432994+00');
INSERT INTO public.event VALUES ('noor', 4, 'zf2b2b2h39', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 07:22:58.446911+00');
INSERT INTO public.event VALUES ('noor', 5, 'yj4r8akv7y', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '2026-11-22 07:22:58.457991+00');
INSERT INTO public.event VALUES ('noor', 6, 'yj4r8akv7y', 'wim', 'experience', 'ec2', 'removed', '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', NULL, '2026-11-22 07:22:58.457991+00');
INSERT INTO public.event VALUES ('noor', 7, 'yj4r8akv7y', 'wim', 'experience', 'ec', 'removed', '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', NULL, '2026-11-22 07:22:58.457991+00');
INSERT INTO public.event VALUES ('noor', 8, 'yj4r8akv7y', 'wim', 'contact-moment', 'c', 'removed', '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "p3ay85e4p5"}', NULL, '2026-11-22 07:22:58.457991+00');
INSERT INTO public.event VALUES ('noor', 9, 'czbc2xnadm', 'wim', 'contact-moment', 'c', 'created', NULL, '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "p3ay85e4p5"}', '2026-11-22 07:22:58.479889+00');
INSERT INTO public.event VALUES ('noor', 10, 'czbc2xnadm', 'wim', 'experience', 'ec', 'created', NULL, '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', '2026-11-22 07:22:58.479889+00');
INSERT INTO public.event VALUES ('noor', 11, 'czbc2xnadm', 'wim', 'experience', 'ec2', 'created', NULL, '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', '2026-11-22 07:22:58.479889+00');
INSERT INTO public.event VALUES ('noor', 12, 'czbc2xnadm', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '2026-11-22 07:22:58.479889+00');
INSERT INTO public.event VALUES ('noor', 13, '6sbws25yqb', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '2026-11-22 07:22:58.499249+00');
INSERT INTO public.event VALUES ('noor', 14, 'apyv3dvveq', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 07:22:58.514126+00');
INSERT INTO public.event VALUES ('2qwn8sf5s3', 1, 'ex8ew2yamb', 'wim', 'journey', '2qwn8sf5s3', 'created', NULL, '{"item": {"id": "2qwn8sf5s3", "kind": "desired", "title": "Wens", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "actions": [{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}], "problems": [{"id": "huis", "title": "Geen huis"}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}], "annotations": [{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}, {"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "improvements": [{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}], "contact_moments": [{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "p3ay85e4p5", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}]}, "after": null}', '2026-11-22 07:22:58.533639+00');
INSERT INTO public.event VALUES ('wxdjwtj4pt', 1, 't2ec99qybb', 'wim', 'journey', 'wxdjwtj4pt', 'created', NULL, '{"item": {"id": "wxdjwtj4pt", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "actions": [{"id": "ac", "title": "Open", "helping": ["wonen"], "bottleneck": "k", "improvement": "v"}], "problems": [{"id": "huis", "title": "Geen huis"}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}], "annotations": [{"id": "n", "kind": "recognised", "about": "k", "about_resource": "bottleneck"}, {"id": "n2", "kind": "question", "text": "Waarom?", "about": "k", "reply_to": "n", "about_resource": "bottleneck"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "improvements": [{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 07:22:58.543826+00');
INSERT INTO public.event VALUES ('wxdjwtj4pt', 2, '6fvyq5s37t', 'wim', 'journey', 'wxdjwtj4pt', 'removed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', NULL, '2026-11-22 07:22:58.555949+00');
INSERT INTO public.event VALUES ('noor', 15, 'q7adgfc5q6', 'wim', 'workshop', 'dqee6gskpc', 'changed', NULL, NULL, '2026-11-22 07:22:58.569927+00');
INSERT INTO public.event VALUES ('noor', 16, 'yv67wdxpx6', 'gjx9m9zd85', 'participant', 'gjx9m9zd85', 'changed', NULL, NULL, '2026-11-22 07:22:58.602262+00');
INSERT INTO public.event VALUES ('noor', 17, 'fna264qb4r', 'owner', 'question', '7ny7y362m2', 'changed', NULL, NULL, '2026-11-22 07:22:58.635671+00');
INSERT INTO public.event VALUES ('noor', 18, 'h4fxqvstrv', 'gjx9m9zd85', 'contribution', 'krz9ww5qf4', 'changed', NULL, NULL, '2026-11-22 07:22:58.66035+00');
INSERT INTO public.event VALUES ('noor', 19, '6f25te4g8q', 'gjx9m9zd85', 'contribution', 'kgwc4yc2t7', 'changed', NULL, NULL, '2026-11-22 07:22:58.675852+00');
INSERT INTO public.event VALUES ('noor', 20, 'xkp629fcds', 'owner', 'experience', 'r-443df6a7523a7757d8a06792', 'created', NULL, '{"item": {"id": "r-443df6a7523a7757d8a06792", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "contact_moment": "b"}, "after": "ec2"}', '2026-11-22 07:22:58.702559+00');
INSERT INTO public.event VALUES ('noor', 21, 'xkp629fcds', 'owner', 'contribution', 'krz9ww5qf4', 'changed', NULL, NULL, '2026-11-22 07:22:58.702877+00');
INSERT INTO public.event VALUES ('noor', 22, 'xkp629fcds', 'owner', 'workshop', 'dqee6gskpc', 'changed', NULL, NULL, '2026-11-22 07:22:58.702877+00');
INSERT INTO public.event VALUES ('noor', 23, 'dbf7xyjscz', 'owner', 'voting', 'brc2de73gj', 'changed', NULL, NULL, '2026-11-22 07:22:58.72367+00');
INSERT INTO public.event VALUES ('noor', 24, 'wkgrvwkbgj', 'f9c65b33e071dca8d2c723fcd701594cfa9e961b29bd85254d76207bc17a65ae', 'voting', 'brc2de73gj', 'changed', NULL, NULL, '2026-11-22 07:22:58.749914+00');
INSERT INTO public.event VALUES ('noor', 25, 'mmfkzbcxbp', 'owner', 'photo', 'ed7sdy75ak', 'changed', NULL, NULL, '2026-11-22 07:22:58.767653+00');
INSERT INTO public.experience VALUES ('noor', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('noor', 'ec', 'a1', 10, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('noor', 'ec2', 'a2', 11, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('2qwn8sf5s3', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('2qwn8sf5s3', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('2qwn8sf5s3', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('wxdjwtj4pt', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('wxdjwtj4pt', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('wxdjwtj4pt', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('noor', 'r-443df6a7523a7757d8a06792', 'a3', 20, '{"id": "r-443df6a7523a7757d8a06792", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "contact_moment": "b"}', 'b', 'young_parent', -2);
INSERT INTO public.improvement VALUES ('noor', 'v', 'a0', 1, '{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}', NULL);
INSERT INTO public.improvement VALUES ('2qwn8sf5s3', 'v', 'a0', 1, '{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}', NULL);
INSERT INTO public.improvement VALUES ('wxdjwtj4pt', 'v', 'a0', 1, '{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}', NULL);
INSERT INTO public.journey VALUES ('2qwn8sf5s3', 1, 1, 'desired', 'Wens', false, '{"kind": "desired", "title": "Wens"}', '2026-11-22 07:22:58.52396+00', '2026-11-22 07:22:58.523975+00', NULL, NULL);
INSERT INTO public.journey VALUES ('wxdjwtj4pt', 2, 2, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor"}', '2026-11-22 07:22:58.539375+00', '2026-11-22 07:22:58.555932+00', '2026-11-22 07:22:58.555888+00', NULL);
INSERT INTO public.journey VALUES ('noor', 25, 14, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}', '2026-11-22 07:22:58.380932+00', '2026-11-22 07:22:58.70122+00', NULL, 20);
INSERT INTO public.operation VALUES ('workspace', '2zpmw7wbyc', '074e02a752ca4f5c04d47f6513fd524ae46e3b96ad1d5ab0e1e66db260f2fb7b', 'wim', 'journey', 'noor', 1, 1, NULL, NULL, NULL, '2026-11-22 07:22:58.400715+00');
INSERT INTO public.operation VALUES ('noor', 'op-1', 'a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8', 'anne', 'contact-moment', 'p3ay85e4p5', 2, 2, NULL, NULL, NULL, '2026-11-22 07:22:58.42355+00');
INSERT INTO public.operation VALUES ('noor', '32dmsc73bb', 'f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1', 'wim', 'contact-moment', 'a', 3, 3, NULL, NULL, NULL, '2026-11-22 07:22:58.433152+00');
INSERT INTO public.operation VALUES ('noor', 'czbc2xnadm', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'wim', 'bottleneck', 'k', 9, 12, 'undo', 'yj4r8akv7y', NULL, '2026-11-22 07:22:58.480058+00');
INSERT INTO public.operation VALUES ('noor', 'yj4r8akv7y', '9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb', 'wim', 'contact-moment', 'c', 5, 8, NULL, NULL, 'czbc2xnadm', '2026-11-22 07:22:58.458158+00');
INSERT INTO public.operation VALUES ('noor', 'apyv3dvveq', '8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c', 'anne', 'journey', 'noor', 14, 14, 'redo', '6sbws25yqb', NULL, '2026-11-22 07:22:58.514257+00');
INSERT INTO public.operation VALUES ('noor', '6sbws25yqb', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'anne', 'journey', 'noor', 13, 13, 'undo', 'zf2b2b2h39', 'apyv3dvveq', '2026-11-22 07:22:58.499383+00');
INSERT INTO public.operation VALUES ('noor', 'zf2b2b2h39', '3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a', 'anne', 'journey', 'noor', 4, 4, NULL, NULL, NULL, '2026-11-22 07:22:58.447054+00');
INSERT INTO public.operation VALUES ('workspace', 'ex8ew2yamb', 'b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0', 'wim', 'journey', '2qwn8sf5s3', 1, 1, NULL, NULL, NULL, '2026-11-22 07:22:58.534192+00');
INSERT INTO public.operation VALUES ('workspace', 't2ec99qybb', '074e02a752ca4f5c04d47f6513fd524ae46e3b96ad1d5ab0e1e66db260f2fb7b', 'wim', 'journey', 'wxdjwtj4pt', 1, 1, NULL, NULL, NULL, '2026-11-22 07:22:58.544523+00');
INSERT INTO public.operation VALUES ('workspace', '6fvyq5s37t', 'd99d94d1863241018b80b8b68fafbbe0e1aaeddabb703f602c277e52749b067c', 'wim', 'journey', 'wxdjwtj4pt', 2, 2, NULL, NULL, NULL, '2026-11-22 07:22:58.556413+00');
INSERT INTO public.operation VALUES ('noor', 'q7adgfc5q6', 'b0d41ea4c2633c36719056375b229f5497a985831ceffbbe9b594c62755adc98', 'wim', 'workshop', 'dqee6gskpc', 15, 14, NULL, NULL, NULL, '2026-11-22 07:22:58.56986+00');
INSERT INTO public.operation VALUES ('noor', 'yv67wdxpx6', 'e99016b1fb71554ab9d272741ef5d5ee49624a911ccf7ad2e20b2dbce6b6266b', 'gjx9m9zd85', 'participant', 'gjx9m9zd85', 16, 15, NULL, NULL, NULL, '2026-11-22 07:22:58.602167+00');
INSERT INTO public.operation VALUES ('noor', 'fna264qb4r', 'b6010f24306eb6101950f3617f557ca50ec1f07229058247abfd373804b13039', 'owner', 'question', '7ny7y362m2', 17, 16, NULL, NULL, NULL, '2026-11-22 07:22:58.635573+00');
INSERT INTO public.operation VALUES ('noor', 'h4fxqvstrv', '7aeb95936b4fad05ff1e4b6b64de44db3664d8adedb83c9d9cc10d993dccae9d', 'gjx9m9zd85', 'contribution', 'krz9ww5qf4', 18, 17, NULL, NULL, NULL, '2026-11-22 07:22:58.660248+00');
INSERT INTO public.operation VALUES ('noor', '6f25te4g8q', '097a15447fdfb341a665f61cc8a30e756243b85ac6b5af44db1dc2f77803d045', 'gjx9m9zd85', 'contribution', 'kgwc4yc2t7', 19, 18, NULL, NULL, NULL, '2026-11-22 07:22:58.675752+00');
INSERT INTO public.operation VALUES ('noor', 'xkp629fcds', 'ff2bebfe2efc0fabf38fc5a2ae69c0ec2fcc500319eef5daef8a2096e13bfc2c', 'owner', 'workshop', 'dqee6gskpc', 20, 20, NULL, NULL, NULL, '2026-11-22 07:22:58.702775+00');
INSERT INTO public.operation VALUES ('noor', 'dbf7xyjscz', 'dcd4477dbb49b07f2394f925a6cff28608532982b68eebe03d2ba8653d81f5b0', 'owner', 'voting', 'brc2de73gj', 23, 22, NULL, NULL, NULL, '2026-11-22 07:22:58.72357+00');
INSERT INTO public.operation VALUES ('noor', 'wkgrvwkbgj', '9e2a3817178ad481449054f67bc0e1359a79ed6985d08fb621b7337604d89088', 'f9c65b33e071dca8d2c723fcd701594cfa9e961b29bd85254d76207bc17a65ae', 'voting', 'brc2de73gj', 24, 23, NULL, NULL, NULL, '2026-11-22 07:22:58.749816+00');
INSERT INTO public.operation VALUES ('noor', 'mmfkzbcxbp', 'c76934a0700eb56f16a3ff7e3dcec0865d9d7e68dbce5ff396b3a84e17e49b57', 'owner', 'photo', 'ed7sdy75ak', 25, 24, NULL, NULL, NULL, '2026-11-22 07:22:58.767548+00');
INSERT INTO public.participant VALUES ('gjx9m9zd85', 'dqee6gskpc', 1, 'Zoë', 'young_parent', 'wonen', 'present', '31b3d71a9bec0464261292f87a072c769e1962e80aba2f1ed19a09db089cb7e5', '2026-11-22 07:22:58.597782+00', '2026-11-22 07:22:58.597803+00');
INSERT INTO public.phase VALUES ('noor', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('noor', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('2qwn8sf5s3', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('2qwn8sf5s3', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('wxdjwtj4pt', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('wxdjwtj4pt', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.photo VALUES ('ed7sdy75ak', 'dqee6gskpc', 'Halverwege', 24, '2026-11-22 07:22:58.763673+00');
INSERT INTO public.problem VALUES ('noor', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('2qwn8sf5s3', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('wxdjwtj4pt', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.project VALUES ('rvdgchc37r', 'Jonge ouders', 1, '{"goal": "", "ticks": [], "title": "Jonge ouders", "journeys": ["noor"]}', '2026-11-22 07:22:58.917742+00');
INSERT INTO public.question VALUES ('7ny7y362m2', 'dqee6gskpc', 'free', 'Wat mist er?', NULL, NULL, true, 'open', '2026-11-22 07:22:58.631871+00');
INSERT INTO public.questionnaire VALUES ('7zwpmq7agc', 'noor', 'PMPYMCNB', 'Vragen', '', '[]', 'open', '2026-11-22 07:22:58.780668+00', '2027-11-22 23:59:59+00', 0);
INSERT INTO public.share_link VALUES ('a2xdevvh7j', 'noor', 'Raad', 'e399fb844f68b2a98af8f72b25cd159771ecb7ba7202ab389007f9eea2821c0a', '["voices"]', '2026-11-22 07:22:58.907157+00', '2026-12-22 07:22:58.907157+00', NULL, NULL);
INSERT INTO public.voting VALUES ('brc2de73gj', 'dqee6gskpc', 'contact-moment', 2, 'open', 'd71b3903cb31154f51b3152aa3981932f365041547c3e6a7adf6df3117b32282', '2026-11-22 07:22:58.720083+00');
INSERT INTO public.workshop VALUES ('dqee6gskpc', 'noor', '7ZQD8QEX', 'open', 'target_group', '{"hours": 12, "lobby": false, "hidden": false, "locked": false, "keep_days": 90, "moderated": false, "shows_result": true, "own_department_only": false}', NULL, NULL, false, NULL, 14, NULL, '2026-11-22 07:22:58.566593+00', NULL, '2026-11-22 19:22:58.566483+00');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT pk_access_token PRIMARY KEY (digest);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT pk_action PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.annotation
    ADD CONSTRAINT pk_annotation PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT pk_answers PRIMARY KEY (id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT pk_ballot PRIMARY KEY (voting_id, voter);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT pk_bottleneck PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT pk_contact_moment PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT pk_contribution PRIMARY KEY (id);
ALTER TABLE ONLY public.cost_choice
    ADD CONSTRAINT pk_cost_choice PRIMARY KEY (journey_id, bottleneck);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT pk_decision PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT pk_department PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (journey_id, sequence);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT pk_experience PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.improvement
    ADD CONSTRAINT pk_improvement PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.journey
    ADD CONSTRAINT pk_journey PRIMARY KEY (id);
ALTER TABLE ONLY public.operation
    ADD CONSTRAINT pk_operation PRIMARY KEY (scope, id);
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT pk_participant PRIMARY KEY (id);
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT pk_phase PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT pk_photo PRIMARY KEY (id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT pk_problem PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.project
    ADD CONSTRAINT pk_project PRIMARY KEY (id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT pk_question PRIMARY KEY (id);
ALTER TABLE ONLY public.questionnaire
    ADD CONSTRAINT pk_questionnaire PRIMARY KEY (id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (name);
ALTER TABLE ONLY public.share_link
    ADD CONSTRAINT pk_share_link PRIMARY KEY (id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT pk_tally PRIMARY KEY (journey_id);
ALTER TABLE ONLY public.voice_use
    ADD CONSTRAINT pk_voice_use PRIMARY KEY (answers_id, journey_id, resource, item_id);
ALTER TABLE ONLY public.voting
    ADD CONSTRAINT pk_voting PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT pk_webhook PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_cursor
    ADD CONSTRAINT pk_webhook_cursor PRIMARY KEY (webhook_id, journey_id);
ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT pk_webhook_delivery PRIMARY KEY (id);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT pk_workshop PRIMARY KEY (id);
CREATE UNIQUE INDEX answers_by_token ON public.answers USING btree (token_digest);
CREATE UNIQUE INDEX answers_by_voice ON public.answers USING btree (questionnaire_id, voice);
CREATE INDEX contribution_by_participant ON public.contribution USING btree (participant_id, item_id);
CREATE INDEX contribution_by_workshop ON public.contribution USING btree (workshop_id, state);
CREATE INDEX operation_by_sequence ON public.operation USING btree (scope, last_sequence);
CREATE UNIQUE INDEX participant_by_token ON public.participant USING btree (token_digest);
CREATE INDEX participant_by_workshop ON public.participant USING btree (workshop_id);
CREATE INDEX photo_by_workshop ON public.photo USING btree (workshop_id);
CREATE INDEX question_by_workshop ON public.question USING btree (workshop_id);
CREATE UNIQUE INDEX questionnaire_by_code ON public.questionnaire USING btree (code);
CREATE INDEX questionnaire_by_journey ON public.questionnaire USING btree (journey_id);
CREATE INDEX share_link_by_journey ON public.share_link USING btree (journey_id);
CREATE UNIQUE INDEX share_link_by_token ON public.share_link USING btree (token_digest);
CREATE INDEX voice_use_by_item ON public.voice_use USING btree (journey_id, item_id);
CREATE INDEX voting_by_workshop ON public.voting USING btree (workshop_id);
CREATE INDEX webhook_delivery_by_webhook ON public.webhook_delivery USING btree (webhook_id, at);
CREATE UNIQUE INDEX workshop_by_code ON public.workshop USING btree (code);
CREATE INDEX workshop_by_journey ON public.workshop USING btree (journey_id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_journey_id_bottleneck FOREIGN KEY (journey_id, bottleneck) REFERENCES public.bottleneck(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_journey_id_department FOREIGN KEY (journey_id, department) REFERENCES public.department(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_journey_id_improvement FOREIGN KEY (journey_id, improvement) REFERENCES public.improvement(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annotation
    ADD CONSTRAINT fk_annotation_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT fk_answers_questionnaire_id FOREIGN KEY (questionnaire_id) REFERENCES public.questionnaire(id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT fk_ballot_voting_id FOREIGN KEY (voting_id) REFERENCES public.voting(id);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT fk_bottleneck_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT fk_bottleneck_journey_id_owner_department FOREIGN KEY (journey_id, owner_department) REFERENCES public.department(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id_department FOREIGN KEY (journey_id, department) REFERENCES public.department(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id_phase FOREIGN KEY (journey_id, phase) REFERENCES public.phase(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_question_id FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.cost_choice
    ADD CONSTRAINT fk_cost_choice_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT fk_department_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id_contact_moment FOREIGN KEY (journey_id, contact_moment) REFERENCES public.contact_moment(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.improvement
    ADD CONSTRAINT fk_improvement_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT fk_participant_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT fk_phase_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT fk_photo_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT fk_problem_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT fk_question_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.questionnaire
    ADD CONSTRAINT fk_questionnaire_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.share_link
    ADD CONSTRAINT fk_share_link_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT fk_tally_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.voice_use
    ADD CONSTRAINT fk_voice_use_answers_id FOREIGN KEY (answers_id) REFERENCES public.answers(id);
ALTER TABLE ONLY public.voice_use
    ADD CONSTRAINT fk_voice_use_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.voting
    ADD CONSTRAINT fk_voting_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.webhook_cursor
    ADD CONSTRAINT fk_webhook_cursor_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.webhook_cursor
    ADD CONSTRAINT fk_webhook_cursor_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.webhook(id);
ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT fk_webhook_delivery_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.webhook(id);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT fk_workshop_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
