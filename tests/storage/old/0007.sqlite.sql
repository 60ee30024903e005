BEGIN TRANSACTION;
CREATE TABLE access_token (
	digest VARCHAR(64) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	revoked_at DATETIME, 
	CONSTRAINT pk_access_token PRIMARY KEY (digest)
);
INSERT INTO "access_token" VALUES('eca4ab891e4e3962dbc345d4f5db9e85a2147dce3769fa640ebb4bbe44b01d7f','api','script','owner','2026-11-22 07:22:57.983903',NULL,NULL);
CREATE TABLE action (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	bottleneck VARCHAR, 
	improvement VARCHAR, 
	department VARCHAR, 
	status VARCHAR(20) NOT NULL, 
	level VARCHAR(20) NOT NULL, 
	deadline VARCHAR(10), 
	CONSTRAINT pk_action PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_action_journey_id_bottleneck FOREIGN KEY(journey_id, bottleneck) REFERENCES bottleneck (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_journey_id_improvement FOREIGN KEY(journey_id, improvement) REFERENCES improvement (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_journey_id_department FOREIGN KEY(journey_id, department) REFERENCES department (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "action" VALUES('noor','ac','a0',1,'{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}','k','v',NULL,'open','professional',NULL);
INSERT INTO "action" VALUES('vaz4r3xky6','ac','a0',1,'{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}','k','v',NULL,'open','professional',NULL);
INSERT INTO "action" VALUES('v43e5bn88e','ac','a0',1,'{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}','k','v',NULL,'open','professional',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE annotation (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	about_resource VARCHAR(20) NOT NULL, 
	about VARCHAR(63) NOT NULL, 
	CONSTRAINT pk_annotation PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_annotation_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "annotation" VALUES('noor','n','a0',1,'{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}','bottleneck','k');
INSERT INTO "annotation" VALUES('noor','n2','a1',1,'{"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}','bottleneck','k');
INSERT INTO "annotation" VALUES('vaz4r3xky6','n','a0',1,'{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}','bottleneck','k');
INSERT INTO "annotation" VALUES('vaz4r3xky6','n2','a1',1,'{"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}','bottleneck','k');
INSERT INTO "annotation" VALUES('v43e5bn88e','n','a0',1,'{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}','bottleneck','k');
INSERT INTO "annotation" VALUES('v43e5bn88e','n2','a1',1,'{"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}','bottleneck','k');
CREATE TABLE answers (
	id VARCHAR(63) NOT NULL, 
	questionnaire_id VARCHAR(63) NOT NULL, 
	voice VARCHAR(200) NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	in_interview BOOLEAN NOT NULL, 
	language VARCHAR(20) NOT NULL, 
	consent JSON NOT NULL, 
	body JSON NOT NULL, 
	version INTEGER NOT NULL, 
	begun_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_questionnaire_id FOREIGN KEY(questionnaire_id) REFERENCES questionnaire (id)
);
INSERT INTO "answers" VALUES('8vehy5snnx','cfgsk36pbm','Merel','68583c955d19bf14a26bf8c9b8ca283cf33573222b798b016cce78f710a96565','sent',0,'nl','{"at": "2026-11-22T07:22:57.885284Z", "words": "2026-11", "language": "nl", "age": "sixteen_or_older", "guardian": false, "spoken": false}','{"moments": {"b": {"known": "yes", "score": -1, "sentence": "\u2018Niemand belde\u2019"}}}',5,'2026-11-22 07:22:57.890859','2026-11-22 07:22:57.939572');
INSERT INTO "answers" VALUES('8mb9nfzv86','cfgsk36pbm','Mus','b8c25a458159cb1f0caa576bfebec672323a55fe7d71f3c14bdf5a31ea547af9','begun',0,'nl','{"at": "2026-11-22T07:22:57.950444Z", "words": "2026-11", "language": "nl", "age": "sixteen_or_older", "guardian": false, "spoken": false}','{}',1,'2026-11-22 07:22:57.957347','2026-11-22 07:22:57.957363');
CREATE TABLE ballot (
	voting_id VARCHAR(63) NOT NULL, 
	voter VARCHAR(64) NOT NULL, 
	choices JSON NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (voting_id, voter), 
	CONSTRAINT fk_ballot_voting_id FOREIGN KEY(voting_id) REFERENCES voting (id)
);
INSERT INTO "ballot" VALUES('md33gdjr3q','2f9fc961c5cff4f72951533b49f1d143c6cab657cab3ac0f47b17d8aba0c50f5','["b"]');
CREATE TABLE bottleneck (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	category VARCHAR NOT NULL, 
	owner_department VARCHAR, 
	CONSTRAINT pk_bottleneck PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_bottleneck_journey_id_owner_department FOREIGN KEY(journey_id, owner_department) REFERENCES department (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_bottleneck_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "bottleneck" VALUES('noor','k','a0',12,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
INSERT INTO "bottleneck" VALUES('vaz4r3xky6','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
INSERT INTO "bottleneck" VALUES('v43e5bn88e','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
CREATE TABLE contact_moment (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	phase VARCHAR NOT NULL, 
	department VARCHAR, 
	channel VARCHAR, 
	date VARCHAR, 
	CONSTRAINT pk_contact_moment PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_contact_moment_journey_id_phase FOREIGN KEY(journey_id, phase) REFERENCES phase (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_moment_journey_id_department FOREIGN KEY(journey_id, department) REFERENCES department (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_moment_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "contact_moment" VALUES('noor','a','a3',3,'{"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}','later','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('noor','b','a1',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('noor','sdp782mf6e','Zz',2,'{"id": "sdp782mf6e", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('noor','c','a0',9,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('vaz4r3xky6','b','a0',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('vaz4r3xky6','sdp782mf6e','a1',1,'{"id": "sdp782mf6e", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('vaz4r3xky6','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('vaz4r3xky6','a','a3',1,'{"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}','later','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('v43e5bn88e','a','a0',1,'{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}','start','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('v43e5bn88e','b','a1',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('v43e5bn88e','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
CREATE TABLE contribution (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	participant_id VARCHAR(63) NOT NULL, 
	question_id VARCHAR(63), 
	resource VARCHAR(20) NOT NULL, 
	item_id VARCHAR(63) NOT NULL, 
	changes BOOLEAN NOT NULL, 
	fields JSON NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR NOT NULL, 
	operation_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_contribution PRIMARY KEY (id), 
	CONSTRAINT fk_contribution_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id), 
	CONSTRAINT fk_contribution_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_contribution_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "contribution" VALUES('zpeynxkq6v','5p3tk4maa9','4ve5m4fgdh',NULL,'experience','r-6469018796c7b6cdf3b2373f',0,'{"score": -2, "quote": "\u2018Nee\u2019", "id": "r-6469018796c7b6cdf3b2373f", "contact_moment": "b", "source": "young_parent", "perspective": "young_parent", "voice": "1"}','accepted','','c3jf945fv8','2026-11-22 07:22:57.774688');
INSERT INTO "contribution" VALUES('vymh89b25a','5p3tk4maa9','4ve5m4fgdh','zyphhw6akq','contact-moment','4v87r66722',0,'{"phase": "start", "title": "Balie", "id": "4v87r66722", "source": "young_parent"}','hidden','','3afgfme7pp','2026-11-22 07:22:57.787182');
CREATE TABLE cost_choice (
	journey_id VARCHAR(63) NOT NULL, 
	bottleneck VARCHAR(100) NOT NULL, 
	price VARCHAR(63) NOT NULL, 
	"instead" VARCHAR(63) NOT NULL, 
	CONSTRAINT pk_cost_choice PRIMARY KEY (journey_id, bottleneck), 
	CONSTRAINT fk_cost_choice_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id) ON DELETE CASCADE
);
CREATE TABLE decision (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	finding VARCHAR NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_decision_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "decision" VALUES('noor','d','a0',1,'{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}','long_wait.a','confirmed');
INSERT INTO "decision" VALUES('vaz4r3xky6','d','a0',1,'{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}','long_wait.a','confirmed');
INSERT INTO "decision" VALUES('v43e5bn88e','d','a0',1,'{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}','long_wait.a','confirmed');
CREATE TABLE department (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	CONSTRAINT pk_department PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_department_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "department" VALUES('noor','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('noor','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
INSERT INTO "department" VALUES('vaz4r3xky6','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('vaz4r3xky6','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
INSERT INTO "department" VALUES('v43e5bn88e','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('v43e5bn88e','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
CREATE TABLE event (
	journey_id VARCHAR(63) NOT NULL, 
	sequence INTEGER NOT NULL, 
	operation_id VARCHAR(64) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	resource VARCHAR(20) NOT NULL, 
	resource_id VARCHAR(63) NOT NULL, 
	verb VARCHAR(10) NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (journey_id, sequence), 
	CONSTRAINT fk_event_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "event" VALUES('noor',1,'4m3gtvrb4p','wim','journey','noor','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "noor", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}], "annotations": [{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}, {"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}], "improvements": [{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}], "actions": [{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}]}, "after": null}','2026-11-22 07:22:57.637320');
INSERT INTO "event" VALUES('noor',2,'op-1','anne','contact-moment','sdp782mf6e','created',NULL,'{"item": {"id": "sdp782mf6e", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, "after": null}','2026-11-22 07:22:57.652253');
INSERT INTO "event" VALUES('noor',3,'r72p8dtzas','wim','contact-moment','a','changed','{"item": {"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, "after": null}','{"item": {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}, "after": "c"}','2026-11-22 07:22:57.660710');
INSERT INTO "event" VALUES('noor',4,'meydf6nz93','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 07:22:57.666111');
INSERT INTO "event" VALUES('noor',5,'yq8weeh9c5','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','2026-11-22 07:22:57.670454');
INSERT INTO "event" VALUES('noor',6,'yq8weeh9c5','wim','experience','ec2','removed','{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}',NULL,'2026-11-22 07:22:57.670454');
INSERT INTO "event" VALUES('noor',7,'yq8weeh9c5','wim','experience','ec','removed','{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}',NULL,'2026-11-22 07:22:57.670454');
INSERT INTO "event" VALUES('noor',8,'yq8weeh9c5','wim','contact-moment','c','removed','{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "sdp782mf6e"}',NULL,'2026-11-22 07:22:57.670454');
INSERT INTO "event" VALUES('noor',9,'e8gwdcfcjy','wim','contact-moment','c','created',NULL,'{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "sdp782mf6e"}','2026-11-22 07:22:57.686455');
INSERT INTO "event" VALUES('noor',10,'e8gwdcfcjy','wim','experience','ec','created',NULL,'{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}','2026-11-22 07:22:57.686455');
INSERT INTO "event" VALUES('noor',11,'e8gwdcfcjy','wim','experience','ec2','created',NULL,'{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}','2026-11-22 07:22:57.686455');
INSERT INTO "event" VALUES('noor',12,'e8gwdcfcjy','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','2026-11-22 07:22:57.686455');
INSERT INTO "event" VALUES('noor',13,'8pesa7wbeg','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','2026-11-22 07:22:57.695471');
INSERT INTO "event" VALUES('noor',14,'qpzs8yjjrq','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 07:22:57.707223');
INSERT INTO "event" VALUES('vaz4r3xky6',1,'zazfqw94vq','wim','journey','vaz4r3xky6','created',NULL,'{"item": {"kind": "desired", "title": "Wens", "id": "vaz4r3xky6", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "sdp782mf6e", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}], "annotations": [{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}, {"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}], "improvements": [{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}], "actions": [{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}]}, "after": null}','2026-11-22 07:22:57.722038');
INSERT INTO "event" VALUES('v43e5bn88e',1,'tr25h7gabm','wim','journey','v43e5bn88e','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "v43e5bn88e", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}], "annotations": [{"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"}, {"id": "n2", "about_resource": "bottleneck", "about": "k", "kind": "question", "text": "Waarom?", "reply_to": "n"}], "improvements": [{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}], "actions": [{"id": "ac", "bottleneck": "k", "improvement": "v", "title": "Open", "helping": ["wonen"]}], "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}]}, "after": null}','2026-11-22 07:22:57.726597');
INSERT INTO "event" VALUES('v43e5bn88e',2,'hk4ba8dnxt','wim','journey','v43e5bn88e','removed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}',NULL,'2026-11-22 07:22:57.730849');
INSERT INTO "event" VALUES('noor',15,'axepybnwme','wim','workshop','5p3tk4maa9','changed',NULL,NULL,'2026-11-22 07:22:57.736028');
INSERT INTO "event" VALUES('noor',16,'mzgab3257z','4ve5m4fgdh','participant','4ve5m4fgdh','changed',NULL,NULL,'2026-11-22 07:22:57.757879');
INSERT INTO "event" VALUES('noor',17,'menhp62fey','owner','question','zyphhw6akq','changed',NULL,NULL,'2026-11-22 07:22:57.763227');
INSERT INTO "event" VALUES('noor',18,'c3jf945fv8','4ve5m4fgdh','contribution','zpeynxkq6v','changed',NULL,NULL,'2026-11-22 07:22:57.781373');
INSERT INTO "event" VALUES('noor',19,'3afgfme7pp','4ve5m4fgdh','contribution','vymh89b25a','changed',NULL,NULL,'2026-11-22 07:22:57.788335');
INSERT INTO "event" VALUES('noor',20,'ctm8km6b69','owner','experience','r-6469018796c7b6cdf3b2373f','created',NULL,'{"item": {"id": "r-6469018796c7b6cdf3b2373f", "source": "young_parent", "contact_moment": "b", "voice": "1", "score": -2, "quote": "\u2018Nee\u2019"}, "after": "ec2"}','2026-11-22 07:22:57.808859');
INSERT INTO "event" VALUES('noor',21,'ctm8km6b69','owner','contribution','zpeynxkq6v','changed',NULL,NULL,'2026-11-22 07:22:57.813342');
INSERT INTO "event" VALUES('noor',22,'ctm8km6b69','owner','workshop','5p3tk4maa9','changed',NULL,NULL,'2026-11-22 07:22:57.813342');
INSERT INTO "event" VALUES('noor',23,'zywajb2d58','owner','voting','md33gdjr3q','changed',NULL,NULL,'2026-11-22 07:22:57.830372');
INSERT INTO "event" VALUES('noor',24,'ybrtqed2sk','2f9fc961c5cff4f72951533b49f1d143c6cab657cab3ac0f47b17d8aba0c50f5','voting','md33gdjr3q','changed',NULL,NULL,'2026-11-22 07:22:57.849928');
INSERT INTO "event" VALUES('noor',25,'2tq2k388sn','owner','photo','gfzejsg56w','changed',NULL,NULL,'2026-11-22 07:22:57.866109');
CREATE TABLE experience (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	contact_moment VARCHAR NOT NULL, 
	perspective VARCHAR NOT NULL, 
	score INTEGER, 
	CONSTRAINT pk_experience PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_experience_journey_id_contact_moment FOREIGN KEY(journey_id, contact_moment) REFERENCES contact_moment (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_experience_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "experience" VALUES('noor','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('noor','ec','a1',10,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('noor','ec2','a2',11,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('vaz4r3xky6','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('vaz4r3xky6','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('vaz4r3xky6','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('v43e5bn88e','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('v43e5bn88e','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('v43e5bn88e','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('noor','r-6469018796c7b6cdf3b2373f','a3',20,'{"id": "r-6469018796c7b6cdf3b2373f", "source": "young_parent", "contact_moment": "b", "voice": "1", "score": -2, "quote": "\u2018Nee\u2019"}','b','young_parent',-2);
CREATE TABLE improvement (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	choice VARCHAR(20), 
	CONSTRAINT pk_improvement PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_improvement_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "improvement" VALUES('noor','v','a0',1,'{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}',NULL);
INSERT INTO "improvement" VALUES('vaz4r3xky6','v','a0',1,'{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}',NULL);
INSERT INTO "improvement" VALUES('v43e5bn88e','v','a0',1,'{"id": "v", "title": "E\u00e9n loket", "bottlenecks": ["k"]}',NULL);
CREATE TABLE journey (
	id VARCHAR(63) NOT NULL, 
	sequence INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	title VARCHAR NOT NULL, 
	template BOOLEAN NOT NULL, 
	body JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	removed_at DATETIME, content_sequence INTEGER, 
	CONSTRAINT pk_journey PRIMARY KEY (id)
);
INSERT INTO "journey" VALUES('noor',25,14,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}','2026-11-22 07:22:57.629404','2026-11-22 07:22:57.808607',NULL,20);
INSERT INTO "journey" VALUES('vaz4r3xky6',1,1,'desired','Wens',0,'{"kind": "desired", "title": "Wens"}','2026-11-22 07:22:57.719752','2026-11-22 07:22:57.719765',NULL,NULL);
INSERT INTO "journey" VALUES('v43e5bn88e',2,2,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor"}','2026-11-22 07:22:57.725148','2026-11-22 07:22:57.730837','2026-11-22 07:22:57.730805',NULL);
CREATE TABLE operation (
	scope VARCHAR(63) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	resource VARCHAR(20) NOT NULL, 
	resource_id VARCHAR(63) NOT NULL, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER NOT NULL, 
	turn VARCHAR(4), 
	undoes VARCHAR(64), 
	undone_by VARCHAR(64), 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_operation PRIMARY KEY (scope, id)
);
INSERT INTO "operation" VALUES('workspace','4m3gtvrb4p','074e02a752ca4f5c04d47f6513fd524ae46e3b96ad1d5ab0e1e66db260f2fb7b','wim','journey','noor',1,1,NULL,NULL,NULL,'2026-11-22 07:22:57.638141');
INSERT INTO "operation" VALUES('noor','op-1','a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8','anne','contact-moment','sdp782mf6e',2,2,NULL,NULL,NULL,'2026-11-22 07:22:57.652406');
INSERT INTO "operation" VALUES('noor','r72p8dtzas','f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1','wim','contact-moment','a',3,3,NULL,NULL,NULL,'2026-11-22 07:22:57.660850');
INSERT INTO "operation" VALUES('noor','meydf6nz93','3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a','anne','journey','noor',4,4,NULL,NULL,NULL,'2026-11-22 07:22:57.666240');
INSERT INTO "operation" VALUES('noor','yq8weeh9c5','9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb','wim','contact-moment','c',5,8,NULL,NULL,'e8gwdcfcjy','2026-11-22 07:22:57.670643');
INSERT INTO "operation" VALUES('noor','e8gwdcfcjy','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','wim','bottleneck','k',9,12,'undo','yq8weeh9c5',NULL,'2026-11-22 07:22:57.686630');
INSERT INTO "operation" VALUES('noor','8pesa7wbeg','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','anne','journey','noor',13,13,'undo','meydf6nz93','qpzs8yjjrq','2026-11-22 07:22:57.695584');
INSERT INTO "operation" VALUES('noor','qpzs8yjjrq','8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c','anne','journey','noor',14,14,'redo','8pesa7wbeg',NULL,'2026-11-22 07:22:57.707332');
INSERT INTO "operation" VALUES('workspace','zazfqw94vq','b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0','wim','journey','vaz4r3xky6',1,1,NULL,NULL,NULL,'2026-11-22 07:22:57.722325');
INSERT INTO "operation" VALUES('workspace','tr25h7gabm','074e02a752ca4f5c04d47f6513fd524ae46e3b96ad1d5ab0e1e66db260f2fb7b','wim','journey','v43e5bn88e',1,1,NULL,NULL,NULL,'2026-11-22 07:22:57.726805');
INSERT INTO "operation" VALUES('workspace','hk4ba8dnxt','5baf1e56c6f70b750152ecde8e6606036a835989e7faa0c69adc46b951d779b5','wim','journey','v43e5bn88e',2,2,NULL,NULL,NULL,'2026-11-22 07:22:57.731059');
INSERT INTO "operation" VALUES('noor','axepybnwme','b0d41ea4c2633c36719056375b229f5497a985831ceffbbe9b594c62755adc98','wim','workshop','5p3tk4maa9',15,14,NULL,NULL,NULL,'2026-11-22 07:22:57.735974');
INSERT INTO "operation" VALUES('noor','mzgab3257z','e99016b1fb71554ab9d272741ef5d5ee49624a911ccf7ad2e20b2dbce6b6266b','4ve5m4fgdh','participant','4ve5m4fgdh',16,15,NULL,NULL,NULL,'2026-11-22 07:22:57.757818');
INSERT INTO "operation" VALUES('noor','menhp62fey','7aabac0a51b3f634c1383abdf15c9aa336a39234291d11465045d0cd2ca6b495','owner','question','zyphhw6akq',17,16,NULL,NULL,NULL,'2026-11-22 07:22:57.763168');
INSERT INTO "operation" VALUES('noor','c3jf945fv8','7aeb95936b4fad05ff1e4b6b64de44db3664d8adedb83c9d9cc10d993dccae9d','4ve5m4fgdh','contribution','zpeynxkq6v',18,17,NULL,NULL,NULL,'2026-11-22 07:22:57.781308');
INSERT INTO "operation" VALUES('noor','3afgfme7pp','ab628e78c0accf927d806013404c5fd775f0ae6aff9a839866dcab31efe236f3','4ve5m4fgdh','contribution','vymh89b25a',19,18,NULL,NULL,NULL,'2026-11-22 07:22:57.788277');
INSERT INTO "operation" VALUES('noor','ctm8km6b69','df4bb75934697e4d59f783304aa8853c7756444777839f561fbd6e5a14ef6d19','owner','workshop','5p3tk4maa9',20,20,NULL,NULL,NULL,'2026-11-22 07:22:57.813270');
INSERT INTO "operation" VALUES('noor','zywajb2d58','3948998d660241ff26defa091d075fe0c996d5740afe1b2d9b2d8fa071b15386','owner','voting','md33gdjr3q',23,22,NULL,NULL,NULL,'2026-11-22 07:22:57.830308');
INSERT INTO "operation" VALUES('noor','ybrtqed2sk','634abd8c724a0ada3439d114da0ac19c32dbe016bd035ad8f746a574430b9023','2f9fc961c5cff4f72951533b49f1d143c6cab657cab3ac0f47b17d8aba0c50f5','voting','md33gdjr3q',24,23,NULL,NULL,NULL,'2026-11-22 07:22:57.849863');
INSERT INTO "operation" VALUES('noor','2tq2k388sn','9a2b0357e73d4e4aadcda2c33f7d46535fb996b09d244280b0b601a03d572a8f','owner','photo','gfzejsg56w',25,24,NULL,NULL,NULL,'2026-11-22 07:22:57.866047');
CREATE TABLE participant (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	department VARCHAR(63), 
	state VARCHAR(10) NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "participant" VALUES('4ve5m4fgdh','5p3tk4maa9',1,'Zoë','young_parent','wonen','present','059f970590d8dd7a611e2a2a694fe81a76c59e63dd7f82aaea6dbfd99425aabc','2026-11-22 07:22:57.755948','2026-11-22 07:22:57.755963');
CREATE TABLE phase (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_phase PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_phase_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "phase" VALUES('noor','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('noor','later','a1',1,'{"id": "later", "title": "Later"}');
INSERT INTO "phase" VALUES('vaz4r3xky6','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('vaz4r3xky6','later','a1',1,'{"id": "later", "title": "Later"}');
INSERT INTO "phase" VALUES('v43e5bn88e','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('v43e5bn88e','later','a1',1,'{"id": "later", "title": "Later"}');
CREATE TABLE photo (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	sequence INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "photo" VALUES('gfzejsg56w','5p3tk4maa9','Halverwege',24,'2026-11-22 07:22:57.859843');
CREATE TABLE problem (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	outcome VARCHAR, 
	CONSTRAINT pk_problem PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_problem_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "problem" VALUES('noor','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
INSERT INTO "problem" VALUES('vaz4r3xky6','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
INSERT INTO "problem" VALUES('v43e5bn88e','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
CREATE TABLE project (
	id VARCHAR(63) NOT NULL, 
	title VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_project PRIMARY KEY (id)
);
INSERT INTO "project" VALUES('49jy8gv8an','Jonge ouders',1,'{"title": "Jonge ouders", "goal": "", "journeys": ["noor"], "ticks": []}','2026-11-22 07:22:57.974077');
CREATE TABLE question (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	text VARCHAR NOT NULL, 
	about_resource VARCHAR(20), 
	about_id VARCHAR(63), 
	hides BOOLEAN NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "question" VALUES('zyphhw6akq','5p3tk4maa9','free','Wat mist er?',NULL,NULL,1,'open','2026-11-22 07:22:57.761471');
CREATE TABLE questionnaire (
	id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	welcome VARCHAR NOT NULL, 
	cases JSON NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	keep_until DATETIME NOT NULL, 
	withdrawn INTEGER NOT NULL, 
	CONSTRAINT pk_questionnaire PRIMARY KEY (id), 
	CONSTRAINT fk_questionnaire_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "questionnaire" VALUES('cfgsk36pbm','noor','XFP9AD99','Vragen','','[]','open','2026-11-22 07:22:57.871769','2027-11-22 23:59:59.000000',0);
CREATE TABLE setting (
	name VARCHAR(60) NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE share_link (
	id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	shows JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	used_at DATETIME, 
	CONSTRAINT pk_share_link PRIMARY KEY (id), 
	CONSTRAINT fk_share_link_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "share_link" VALUES('gbpczn7tvw','noor','Raad','9dcecfe5a6d316acf36090bbe84fc68e1374d49cdfe71b0cf0976cd5e0979a51','["voices"]','2026-11-22 07:22:57.962051','2026-12-22 07:22:57.962051',NULL,NULL);
CREATE TABLE tally (
	journey_id VARCHAR(63) NOT NULL, 
	content INTEGER NOT NULL, 
	mark VARCHAR(16) NOT NULL, 
	sketch VARCHAR(63), 
	sketch_content INTEGER, 
	day VARCHAR(10), 
	body VARCHAR NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (journey_id), 
	CONSTRAINT fk_tally_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id) ON DELETE CASCADE
);
CREATE TABLE voice_use (
	answers_id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	resource VARCHAR(20) NOT NULL, 
	item_id VARCHAR(63) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_voice_use PRIMARY KEY (answers_id, journey_id, resource, item_id), 
	CONSTRAINT fk_voice_use_answers_id FOREIGN KEY(answers_id) REFERENCES answers (id), 
	CONSTRAINT fk_voice_use_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
CREATE TABLE voting (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	subject VARCHAR(20) NOT NULL, 
	votes_each INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_voting PRIMARY KEY (id), 
	CONSTRAINT fk_voting_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "voting" VALUES('md33gdjr3q','5p3tk4maa9','contact-moment',2,'open','0f113488951d935e41005ec564695302bfa6041d923572d69830c1a1dcb7058c','2026-11-22 07:22:57.824220');
CREATE TABLE webhook (
	id VARCHAR(63) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	address VARCHAR(2000) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	failures INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	next_try_at DATETIME, 
	leased_until DATETIME, 
	CONSTRAINT pk_webhook PRIMARY KEY (id)
);
CREATE TABLE webhook_cursor (
	webhook_id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_webhook_cursor PRIMARY KEY (webhook_id, journey_id), 
	CONSTRAINT fk_webhook_cursor_webhook_id FOREIGN KEY(webhook_id) REFERENCES webhook (id), 
	CONSTRAINT fk_webhook_cursor_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
CREATE TABLE webhook_delivery (
	id VARCHAR(63) NOT NULL, 
	webhook_id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63), 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	status INTEGER, 
	problem VARCHAR(40) NOT NULL, 
	milliseconds INTEGER NOT NULL, 
	CONSTRAINT pk_webhook_delivery PRIMARY KEY (id), 
	CONSTRAINT fk_webhook_delivery_webhook_id FOREIGN KEY(webhook_id) REFERENCES webhook (id)
);
CREATE TABLE workshop (
	id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	step VARCHAR(20) NOT NULL, 
	settings JSON NOT NULL, 
	focus_resource VARCHAR(20), 
	focus_id VARCHAR(63), 
	shows_code BOOLEAN NOT NULL, 
	timer_ends_at DATETIME, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT fk_workshop_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "workshop" VALUES('5p3tk4maa9','noor','P846130W','open','target_group','{"lobby": false, "locked": false, "moderated": false, "hidden": false, "own_department_only": false, "keep_days": 90, "shows_result": true, "hours": 12}',NULL,NULL,0,NULL,14,NULL,'2026-11-22 07:22:57.733573',NULL,'2026-11-22 19:22:57.733487');
CREATE INDEX operation_by_sequence ON operation (scope, last_sequence);
CREATE UNIQUE INDEX workshop_by_code ON workshop (code);
CREATE INDEX workshop_by_journey ON workshop (journey_id);
CREATE INDEX question_by_workshop ON question (workshop_id);
CREATE UNIQUE INDEX participant_by_token ON participant (token_digest);
CREATE INDEX participant_by_workshop ON participant (workshop_id);
CREATE INDEX contribution_by_workshop ON contribution (workshop_id, state);
CREATE INDEX contribution_by_participant ON contribution (participant_id, item_id);
CREATE INDEX voting_by_workshop ON voting (workshop_id);
CREATE INDEX photo_by_workshop ON photo (workshop_id);
CREATE UNIQUE INDEX questionnaire_by_code ON questionnaire (code);
CREATE INDEX questionnaire_by_journey ON questionnaire (journey_id);
CREATE UNIQUE INDEX answers_by_token ON answers (token_digest);
CREATE UNIQUE INDEX answers_by_voice ON answers (questionnaire_id, voice);
CREATE INDEX voice_use_by_item ON voice_use (journey_id, item_id);
CREATE UNIQUE INDEX share_link_by_token ON share_link (token_digest);
CREATE INDEX share_link_by_journey ON share_link (journey_id);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, at);
COMMIT;
